/** Paths by what they are near to, or beyond. */
import type { Path } from './parts/model.js';

/** Paths that go from the same sound exchange. */
export interface Group {
  id: string;
  title: string;
  paths: number;
}

const TITLES: Readonly<Record<string, string>> = {
  server: "a client's handshake with one defect, for a server that welcomes anybody",
  'server-narrow': "a client's handshake with one defect, for a server with lists of hosts, origins, resources and subprotocols",
  'server-space': "a client's handshake with one defect, for a server that wants a space after each colon",
  client: "a server's handshake with one defect, for a client",
  'client-chat': "a server's handshake with one defect, for a client that asks for a subprotocol, with cookies",
  'client-literal': "a server's handshake with one defect, for a client that reads the text literally",
  'client-draws': 'draws of a client at their limits',
  'server-frames': 'frames to a server: each type, lengths around the powers of 128, data of every sort',
  'client-frames': 'frames to a client, likewise',
  beyond: 'TLS, proxies, credentials and cookies, each alone',
  'client-calls': 'a script that closes at every stage of the opening handshake, or sends and closes in one go',
  constructor: "URLs and subprotocols with one defect, from a script to the client's constructor",
};

/**
 * How many paths there are of each group.
 * @throws Error when a group has no title
 */
export function groupsOf(paths: readonly Path[]): Group[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const group = groupOf(path);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...counts].map(([id, count]) => ({ id, title: titleOf(id), paths: count }));
}

/** `near/GROUP/NUMBER`, or the first word of the id. */
export function groupOf({ id }: Path): string {
  const [first = '', second = ''] = id.split('/');
  return first === 'near' ? second : first;
}

function titleOf(group: string): string {
  if (!Object.hasOwn(TITLES, group)) throw new Error(`paths: the group "${group}" has no title in groups.ts`);
  return TITLES[group] as string;
}

/** A server that is asked: each word has a connection of its own. */
import { Connection, type Names, requestTo, type ServerHooks } from '../check/index.js';
import { Reader } from './outputs.js';
import { type Line, NoPeer, type Peer } from './talk.js';
import { request } from './text.js';

export interface ServerToLearn extends Omit<Names, 'resource'> {
  /** Where it is; its path and query are its resource. */
  url: URL;
  /** Milliseconds within which it has to answer a handshake. */
  timeout: number;
  ca?: string | undefined;
  isOurs?: boolean | undefined;
  /** What its application can be told; nothing if absent. */
  hooks?: ServerHooks | undefined;
}

export function serverToLearn(options: ServerToLearn): Peer {
  const { isOurs = false } = options;
  return { side: 'server', isOurs, open: (isOpened) => open(options, isOpened) };
}

async function open({ url: at, hooks, timeout, ca, ...names }: ServerToLearn, isOpened: boolean): Promise<Line> {
  const session = await hooks?.begin(undefined);
  const url = session?.url ?? at;
  const connection = await Connection.to(url, timeout, ca);
  const end = async () => {
    connection.destroy();
    await session?.end();
  };
  const named = (pieces: readonly string[]) =>
    requestTo({ ...names, resource: `${url.pathname}${url.search}` }, pieces, url.protocol === 'wss:');
  try {
    if (isOpened) await shakeHands(connection, Buffer.from(named([request.toString('latin1')]).join(''), 'latin1'), timeout);
  } catch (error) {
    await end();
    throw error;
  }
  return { connection, named, end, hooks: session, answer: Buffer.alloc(0) };
}

/** Either digest will do: which one is right is asked where handshakes are learned. */
const REPLIED = /^101, .*digest/;

async function shakeHands(connection: Connection, sent: Buffer, timeout: number): Promise<void> {
  const until = performance.now() + timeout;
  connection.send(sent);
  for (let inTime = true; ; inTime = await connection.changes.next(until)) {
    const bytes = connection.received;
    const seen = new Reader('server', false).read({ sent, from: 0, bytes, closed: connection.closed !== undefined });
    if (REPLIED.test(seen) && !seen.includes('part')) return;
    if (!inTime || connection.closed !== undefined)
      throw new NoPeer(`it answers a valid handshake with: ${seen === '-' ? 'nothing' : seen}`);
  }
}

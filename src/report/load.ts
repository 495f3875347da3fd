/** What a server held of many connections: what `src/net/load.full.ts` has measured. */
import { committed, root, socketsHash } from './sources-hash.js';

/** docs/report/load.json. */
export interface Load {
  /** SHA-256 of the machines and the socket layer that were measured. */
  sources: string;
  /** The machine that it was measured on. */
  on: { node: string; processor: string; cores: number };
  /** Connections that were open at once, each of which had its messages echoed. */
  concurrent: {
    connections: number;
    /** Messages that were sent, over all connections. */
    messages: number;
    /** Connections on which anything but its own messages came back, once each and in order. */
    wrong: number;
    secondsToOpen: number;
    secondsToConverse: number;
    bytesOfServerPerConnection: number;
  };
  /** Connections that came and went; how long all but the first tenth took, and what the server held more behind it. */
  churn: { connections: number; seconds: number; handlesMore: number; bytesMore: number };
}

/** The figures as they were committed, and whether the sources have changed since. */
export type DatedLoad = Load & { outdated: boolean };

/** Where the committed figures are; undefined where the sources are not. */
export const loadFile = root && new URL('docs/report/load.json', root);

/**
 * The committed figures; nothing where there are none.
 * @param now hash of the sources as they are
 */
export function committedLoad(now = socketsHash()): DatedLoad | undefined {
  const load = committed<Load>('load.json');
  return load && { ...load, outdated: load.sources !== now };
}

/** The figures in lines. */
export function loadLines({ concurrent, churn, on, sources, outdated }: DatedLoad): string[] {
  const many = (count: number) => count.toLocaleString('en');
  const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;
  const when = outdated ? 'OUTDATED: of other sources than these' : 'of these sources';
  return [
    `${many(concurrent.connections)} connections at once: ${many(concurrent.messages)} messages echoed, wrong on ${many(concurrent.wrong)} connections; opened in ${concurrent.secondsToOpen} s, echoed in ${concurrent.secondsToConverse} s, ${kibibytes(concurrent.bytesOfServerPerConnection)} of the server for each`,
    `${many(churn.connections)} connections that came and went: ${many(churn.handlesMore)} handles and ${kibibytes(churn.bytesMore)} more than after the first tenth, ${churn.seconds} s later`,
    `measured on ${on.processor}, ${on.cores} cores, Node ${on.node}; ${when}, ${sources.slice(0, 12)}`,
  ];
}

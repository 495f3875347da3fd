/** Learns the peers of the matrix, and keeps what two runs of that have in common. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program, serverOf } from '../check/index.js';
import { allPeers, installedVersion, type Peer, peersFolder, wordsOf } from '../check/matrix/index.js';
import type { Side } from '../judge/index.js';
import { isCall, PRESETS, preset } from './alphabet.js';
import type { LearnOptions } from './learn.js';
import { learnClient, learnServer } from './programs.js';
import { type Learned, learnedIn } from './result.js';
import { NoPeer } from './talk.js';

export interface LearnPeersOptions extends Omit<LearnOptions, 'url' | 'name' | 'alphabet'> {
  /** Names of peers; all that are installed if absent. */
  only?: readonly string[];
  /** Both sides if absent. */
  side?: Side;
  timeout: number;
  /** Whether a side has to be learned once more, since an answer that came late may have been missed. */
  again?(file: string, learned: Committed): boolean;
  /** Hears what was learned, as it is committed too, or why nothing could be. */
  told(file: string, learned: string): void;
  told(file: string, learned: Learned, committed: Committed): void;
}

/** A learned machine as it is committed: without what differs from run to run. */
export type Committed = Omit<Learned, 'version' | 'effort'>;

/** Where these are; `NAME.SIDE.ALPHABET.json` each. */
export const learnedFolder = `${peersFolder}learned/`;

/** All that are committed, by the names of their files without the end. @throws Error with a `code` when there is no such folder */
export function committedMachines(folder = learnedFolder): Map<string, Committed> {
  const files = readdirSync(folder).sort();
  return new Map(files.map((file) => [file.replace(/\.json$/, ''), learnedIn(readFileSync(join(folder, file), 'utf8'))]));
}

/** The text of such a file before it is formatted: what is short stays in one line then. */
export function fileOf(machine: Committed): string {
  const lines = JSON.stringify(machine, null, 1);
  // What is in a list of lists is short.
  return `${lines.replace(/\n {3,}/g, ' ').replace(/ (?=[\]}])/g, '')}\n`;
}

/** Learns each side of each peer over each alphabet that it can be asked by. */
export async function learnPeers(options: LearnPeersOptions): Promise<void> {
  for (const peer of allPeers()) {
    if (options.only?.includes(peer.name) === false || (await installedVersion(peer)) === null) continue;
    for (const side of options.side ? [options.side] : (['server', 'client'] as const)) {
      for (const name of peer[side] === undefined ? [] : PRESETS) {
        const learn = () =>
          learnedOf(peer, side, name, options).catch((error: Error) => {
            if (error instanceof NoPeer || 'code' in error) return error.message;
            throw error;
          });
        const file = `${peer.name}.${side}.${name}`;
        let learned = await learn();
        if (typeof learned === 'object' && options.again?.(file, committed(learned))) learned = await learn();
        if (typeof learned === 'string') options.told(file, learned);
        else if (learned !== undefined) options.told(file, learned, committed(learned));
      }
    }
  }
}

async function learnedOf(peer: Peer, side: Side, name: string, options: LearnPeersOptions): Promise<Learned | undefined> {
  const alphabet = preset(name, side) as LearnOptions['alphabet'];
  const hooks: readonly string[] = peer[side]?.hooks ?? [];
  if (alphabet.inputs.some(isCall) && !(hooks.includes('send') && hooks.includes('close'))) return undefined;
  const told = { ...options, alphabet, name: peer.name };
  const { timeout } = options;
  if (side === 'client' && peer.client !== undefined) {
    const exec = wordsOf(peer.client.command, '{url}');
    return learnClient({ exec, folder: peersFolder, hooks: peer.client.hooks, port: 0, timeout }, told);
  }
  const server = peer.server as NonNullable<Peer['server']>;
  const program = new Program(wordsOf(server.command), peersFolder);
  try {
    return await learnServer({ ...(await serverOf(program, server.hooks)), timeout }, told);
  } finally {
    await program.stop();
  }
}

/** What ended before it was learned is no machine, and what was found so far is another each time; what differs was seen again. */
function committed({ version: _, effort: __, ...learned }: Learned): Committed {
  const { peer, ended } = learned;
  // The port is another each time, and so is what a server's clock says.
  const undated = (hex: string) => {
    const text = Buffer.from(hex, 'hex').toString('latin1');
    return Buffer.from(text.replace(/^Date: .*/m, 'Date: ...'), 'latin1').toString('hex');
  };
  const differences = learned.differences.map((each) => ({
    ...each,
    wire: each.wire.map(({ sent, received }) => ({ sent, received: undated(received) })),
  }));
  const lasting = { ...learned, differences, peer: { ...peer, url: '' } };
  return ended === 'learned' ? lasting : { ...lasting, states: [] };
}

/** The peers that `peers/peers.json` names, and which of them are installed. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { tracesFolder } from '../../traces/index.js';
import { patternOf } from '../cases.js';
import type { ClientLine, ServerLine } from '../hooks.js';

/** A program that is an echo server, or an echo client of the URL that takes the place of `{url}`. */
export interface Adapter<Line extends ServerLine | ClientLine = ServerLine | ClientLine> {
  command: readonly string[];
  /** What it can be told by lines on its stdin. */
  hooks: readonly Line[];
}

export interface Peer {
  name: string;
  what: string;
  language: string;
  /** The version that the baseline is of; absent for ourselves. */
  version?: string;
  npm?: readonly string[];
  debian?: readonly string[];
  /** Prints the version that is installed. */
  probe: readonly string[];
  server?: Adapter<ServerLine>;
  client?: Adapter<ClientLine>;
  /** Cases (a glob) in which it does otherwise from run to run, and why. */
  comesAndGoes?: { cases: string; why: string };
}

/** Where the programs are, and where they run. */
export const peersFolder = fileURLToPath(new URL('../peers/', tracesFolder));

/**
 * All peers, in the order of the file.
 * @throws Error with a `code` when there is no such file, as in the published package
 */
export function allPeers(): Peer[] {
  return JSON.parse(readFileSync(`${peersFolder}peers.json`, 'utf8')) as Peer[];
}

/** Tells whether a peer does otherwise from run to run in a case, by what `peers.json` says of it. */
export function whatComesAndGoes(): (name: string, id: string) => boolean {
  const patterns = new Map(allPeers().map(({ name, comesAndGoes }) => [name, comesAndGoes && patternOf(comesAndGoes.cases)]));
  return (name, id) => patterns.get(name)?.test(id) ?? false;
}

/** The version that is installed, or null. */
export async function installedVersion({ probe }: Peer): Promise<string | null> {
  const [program, ...args] = wordsOf(probe);
  try {
    const { stdout } = await promisify(execFile)(program, args, { cwd: peersFolder, timeout: 20_000 });
    return stdout.trim();
  } catch {
    return null;
  }
}

/** The words of a command, of which `node` is the one that runs us, and `{url}` the URL. */
export function wordsOf(command: readonly string[], url = ''): [string, ...string[]] {
  const [program = '', ...args] = command.map((word) => word.replaceAll('{url}', url));
  return [program === 'node' ? process.execPath : program, ...args];
}

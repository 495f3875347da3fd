/** `hixie76 learn`: the state machine of a peer, learned from outside and laid beside that of the text. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Revision } from '../../machines/index.js';
import { dot, svg } from '../chart/index.js';
import { CannotCheck, CLIENT_LINES, Program, SERVER_LINES, serverOf } from '../check/index.js';
import {
  type Alphabet,
  alphabetIn,
  type Committed,
  committedMachines,
  fileOf,
  inLines,
  type Learned,
  learnClient,
  learnedFolder,
  learnedGraph,
  learnedIn,
  learnedLegend,
  learnPeers,
  learnServer,
  NoPeer,
  PRESETS,
  partingLines,
  partings,
  preset,
  tracesOfDifferences,
  Unusable,
} from '../learn/index.js';
import { namesIn, urlOf } from './check.js';
import { commandIn } from './check-client.js';
import { chosenPeers } from './check-matrix.js';
import { linesIn, wordsIn } from './checking.js';
import { attempt, explain, Failure, pem, wholeNumber } from './failure.js';
import { Progress, print, printJson } from './output.js';

/** Options of learning either side. */
export interface LearningOptions {
  revision?: Revision;
  alphabet: string;
  extra: string;
  seed: string;
  states: string;
  queries: string;
  time: string;
  timeout: string;
  concurrency: string;
  hooks?: string;
  exec?: string;
  name?: string;
  json?: boolean;
  svg?: string;
  dot?: string;
  save?: string;
}

export interface LearnServerOptions extends LearningOptions {
  origin?: string;
  protocol?: string;
  hostName?: string;
  ca?: string;
}

export async function learnServerCommand(address: string | undefined, options: LearnServerOptions): Promise<void> {
  const { exec, ca } = options;
  if ((address === undefined) === (exec === undefined)) {
    throw new Failure(
      'learn: either the URL of a server that runs, such as ws://localhost:8080/, or --exec with a command that is one',
    );
  }
  const alphabet = alphabetOf(options.alphabet, 'server');
  const lines = linesIn(options, SERVER_LINES);
  const told = toldBy(options);
  const timeout = wholeNumber('--timeout', options.timeout, 1, 600_000);
  const names = { ...namesIn(options), ...(ca === undefined ? {} : { ca: pem('--ca', ca) }) };
  checkCalls(alphabet, lines);
  const program = exec === undefined ? undefined : new Program(wordsIn(exec));
  try {
    const server = program ? await serverOf(program, lines) : { url: urlOf(address as string) };
    const name = options.name ?? exec ?? server.url.href;
    await tell(options, () => learnServer({ timeout, ...names, ...server }, { ...told, alphabet, name }));
  } finally {
    await program?.stop();
  }
}

export interface LearnClientOptions extends LearningOptions {
  port: string;
  exec: string;
}

export async function learnClientCommand(options: LearnClientOptions): Promise<void> {
  const alphabet = alphabetOf(options.alphabet, 'client');
  const hooks = linesIn(options, CLIENT_LINES);
  const told = toldBy(options);
  const timeout = wholeNumber('--timeout', options.timeout, 1, 600_000);
  const port = wholeNumber('--port', options.port, 0, 65_535);
  checkCalls(alphabet, hooks);
  const command = { exec: commandIn(options.exec), hooks, port, timeout };
  await tell(options, () => learnClient(command, { ...told, alphabet, name: options.name ?? options.exec }));
}

export interface LearnMatrixOptions extends Omit<LearningOptions, 'alphabet'> {
  only?: string[];
  side?: 'server' | 'client';
  write?: boolean;
}

/** `hixie76 learn matrix`: every installed peer of `peers/`, held against what is committed of it, or committed anew. */
export async function learnMatrixCommand(options: LearnMatrixOptions): Promise<void> {
  const { write } = options;
  const { progress: _, ...limits } = toldBy({ ...options, alphabet: '' });
  const timeout = wholeNumber('--timeout', options.timeout, 1, 600_000);
  const only = chosenPeers('learn', options.only);
  const failures: string[] = [];
  const before = attempt(`learn: ${learnedFolder}`, () => committedMachines());
  const isThere = new Set<string>();
  const told = (file: string, learned: Learned | string, now?: Committed) => {
    print(typeof learned === 'string' ? `${file}: ${learned}` : (inLines(learned)[0] as string));
    // A peer that ends while it is learned has no machine.
    if (now === undefined) return before.has(file) && failures.push(`${file}: ${learned}`);
    const known = before.get(file);
    isThere.add(now.peer.name);
    if (write) writeFileSync(join(learnedFolder, `${file}.json`), fileOf(now));
    else if (!isAsBefore(known, now)) failures.push(`${file}: not as it is committed`, ...changesOf(known, now));
  };
  const again = (file: string, now: Committed) => {
    const isOther = !write && !isAsBefore(before.get(file), now);
    if (isOther) print(`${file}: not as it is committed; once more`, ...changesOf(before.get(file), now));
    return isOther;
  };
  await learnPeers({ ...limits, timeout, only, told, again, ...(options.side ? { side: options.side } : {}) });
  const absent = only.filter((name) => !isThere.has(name)).map((name) => `${name}: nothing was learned; peers/install ${name}`);
  if (process.env.HIXIE76_PEERS === 'required') failures.push(...absent);
  if (failures.length > 0) throw new Failure(`learn: ${failures.join('\n  ')}`, 1);
}

/** Who once answered in two ways may answer in one by luck. How learning ends at a limit is the same each time, what was seen until then is not. */
function isAsBefore(known: Committed | undefined, now: Committed): boolean {
  if (known?.ended === 'inconsistent') return true;
  if (known?.ended !== now.ended) return false;
  return now.ended !== 'learned' || fileOf(known) === fileOf(now);
}

function changesOf(known: Committed | undefined, now: Committed): string[] {
  if (known === undefined || known.ended !== 'learned' || now.ended !== 'learned') return [`it ended: ${now.ended}`];
  return partingLines(partings(known, now), ['before', 'now']);
}

/** `hixie76 learn diff`: where two learned machines differ. */
export function learnDiffCommand(one: string, other: string, { json }: { json?: boolean }): void {
  const [first, second] = [read(one), read(other)];
  const found = attempt('learn diff', () => partings(first, second));
  if (json) printJson({ machines: [one, other], differences: found });
  else print(...partingLines(found, [one, other]));
  if (found.length > 0) throw new Failure(`learn: ${found.length} differences`, 1);
}

function read(file: string): Learned {
  return attempt(`learn diff: ${file}`, () => learnedIn(readFileSync(file, 'utf8')));
}

/** The alphabet of a name, or of a file. */
function alphabetOf(name: string, side: 'server' | 'client'): Alphabet {
  const known = preset(name, side);
  if (known !== undefined) return known;
  try {
    return alphabetIn(readFileSync(name, 'utf8'), name);
  } catch (error) {
    const why = error instanceof Unusable ? error.message : explain(error as Error);
    throw new Failure(`--alphabet: ${name}: ${why}; give a file, or one of ${PRESETS.join(', ')}`);
  }
}

function checkCalls({ inputs }: Alphabet, lines: readonly string[]): void {
  const missing = inputs.find(
    (input) => ('send' in input && !lines.includes('send')) || ('close' in input && !lines.includes('close')),
  );
  if (missing !== undefined)
    throw new Failure(`--alphabet: "${missing.name}" needs a command with hooks: --exec with --hooks send,close`);
}

function toldBy(options: LearningOptions) {
  const number = (name: keyof LearningOptions, least: number, most: number) =>
    wholeNumber(`--${name}`, options[name] as string, least, most);
  const progress = new Progress('states at connection');
  return {
    revision: options.revision,
    extra: number('extra', 0, 4),
    seed: number('seed', 0, 2 ** 32 - 1),
    states: number('states', 1, 1_000),
    queries: number('queries', 1, 10_000_000),
    time: number('time', 1, 86_400) * 1_000,
    concurrency: number('concurrency', 1, 256),
    progress: (connections: number, states: number) => progress.show(states, connections),
  };
}

/** Learns, and tells what was learned. */
async function tell(options: LearningOptions, run: () => Promise<Learned>): Promise<void> {
  const files = [options.svg, options.dot].filter((file) => file !== undefined);
  // Before the work, not after it: what is asked for must be possible to write.
  if (options.save !== undefined) attempt(`learn: ${options.save}`, () => mkdirSync(options.save as string, { recursive: true }));
  for (const file of files) attempt(`learn: ${file}`, () => writeFileSync(file, ''));
  const learned = await run().catch((error: Error) => {
    if (error instanceof NoPeer || error instanceof CannotCheck || 'code' in error) throw new Failure(`learn: ${explain(error)}`);
    throw error;
  });
  const graph = learnedGraph(learned);
  if (options.svg !== undefined) writeFileSync(options.svg, await svg(graph, learnedLegend));
  if (options.dot !== undefined) writeFileSync(options.dot, dot(graph, learnedLegend));
  if (options.save !== undefined) writeTraces(options.save, learned);
  if (options.json) printJson(learned);
  else print(...inLines(learned));
  const { length } = learned.differences.filter(({ kind }) => kind === 'against it');
  if (learned.ended !== 'learned') throw new Failure(`learn: ended before it was done: ${learned.ended}`, 1);
  if (length > 0) throw new Failure(`learn: ${length} against the text`, 1);
}

/** The file that check --traces plays. */
function writeTraces(folder: string, learned: Learned): void {
  const lines = tracesOfDifferences(learned).map((trace) => JSON.stringify(trace));
  writeFileSync(join(folder, `${learned.peer.role}.json`), `[\n${lines.join(',\n')}\n]\n`);
}

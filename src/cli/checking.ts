/** What the commands that check share: which cases, what is written where, and how they end. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Revision } from '../../machines/index.js';
import {
  annotations,
  type Baseline,
  baselineOf,
  CannotCheck,
  type Case,
  type CheckOptions,
  type CheckResult,
  casesIn as casesOfText,
  findingsInWords,
  inWords,
  junit,
  merged,
  only,
  type Standing,
  shard,
  standing,
  wordsOf,
} from '../check/index.js';
import { html } from '../pages/index.js';
import { tracesFolder } from '../traces/index.js';
import { attempt, Failure, wholeNumber } from './failure.js';
import { Progress, print, printJson } from './output.js';

/** Options that checks of either side have. */
export interface CheckingOptions {
  tier: string;
  traces?: string;
  only?: string;
  shard?: string;
  strict?: boolean;
  baseline?: string;
  junit?: string;
  html?: string;
  json?: boolean;
  verbose?: boolean;
  format?: 'text' | 'github';
  concurrency?: string;
  timeout: string;
  revision?: Revision;
  dryRun?: boolean;
  name?: string;
  exec?: string;
  hooks?: string;
  conformanceOnly?: boolean;
}

/** One side's part of it. */
export interface Checked {
  casesOf(tier: string): Case[];
  check(told: CheckOptions, control: Case, cases: readonly Case[]): Promise<CheckResult>;
  /** The command that plays one case alone, but for its name. */
  again: string;
  /** What the peer is called where nothing can be said of it. */
  peer: string;
  /** What cases may need, and still be run. */
  has?: readonly string[];
}

/** Options of what is told of a result. */
export type TellingOptions = Pick<CheckingOptions, 'strict' | 'baseline' | 'junit' | 'html' | 'json' | 'verbose' | 'format'>;

/** `hixie76 check merge`: tells of what several runs have found as if it had been one. */
export function checkMergeCommand(files: readonly string[], options: TellingOptions): void {
  const baseline = options.baseline === undefined ? [] : read(options.baseline);
  try {
    const result = merged(files.map(resultIn));
    if (options.html !== undefined) makeFolder(options.html);
    const again = `npx hixie76 check ${result.peer.role}${result.peer.role === 'server' ? ` ${result.peer.url}` : ' --port 0'}`;
    tell(result, standing(result, baseline, options.strict ?? false), { again, peer: result.peer.name }, options);
  } catch (error) {
    if (error instanceof CannotCheck) throw new Failure(`check: ${error.message}`);
    throw error;
  }
}

function resultIn(file: string): CheckResult {
  const text = attempt(`check: ${file}`, () => readFileSync(file, 'utf8'));
  return attempt(`check: ${file}: not what --json prints`, () => {
    baselineOf(text);
    const result = JSON.parse(text) as CheckResult;
    const lacking = (['version', 'spec', 'peer', 'selectiveRefusals'] as const).find((name) => !result[name]);
    if (lacking !== undefined) throw new SyntaxError(`it has no ${lacking}`);
    return result;
  });
}

/** Plays what is asked for, and tells what came of it. */
export async function checking(options: CheckingOptions, side: Checked): Promise<void> {
  const told = toldBy(options);
  const baseline = options.baseline === undefined ? [] : read(options.baseline);
  const all = options.traces === undefined ? side.casesOf(options.tier) : casesIn(options.traces);
  const cases = chosen(all, options);
  if (options.dryRun) return plan(cases, options, side.has ?? []);
  // Before the work, not after it: what is asked for must be possible to write.
  if (options.junit !== undefined) write(options.junit, '');
  if (options.html !== undefined) makeFolder(options.html);
  const result = await checked(side, told, all[0] as Case, cases);
  tell(result, standing(result, baseline, options.strict ?? false), side, options);
}

/** Cases of a file of traces, the control first. */
function casesIn(file: string): Case[] {
  const text = attempt(`--traces: ${file}`, () => readFileSync(file, 'utf8'));
  return attempt(`--traces: ${file}`, () => casesOfText(text), 'no file of traces');
}

async function checked(side: Checked, told: CheckOptions, control: Case, cases: readonly Case[]): Promise<CheckResult> {
  const progress = new Progress('cases');
  try {
    return await side.check({ ...told, progress: progress.show }, control, cases);
  } catch (error) {
    if (error instanceof CannotCheck) throw new Failure(`check: ${error.message}`);
    throw error;
  }
}

function tell(
  result: CheckResult,
  stand: Standing,
  { again, peer }: Pick<Checked, 'again' | 'peer'>,
  options: TellingOptions,
): void {
  if (options.junit !== undefined) write(options.junit, junit(result, stand));
  if (options.html !== undefined)
    write(join(options.html, 'index.html'), html(result, stand, { again, site: siteBeside(options.html) }));
  if (options.json) printJson(result);
  else print(...inWordsOf(options)(result, stand, again));
  const [unsupported] = result.cases.filter(({ verdict }) => verdict === 'unsupported');
  if (unsupported !== undefined) throw new Failure(`check: ${peer}: ${unsupported.why?.replace(/^the control: /, '')}`);
  const count = stand.unexpected.length + stand.impasses.length;
  if (count > 0) throw new Failure(`check: ${count} not as expected`, 1);
}

/** How a result is told to people. */
function inWordsOf({ format, verbose }: TellingOptions) {
  if (format === 'github') return annotations;
  return verbose ? inWords : findingsInWords;
}

function chosen(all: readonly Case[], { only: glob, shard: part }: CheckingOptions): Case[] {
  const named = glob === undefined ? [...all] : only(all, glob);
  if (named.length === 0) throw new Failure(`--only: no case is named "${glob}"; --dry-run lists them`);
  if (part === undefined) return named;
  const [, number, count] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(part)?.map(Number) ?? [];
  if (number === undefined || count === undefined || number > count) {
    throw new Failure(`--shard: "${part}" is no share such as 1/4, the first of four`);
  }
  return shard(named, number, count);
}

function plan(cases: readonly Case[], { json }: CheckingOptions, has: readonly string[]): void {
  const isRun = ({ trace }: Case) => trace.needs.every((need) => has.includes(need));
  if (json) printJson({ cases: cases.map(({ id, trace: { title, needs } }) => ({ id, title, needs })) });
  else print(...cases.map((each) => `${each.id}: ${each.trace.title}${isRun(each) ? '' : ' (not run)'}`));
}

function toldBy({ name, revision, timeout, concurrency, conformanceOnly }: CheckingOptions): CheckOptions {
  return {
    conformanceOnly,
    revision,
    ...(name === undefined ? {} : { name }),
    timeout: wholeNumber('--timeout', timeout, 1, 600_000),
    concurrency: concurrency === undefined ? undefined : wholeNumber('--concurrency', concurrency, 1, 256),
  };
}

function read(file: string): Baseline {
  return attempt(`--baseline: ${file}`, () => baselineOf(readFileSync(file, 'utf8')), 'not what --json prints');
}

function write(file: string, text: string): void {
  attempt(`check: ${file}`, () => writeFileSync(file, text));
}

/** The way from a folder to the site, if that was built. */
function siteBeside(folder: string): string | undefined {
  const site = fileURLToPath(new URL('../docs/site', tracesFolder));
  return existsSync(join(site, 'player.html')) ? relative(folder, site) : undefined;
}

function makeFolder(path: string): void {
  attempt(`check: ${path}`, () => mkdirSync(path, { recursive: true }));
}

/** The words of the command of --exec. */
export function wordsIn(command: string): string[] {
  return attempt('--exec', () => wordsOf(command));
}

/** What the command says that it can be told. */
export function linesIn<Line extends string>(
  { hooks = '', exec }: Pick<CheckingOptions, 'hooks' | 'exec'>,
  known: readonly Line[],
): Line[] {
  const names = hooks.split(',').filter((name) => name !== '');
  const wrong = names.find((name) => !(known as readonly string[]).includes(name));
  if (wrong !== undefined) throw new Failure(`--hooks: "${wrong}" is none; there are ${known.join(', ')}`);
  if (names.length > 0 && exec === undefined) throw new Failure('--hooks: only a command that --exec starts can have hooks');
  return names as Line[];
}

/** A command with options that have a value, in quotes. */
export function commandLine(command: string, options: Readonly<Record<string, string | undefined>>): string {
  const more = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name} '${value}'`]));
  return [command, ...more].join(' ');
}

/** `hixie76 check server`: plays the server traces to a running echo server, and judges it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Baseline,
  baselineOf,
  CannotCheck,
  type Case,
  type CheckOptions,
  type CheckResult,
  casesOf,
  checkServer,
  html,
  inWords,
  junit,
  only,
  type Standing,
  shard,
  standing,
} from '../check/index.js';
import { explain, Failure, wholeNumber } from './failure.js';
import { Progress, print, printJson } from './output.js';

export interface CheckServerOptions {
  tier: string;
  only?: string;
  shard?: string;
  strict?: boolean;
  baseline?: string;
  junit?: string;
  html?: string;
  json?: boolean;
  concurrency: string;
  timeout: string;
  dryRun?: boolean;
  name?: string;
  origin?: string;
  protocol?: string;
  hostName?: string;
}

export async function checkServerCommand(address: string, options: CheckServerOptions): Promise<void> {
  const told = toldBy(address, options);
  const baseline = options.baseline === undefined ? [] : read(options.baseline);
  const making = new Progress('paths');
  const all = casesOf(options.tier, (done, total) => making.show(done, total));
  const cases = chosen(all, options);
  if (options.dryRun) return plan(cases, options);
  // Before the work, not after it: what is asked for must be possible to write.
  if (options.junit !== undefined) write(options.junit, '');
  if (options.html !== undefined) attempt(options.html, (folder) => mkdirSync(folder, { recursive: true }));
  const result = await checked(told, all[0] as Case, cases);
  tell(result, standing(result, baseline, options.strict ?? false), address, options);
}

async function checked(told: CheckOptions, control: Case, cases: readonly Case[]): Promise<CheckResult> {
  const progress = new Progress('cases');
  try {
    return await checkServer({ ...told, progress: (done, total) => progress.show(done, total) }, control, cases);
  } catch (error) {
    if (error instanceof CannotCheck) throw new Failure(`check: ${error.message}`);
    throw error;
  }
}

function tell(result: CheckResult, stand: Standing, address: string, options: CheckServerOptions): void {
  if (options.junit !== undefined) write(options.junit, junit(result, stand));
  if (options.html !== undefined) write(join(options.html, 'index.html'), html(result, stand));
  if (options.json) printJson(result);
  else print(...inWords(result, stand, again(address, options)));
  const [unsupported] = result.cases.filter(({ verdict }) => verdict === 'unsupported');
  if (unsupported !== undefined) throw new Failure(`check: ${address}: ${unsupported.why?.replace(/^the control: /, '')}`);
  if (stand.unexpected.length > 0) throw new Failure(`check: ${stand.unexpected.length} not as expected`, 1);
}

function chosen(all: readonly Case[], { only: glob, shard: part }: CheckServerOptions): Case[] {
  const named = glob === undefined ? [...all] : only(all, glob);
  if (named.length === 0) throw new Failure(`--only: no case is named "${glob}"; --dry-run lists them`);
  if (part === undefined) return named;
  const [, number, count] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(part)?.map(Number) ?? [];
  if (number === undefined || count === undefined || number > count) {
    throw new Failure(`--shard: "${part}" is no share such as 1/4, the first of four`);
  }
  return shard(named, number, count);
}

function plan(cases: readonly Case[], { json }: CheckServerOptions): void {
  if (json) printJson({ cases: cases.map(({ id, trace: { title, needs } }) => ({ id, title, needs })) });
  else print(...cases.map(({ id, trace }) => `${id}: ${trace.title}${trace.needs.length > 0 ? ' (not run)' : ''}`));
}

function toldBy(address: string, { origin, protocol, hostName, name, timeout, concurrency }: CheckServerOptions): CheckOptions {
  return {
    url: urlOf(address),
    ...(name === undefined ? {} : { name }),
    ...(origin === undefined ? {} : { origin: token('--origin', origin) }),
    ...(protocol === undefined ? {} : { protocol: token('--protocol', protocol) }),
    ...(hostName === undefined ? {} : { host: hostOf(hostName) }),
    timeout: wholeNumber('--timeout', timeout, 1, 600_000),
    concurrency: wholeNumber('--concurrency', concurrency, 1, 256),
  };
}

function urlOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'wss:') throw new Failure(`check: ${address}: secure connections are not there yet; use ws:`);
  if (url?.protocol !== 'ws:' || url.hash !== '') {
    throw new Failure(`check: ${address}: no URL of a server; give one such as ws://localhost:8080/`);
  }
  return url;
}

/** Text that goes into a field: what would end the field, or be mangled, is refused. */
function token(option: string, text: string): string {
  if (/^[!-~]+$/.test(text)) return text;
  throw new Failure(`${option}: "${text}" is not made of visible ASCII characters alone`);
}

function hostOf(text: string): string {
  const host = token('--host-name', text).toLowerCase();
  if (/[/@]|:80$/.test(host)) throw new Failure(`--host-name: "${text}" is no host, with or without a port other than 80`);
  return host;
}

function read(file: string): Baseline {
  try {
    return baselineOf(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? `not what --json prints: ${error.message}` : explain(error as Error);
    throw new Failure(`--baseline: ${file}: ${why}`);
  }
}

function write(file: string, text: string): void {
  attempt(file, () => writeFileSync(file, text));
}

function attempt(path: string, action: (path: string) => void): void {
  try {
    action(path);
  } catch (error) {
    throw new Failure(`check: ${path}: ${explain(error as Error)}`);
  }
}

/** The command that plays one case alone, but for its name. */
function again(address: string, options: CheckServerOptions): string {
  const { tier, origin, protocol, hostName } = options;
  const told = Object.entries({ tier: tier === 'small' ? undefined : tier, origin, protocol, 'host-name': hostName });
  const more = told.flatMap(([name, value]) => (value === undefined ? [] : [`--${name} '${value}'`]));
  return ['npx hixie76 check server', address, ...more].join(' ');
}

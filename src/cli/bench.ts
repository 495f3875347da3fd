/** `hixie76 bench`: figures beside those of peers. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BENCHMARKS,
  type Benchmark,
  full,
  isReached,
  MissingPeer,
  merged,
  page,
  quick,
  type Results,
  type Run,
  run,
} from '../bench/index.js';
import { attempt, Failure } from './failure.js';
import { Progress, print, printJson } from './output.js';

export interface BenchOptions {
  out?: string;
  quick?: boolean;
  json?: boolean;
}

const FOLDER = 'docs/report';

export async function bench(names: string[], { out, quick: isQuick, json }: BenchOptions): Promise<void> {
  const chosen = names.map(benchmarkNamed);
  // Figures of a quick run mean nothing, so they replace none.
  const folder = out ?? (isQuick ? undefined : FOLDER);
  const earlier = folder === undefined ? undefined : resultsIn(folder);
  const results = await measured(chosen.length > 0 ? chosen : [...BENCHMARKS], isQuick === true);
  if (folder !== undefined) write(folder, earlier === undefined ? results : merged(earlier, results));
  if (json) printJson(results);
  else print(...results.runs.map(line), ...(folder === undefined ? [] : [join(folder, 'bench.html')]));
}

function benchmarkNamed(name: string): Benchmark {
  const found = BENCHMARKS.find((each) => each === name);
  if (found === undefined) throw new Failure(`bench: no benchmark "${name}"; there are ${BENCHMARKS.join(', ')}`);
  return found;
}

async function measured(names: readonly Benchmark[], isQuick: boolean): Promise<Results> {
  const progress = new Progress('benchmarks');
  try {
    return await run(names, isQuick ? quick : full, progress.show);
  } catch (error) {
    throw error instanceof MissingPeer ? new Failure(`bench: ${error.message}`) : error;
  }
}

/** What is in the folder already; before the work, the folder must be one that can be written to. */
function resultsIn(folder: string): Results | undefined {
  const file = join(folder, 'bench.json');
  return attempt(`bench: ${file}`, () => {
    mkdirSync(folder, { recursive: true });
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  });
}

function write(folder: string, results: Results): void {
  attempt(`bench: ${folder}`, () => {
    writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(results, null, 2)}\n`);
    writeFileSync(join(folder, 'bench.html'), page(results));
  });
}

function line(run: Run): string {
  const { benchmark, name, unit, ours, theirs, peer, ratio, spread } = run;
  const what = `${benchmark}: ${name}: ${short(ours)} ${unit}`;
  const range = `${short(spread.least)} to ${short(spread.most)} in ${spread.rounds} rounds`;
  if (peer === null || theirs === null || ratio === null) return `${what} (${range})`;
  return `${what}, ${peer.name} ${peer.version} ${short(theirs)}: ratio ${short(ratio)} (${range})${verdict(run)}`;
}

function verdict(run: Run): string {
  const reached = isReached(run);
  if (reached === undefined) return '';
  const { target, most } = run;
  return `, ${reached ? 'reached' : 'MISSED'} ${most === undefined ? `ratio ${target}` : `at most ${most}`}`;
}

function short(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

/**
 * `npm run test:mutants [-- MINUTES]`: judges every mutant of every algorithm,
 * a process for each side, and writes docs/report/mutants.json. Fails when the
 * list of survivors is not exactly what survived, when too few were killed, or
 * after so many minutes.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mutationLine, scoreOf } from '../report/index.js';
import { disagreements, type Judged, merged, resultOf, WANTED } from './result.js';
import { SIDES, type Side } from './suite-paths.js';
import type { Told } from './worker.js';

const FILE = new URL('../../docs/report/mutants.json', import.meta.url);
const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
const MINUTES = 20;

const minutes = Number(process.argv[2] ?? MINUTES);
const children = new Set<ChildProcess>();
const progress = new Map<Side, string>();
const late = setTimeout(
  () => end(`not done after ${minutes} minutes; npm run test:mutants -- MINUTES gives more`),
  minutes * 60_000,
);
const telling = setInterval(() => console.error([...progress].map(([side, far]) => `${side} ${far}`).join(', ')), 15_000);

const results = await Promise.all(SIDES.map(judge));
clearTimeout(late);
clearInterval(telling);
const judged = merged(results.flatMap((result) => result.judged));
const result = resultOf(judged, sum(results.map(({ paths }) => paths)));
writeFileSync(FILE, `${JSON.stringify(result, null, 2)}\n`);
console.log(mutationLine({ ...result, outdated: false }));
const faults = disagreements(judged);
if (faults.length > 0)
  end(`${faults.join('\n')}\nmutants: src/mutants/survivors/ and what survived differ in ${faults.length} places`);
if (scoreOf(result) < WANTED) end(`fewer than ${WANTED * 100} % were killed`);

function judge(side: Side): Promise<{ judged: Judged[]; paths: Record<string, number> }> {
  return new Promise((resolve, reject) => {
    const child = fork(WORKER, [side], { execArgv: ['--import', 'tsx', '--max-old-space-size=4096'] });
    children.add(child);
    progress.set(side, 'runs the sound machine');
    child.on('message', (told: Told) => {
      if ('judged' in told) {
        progress.set(side, 'done');
        resolve(told);
      } else progress.set(side, `${told.done}/${told.total}`);
    });
    child.on('exit', (code) => {
      children.delete(child);
      reject(new Error(`the process for the ${side} ended with code ${code}`));
    });
  });
}

function sum(all: readonly Record<string, number>[]): Record<string, number> {
  const kinds = [...new Set(all.flatMap((each) => Object.keys(each)))];
  return Object.fromEntries(kinds.map((kind) => [kind, all.reduce((total, each) => total + (each[kind] ?? 0), 0)]));
}

function end(message: string): never {
  for (const child of children) child.kill();
  console.error(`mutants: ${message}`);
  process.exit(1);
}

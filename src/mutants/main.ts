/**
 * `npm run test:mutants [-- judge] [MINUTES]`: tries every mutant of every algorithm,
 * a process for each side, then every mutant of the judge, or these alone, and writes
 * docs/report/mutants.json and judge-mutants.json. Fails when the list of survivors is
 * not exactly what survived, when too few were killed, or after so many minutes.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgeMutationLine, mutationLine, scoreOf } from '../report/index.js';
import { judgeMutation, WANTED_OF_JUDGE } from './judge/index.js';
import { disagreements, type Judged, merged, resultOf, WANTED } from './result.js';
import { SIDES, type Side } from './suite-paths.js';
import type { Told } from './worker.js';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
const MINUTES = 30;

const judgeAlone = process.argv[2] === 'judge';
const minutes = Number(process.argv[judgeAlone ? 3 : 2] ?? MINUTES);
const children = new Set<ChildProcess>();
const progress = new Map<Side, string>();

if (!judgeAlone) await tryMachines();
await tryJudge();

async function tryMachines(): Promise<void> {
  const giveUp = () => end(`not done after ${minutes} minutes; npm run test:mutants -- MINUTES gives more`);
  const late = setTimeout(giveUp, minutes * 60_000);
  const telling = setInterval(() => console.error([...progress].map(([side, far]) => `${side} ${far}`).join(', ')), 15_000);
  const results = await Promise.all(SIDES.map(judge));
  clearTimeout(late);
  clearInterval(telling);
  const judged = merged(results.flatMap((result) => result.judged));
  const result = resultOf(judged, sum(results.map(({ paths }) => paths)));
  write('mutants.json', result);
  console.log(mutationLine({ ...result, outdated: false }));
  check(disagreements(judged), scoreOf(result), WANTED, 'src/mutants/survivors/');
}

async function tryJudge(): Promise<void> {
  const { result, faults } = await judgeMutation(minutes).catch((error: Error) => end(error.message));
  write('judge-mutants.json', result);
  console.log(judgeMutationLine({ ...result, outdated: false }));
  check(faults, scoreOf(result), WANTED_OF_JUDGE, 'src/mutants/judge/survivors.ts');
}

function write(name: string, result: object): void {
  writeFileSync(new URL(`../../docs/report/${name}`, import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
}

function check(faults: readonly string[], score: number, wanted: number, list: string): void {
  if (faults.length > 0) end(`${faults.join('\n')}\nmutants: ${list} and what survived differ in ${faults.length} places`);
  if (score < wanted) end(`fewer than ${wanted * 100} % were killed`);
}

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

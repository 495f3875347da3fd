/** Tries every mutant of the judge on its tests, and says what came of it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type JudgeMutation, judgeHash, type Tally } from '../../report/index.js';
import type { Found, Task } from './runner.js';
import type { JudgeMutant } from './schemata.js';
import { judgeMutants } from './sources.js';
import { type Reason, reasons, UNEXCUSED } from './survivors.js';

/** Of the mutants that can be told, this share has to be noticed. */
export const WANTED_OF_JUDGE = 0.95;

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CORES = 2;
/** How many tests try a mutant that makes a difference equally often in each; one that no reason excuses is then tried by all. */
const ALIKE = 2;

const run = promisify(execFile);

/** @throws Error where tests fail by themselves or after a mutant, or take more than so many minutes */
export async function judgeMutation(minutes: number): Promise<{ result: JudgeMutation; faults: string[] }> {
  const { mutants } = judgeMutants();
  const numbers = mutants.map((_, number) => number);
  const first = await foundBy(numbers, ALIKE, minutes);
  const isExcused = (number: number) => reasons.some(({ is }) => is(mutants[number] as JudgeMutant));
  const unexcused = numbers.filter((number) => !first.has(number) && !isExcused(number));
  const noticed = new Set([...first, ...(await foundBy(unexcused, Number.MAX_SAFE_INTEGER, minutes))]);
  const alive = mutants.filter((_, number) => !noticed.has(number));
  return resultOf(mutants, alive, reasons);
}

/** Those that tests notice, of so many mutants. */
async function foundBy(mutants: readonly number[], alike: number, minutes: number): Promise<Set<number>> {
  const folder = mkdtempSync(`${tmpdir()}/hixie76-`);
  const parts = Array.from({ length: CORES }, (_, part) => mutants.filter((_, index) => index % CORES === part));
  const tasks = parts.map((part, index) => ({ out: `${folder}/${index}.json`, mutants: part, alike }));
  try {
    const found = await Promise.all(tasks.map((task) => tried(task, minutes)));
    return new Set(found.flatMap(({ noticed }) => Object.keys(noticed).map(Number)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function tried(task: Task, minutes: number): Promise<Found> {
  if (task.mutants.length === 0) return { reached: {}, noticed: {}, unsound: [] };
  await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.judge.config.ts'], {
    cwd: ROOT,
    timeout: minutes * 60_000,
    maxBuffer: 1 << 26,
    env: { ...process.env, HIXIE76_JUDGE_MUTANTS: JSON.stringify(task) },
  }).catch((error: { killed: boolean; stdout: string }) => {
    throw new Error(error.killed ? `the judge is not done after ${minutes} minutes` : `the judge's tests fail:\n${error.stdout}`);
  });
  const found: Found = JSON.parse(readFileSync(task.out, 'utf8'));
  if (found.unsound.length > 0) throw new Error(`a mutant has changed more than its own run: ${found.unsound.join(', ')}`);
  return found;
}

/** The result, and where the reasons and what survived disagree. */
export function resultOf(mutants: readonly JudgeMutant[], alive: readonly JudgeMutant[], excuses: readonly Reason[]) {
  const excused = (mutant: JudgeMutant) => excuses.find(({ is }) => is(mutant));
  const survivors = excuses.map((each) => ({
    reason: each.reason,
    ids: alive.filter((mutant) => excused(mutant) === each).map(({ id }) => id),
  }));
  const unexcused = alive.filter((mutant) => excused(mutant) === undefined).map(({ id }) => id);
  const tally = (file: string): Tally => {
    const own = (all: readonly JudgeMutant[]) => all.filter((each) => each.file === file).length;
    return { mutants: own(mutants), killed: own(mutants) - own(alive) };
  };
  const files = [...new Set(mutants.map(({ file }) => file))];
  const result: JudgeMutation = {
    judge: judgeHash(),
    mutants: mutants.length,
    killed: mutants.length - alive.length,
    equivalent: survivors.reduce((sum, { ids }) => sum + ids.length, 0),
    files: files.map((id) => ({ id, ...tally(id) })),
    survivors: [{ reason: UNEXCUSED, ids: unexcused }, ...survivors].filter(({ ids }) => ids.length > 0),
  };
  const faults = [
    ...unexcused.map((id) => `survived, and no reason excuses it: ${id}`),
    ...survivors.filter(({ ids }) => ids.length === 0).map(({ reason }) => `excuses no mutant that survived: ${reason}`),
  ];
  return { result, faults };
}

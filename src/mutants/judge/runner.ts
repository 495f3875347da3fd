/** Runs tests as vitest does, and each once more for every mutant that it reaches and none has noticed yet. */
import { setMaxListeners } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type RunnerTestCase, TestRunner } from 'vitest';
import { asked, notices, sound } from './switch.js';

Object.assign(globalThis, { $judge: asked });

/** What a process is told: where the result goes, which mutants it tries, and how many runs that look alike. */
export interface Task {
  out: string;
  mutants: readonly number[];
  alike: number;
}

/** Of each mutant, how many tests reach it, and which has noticed it. */
export interface Found {
  reached: Record<number, number>;
  noticed: Record<number, string>;
  /** Tests that fail after the mutants: one of them has changed more than its own run. */
  unsound: string[];
}

const { out, mutants, alike }: Task = JSON.parse(process.env.HIXIE76_JUDGE_MUTANTS ?? '{"mutants":[]}');
const mine = new Set(mutants);
const found: Found = { reached: {}, noticed: {}, unsound: [] };
const tried = new Map<string, number>();
/** The number of no mutant. */
const NONE = -1;

export default class extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    // Each run listens for the test to be given up.
    setMaxListeners(0, test.context.signal);
    const { reached, work } = await sound(run);
    let tries = 0;
    for (const [mutant, times] of reached) {
      if (!mine.has(mutant)) continue;
      found.reached[mutant] = (found.reached[mutant] ?? 0) + 1;
      if (found.noticed[mutant] !== undefined || isKnown(mutant, times)) continue;
      tries += 1;
      if (await notices(run, mutant, work)) found.noticed[mutant] = test.name;
    }
    if (tries > 0 && (await notices(run, NONE, work))) found.unsound.push(test.name);
    // After each test, so that what was found is there when a run is stopped.
    writeFileSync(out, JSON.stringify(found));
  }
}

/** Where a mutant makes a difference as often as in tests that have not noticed it, it is likely to be in what they have in common. */
function isKnown(mutant: number, times: number): boolean {
  const key = `${mutant} ${times}`;
  tried.set(key, (tried.get(key) ?? 0) + 1);
  return (tried.get(key) as number) > alike;
}

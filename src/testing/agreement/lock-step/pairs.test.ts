import { expect, test } from 'vitest';
import { automata, type Path } from '../../../paths/index.js';
import { LockStep, pathsFor } from './lock-step.js';

test.each(automata.map(({ id }) => id))(
  '%s: on all pairs in the composed machine, interpreter and engine go the way that XState goes',
  (id) => {
    const lockStep = new LockStep();
    const paths = onceEach(pathsFor(id, 'pair'));
    for (const path of paths) lockStep.tell(path);
    expect(paths.length).toBeGreaterThan(50);
    expect(lockStep.told).toBeGreaterThan(50 * paths.length);
  },
  120_000,
);

/** One path for each pair; those that differ but in the last byte, which the pair does not tell apart, are left to the full tests. */
function onceEach(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [path.title, path])).values()];
}

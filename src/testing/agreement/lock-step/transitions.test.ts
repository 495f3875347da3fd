import { expect, test } from 'vitest';
import { transitionPaths } from '../../../paths/index.js';
import { LockStep } from './lock-step.js';

const { paths } = transitionPaths();
const lockStep = new LockStep();

test.each(paths.map((path) => [path.id, path] as const))('%s: interpreter and engine go the way that XState goes', (_, path) => {
  const before = lockStep.told;
  lockStep.tell(path);
  expect(lockStep.told).toBeGreaterThan(before);
});

import { expect, test } from 'vitest';
import { LockStep, pathsFor } from './lock-step.js';

const lockStep = new LockStep();

test.each(['pair', 'triple'] as const)(
  'on every %s with each last byte, interpreter and engine go the way that XState goes',
  (criterion) => {
    const paths = pathsFor('server-connection', criterion);
    for (const path of paths) lockStep.tell(path);
    expect(paths.length).toBeGreaterThan(300);
  },
);

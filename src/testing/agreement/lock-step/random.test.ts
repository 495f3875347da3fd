import { expect, test } from 'vitest';
import { lockStepByChance } from './random.js';

test('on random events, interpreter and compiled engine go the way that XState goes', () => {
  expect(lockStepByChance(5_000)).toBeGreaterThan(4_999);
});

import { expect, test } from 'vitest';
import { lockStepByChance } from './random.js';

const seed = process.env.HIXIE76_SEED ?? String(Date.now());

test(`on a million random events, interpreter and compiled engine go the way that XState goes (HIXIE76_SEED=${seed})`, () => {
  expect(lockStepByChance(1_000_000, seed)).toBeGreaterThan(999_999);
});

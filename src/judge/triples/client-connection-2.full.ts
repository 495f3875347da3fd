import { expect, test } from 'vitest';
import { judgeTriples } from './testing.js';

test('every second triple, from number 2 on, is accepted without a liberty but to terminate', () => {
  expect(judgeTriples('client-connection', 2, 2)).toBeGreaterThan(3_000);
});

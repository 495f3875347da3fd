import { expect, test } from 'vitest';
import { judgeTriples } from './testing.js';

test('every second triple, from number 1 on, is accepted without a liberty but to terminate', () => {
  expect(judgeTriples('server-connection', 1, 2)).toBeGreaterThan(3_000);
});

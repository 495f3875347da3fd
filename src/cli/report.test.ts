import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareSnapshot, snapshot } from '../report/index.js';
import { trace } from './report.js';

const traced = await trace();

test('every run over a real socket passes', () => {
  expect(traced.totals.runs.count).toBeGreaterThan(100);
  expect(traced.runs.filter(({ passed }) => !passed)).toEqual([]);
});

test('every state and transition is covered by a passing run, or is listed as unreachable with its reason', () => {
  expect(traced.uncovered).toEqual([]);
});

test('nothing has lost its link or its test since the committed snapshot', () => {
  const committed = readFileSync(new URL('../../docs/report/snapshot.txt', import.meta.url), 'utf8');
  expect(compareSnapshot(committed, snapshot(traced))).toEqual([]);
});

import { expect, test } from 'vitest';
import { withoutRuns, withRuns } from './runs.js';

test('a run of many units is written once, and read as it was', () => {
  const hex = `00${'6162'.repeat(500)}ff`;
  expect(withRuns(hex)).toBe('00(6162*500)ff');
  expect(withoutRuns('00(6162*500)ff')).toBe(hex);
});

test('what is short, or has no runs, stays as it is', () => {
  const noRun = Array.from({ length: 400 }, (_, at) => (at * 7_919).toString(16).padStart(4, '0')).join('');
  for (const hex of ['', '00', '61'.repeat(100), noRun]) expect(withRuns(hex)).toBe(hex);
});

test('digits behind a run are not its number', () => {
  expect(withRuns(`${'61'.repeat(500)}0123`)).toBe('(61*500)0123');
  expect(withoutRuns('(61*500)0123')).toBe(`${'61'.repeat(500)}0123`);
});

test('runs begin and end between bytes', () => {
  const hex = `10${'01'.repeat(600)}`;
  expect(withRuns(hex)).toBe('10(01*600)');
  expect(withoutRuns(withRuns(`${hex}${'010203'.repeat(300)}04`))).toBe(`${hex}${'010203'.repeat(300)}04`);
});

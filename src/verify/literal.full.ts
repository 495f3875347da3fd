import { describe, expect, test } from 'vitest';
import { literalReadings } from './literal.js';
import { properties, propertyOf } from './properties.js';
import { outcomesOf, readingOf } from './testing.js';
import { mutants } from './testing-literal-mutants.js';

/** All states of the model under a reading, as the search for deadlocks stores them; where there is one, those until it. */
const STATES: Record<string, number> = {
  'as-written': 381_592,
  'as-written-terminating': 1_501_270,
  'server-as-written': 582_302,
  'frame-against-closing': 315_020,
  'closing-against-closing': 1_199_600,
  atomic: 1_050_038,
  'atomic-late': 165_284,
  'atomic-never-terminating': 27_547,
  'atomic-unbounded': 1_293,
  unbounded: 1_607,
  answering: 13_776,
  'answering-closing': 30_003,
  'closing-only': 49_872,
  'closing-whenever': 627_340,
  'answering-resets': 911_985,
  'receiving-apart': 1_044_923,
  'tasks-as-written': 1_008_491,
  'noticing-at-once': 592_684,
};

describe.each(literalReadings.map((reading) => [reading.id, reading] as const))('under the reading %s', (id, reading) => {
  test('each property holds or fails as the text has it', async () => {
    const outcomes = await outcomesOf(reading, properties);
    const verdicts = outcomes.map(({ property, holds }) => [property, holds]);
    expect(verdicts).toEqual(properties.map(({ id: property, expected }) => [property, expected(reading)]));
    expect(outcomes.find(({ property }) => property === 'no-deadlock')?.states).toBe(STATES[id]);
  });
});

test.each(mutants.map((mutant) => [mutant.sentence, mutant] as const))('%s', async (_, { id, reading, noticedBy }) => {
  const outcomes = await outcomesOf(readingOf(reading), noticedBy.map(propertyOf), id);
  expect(outcomes.filter(({ holds }) => holds)).toEqual([]);
});

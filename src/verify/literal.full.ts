import { expect, test } from 'vitest';
import { propertyOf } from './properties.js';
import { mutants } from './testing/literal-mutants.js';
import { outcomesOf } from './testing.js';
import { readingOf } from './verify.js';

test.each(mutants.map((mutant) => [mutant.sentence, mutant] as const))('%s', async (_, { id, reading, noticedBy }) => {
  const outcomes = await outcomesOf(readingOf(reading), noticedBy.map(propertyOf), id);
  expect(outcomes.filter(({ holds }) => holds)).toEqual([]);
});

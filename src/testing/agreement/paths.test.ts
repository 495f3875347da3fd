import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathsOfWords } from '../../paths/index.js';
import { compare } from './compare.js';
import { changed, storyOf } from './paths.js';
import { mutation, seed } from './streams.js';

test(`words of the automata lead where the text leads, with a change to their bytes (HIXIE76_SEED=${seed})`, () => {
  const stories = pathsOfWords('transition').flatMap((path) => storyOf(path) ?? []);
  expect(stories.length).toBeGreaterThan(1_500);
  const property = fc.property(fc.constantFrom(...stories), mutation, fc.nat(), ({ kind, given, happenings }, change, at) => {
    compare(kind, given, () => changed(happenings, change, at));
  });
  fc.assert(property, { seed, numRuns: 80 });
});

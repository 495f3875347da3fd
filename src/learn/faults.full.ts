/** Faults that learning finds, with the shortest word to each, and that no case of the tier small finds. */
import { expect, test } from 'vitest';
import { check } from '../check/testing.js';
import { faults } from './testing/faults.js';
import { expectFound, seeded } from './testing.js';

test.each(Object.entries(faults))('a server that %s', (_, fault) => expectFound(fault));

test.each(Object.entries(faults))('no case of the tier small fails of a server that %s', async (_, fault) => {
  const { cases } = await check(await seeded(fault), { timeout: 5_000 }, '*');
  expect(cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toEqual([]);
});

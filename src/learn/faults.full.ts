/** That the faults which learning finds are none that the cases of the tier small find. */
import { expect, test } from 'vitest';
import { check } from '../check/testing.js';
import { seeded } from './testing.js';
import { faults } from './testing-faults.js';

test.each(Object.entries(faults))('no case of the tier small fails of a server that %s', async (_, fault) => {
  const { cases } = await check(await seeded(fault), { timeout: 5_000 }, '*');
  expect(cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toEqual([]);
});

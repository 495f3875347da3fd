/** What a client's keys are answered with, by the server's machine. */
import { expect, test } from 'vitest';
import { vectors } from '../../spec/index.js';
import { digestOf, numberOf } from './index.js';

test.each(vectors.golden)('golden vector $id: the keys and key3 give these sixteen bytes', ({ key1, key2, key3, response }) => {
  expect(digestOf([key1, key2], Buffer.from(key3.hex, 'hex'), 'big').toString('hex')).toBe(response.hex);
});

test('in the other byte order the same numbers give another digest, which does not depend on how the keys say them', () => {
  const key3 = Buffer.from('Tm[K T2u');
  const little = digestOf(['18 ', '7 x'], key3, 'little');
  expect(little).not.toEqual(digestOf(['18 ', '7 x'], key3, 'big'));
  expect(little).toEqual(digestOf(['3 !6 ', '21   '], key3, 'little'));
});

test.each<[string, number]>([
  ['1 2x', 12],
  ['2 4 ', 12],
  ['12', 12],
  ['', 0],
  ['4294967297 ', 1],
])('the key %j says %i, though it may be none', (key, number) => {
  expect(numberOf(key)).toBe(number);
});

/** Where text ceases to be well-formed UTF-8 (10.3.4.3.2#B2, 10.3.4.4.3#B2): the ends of each range, and their neighbours. */
import { expect, test } from 'vitest';
import { down, established, faultOf, markOf, reply, request, up, verdictOn } from './testing.js';
import { illFormedAt, isWellFormed, partsOf } from './utf8.js';

const bytesOf = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

test.each([
  '00',
  '7f',
  'c2 80',
  'df bf',
  'e0 a0 80',
  'ec bf bf',
  'ed 9f bf',
  'ee 80 80',
  'ef bf bf',
  'f0 90 80 80',
  'f3 bf bf bf',
  'f4 8f bf bf',
])('well-formed: %s', (hex) => {
  expect(isWellFormed(bytesOf(hex))).toBe(true);
  expect(partsOf(bytesOf(hex))).toEqual([bytesOf(hex)]);
  const frame = Buffer.concat([Buffer.of(0x00), bytesOf(hex), Buffer.of(0xff)]);
  expect(markOf(verdictOn('client', ...established(up(frame)).wire))).toBe('pass');
  expect(markOf(verdictOn('server', ...established(down(frame)).wire))).toBe('pass');
});

/** Each with the first byte that no continuation makes well-formed. */
const ill: [string, number][] = [
  ['80', 0],
  ['bf', 0],
  ['c1 80', 0],
  ['c2 7f', 1],
  ['df c0', 1],
  ['e0 9f 80', 1],
  ['e1 80 c0', 2],
  ['ed a0 80', 1],
  ['f0 8f 80 80', 1],
  ['f1 80 80 7f', 3],
  ['f4 90 80 80', 1],
  ['f5 80 80 80', 0],
  ['fe', 0],
];

test.each(ill)('ill-formed, of either side: %s, from byte %i on', (hex, at) => {
  expect(isWellFormed(bytesOf(hex))).toBe(false);
  const frame = Buffer.concat([Buffer.of(0x00), bytesOf(hex), Buffer.of(0xff)]);
  expect(faultOf(verdictOn('client', ...established(up(frame)).wire))).toEqual({
    offset: request.length + 1 + at,
    step: '10.3.4.3.2#B2',
    kind: 'byte',
  });
  expect(faultOf(verdictOn('server', ...established(down(frame)).wire))).toEqual({
    offset: reply.length + 1 + at,
    step: '10.3.4.4.3#B2',
    kind: 'byte',
  });
});

test('a character that is not complete is not well-formed', () => {
  for (const hex of ['c2', 'e0 a0', 'f0 90 80']) expect(isWellFormed(bytesOf(hex))).toBe(false);
});

test('text ceases to be well-formed wherever it does, and at its end where a character is not complete', () => {
  expect(illFormedAt('abcdef\x80ghijkl', true)).toBe(6);
  expect(illFormedAt('abc\xe2\x82', true)).toBe(5);
  expect(illFormedAt('abc\xe2\x82', false)).toBe(-1);
  expect(illFormedAt('abc\x80\xe2\x82', true)).toBe(3);
});

test('parts are what is well-formed, and how many bytes in a row are not', () => {
  expect(partsOf(bytesOf('61 c3 a4 80 c0 62 e2 82'))).toEqual([bytesOf('61 c3 a4'), 2, bytesOf('62'), 2]);
  expect(partsOf(bytesOf('ff'))).toEqual([1]);
  expect(partsOf(bytesOf(''))).toEqual([]);
});

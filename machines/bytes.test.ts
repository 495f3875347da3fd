import { expect, test } from 'vitest';
import { Bytes } from './bytes.js';

test('appending gives one byte more and leaves the old array what it was', () => {
  const old = Bytes.from([1, 2]);
  const longer = old.append(0xff);
  expect([...longer.view()]).toEqual([1, 2, 0xff]);
  expect([...old.view()]).toEqual([1, 2]);
  expect([old.length, longer.length]).toEqual([2, 3]);
});

test('two arrays that grow from one do not see each other, however often they grow', () => {
  const trunk = Bytes.empty.append(1).append(2);
  let [left, right] = [trunk, trunk];
  for (let count = 0; count < 40; count += 1) {
    left = left.append(0xaa);
    right = right.append(0xbb);
  }
  expect([...left.view()]).toEqual([1, 2, ...new Array(40).fill(0xaa)]);
  expect([...right.view()]).toEqual([1, 2, ...new Array(40).fill(0xbb)]);
  expect([...trunk.view()]).toEqual([1, 2]);
});

test('an older array can grow again after a newer one did', () => {
  const old = Bytes.empty.append(1);
  const newer = old.append(2).append(3);
  expect([...old.append(9).view()]).toEqual([1, 9]);
  expect([...newer.view()]).toEqual([1, 2, 3]);
});

test('the empty array stays empty, whoever grew from it', () => {
  Bytes.empty.append(1).append(2);
  expect(Bytes.empty.length).toBe(0);
  expect([...Bytes.empty.view()]).toEqual([]);
});

test('an array does not follow what it was made from', () => {
  const source = Uint8Array.of(1, 2, 3);
  const bytes = Bytes.from(source);
  source[0] = 9;
  expect([...bytes.view()]).toEqual([1, 2, 3]);
});

test('a hundred thousand bytes, one by one, come out as they went in', () => {
  let bytes = Bytes.empty;
  for (let index = 0; index < 100_000; index += 1) bytes = bytes.append(index % 256);
  expect(bytes.length).toBe(100_000);
  expect(bytes.view().every((byte, index) => byte === index % 256)).toBe(true);
  expect(bytes.latin1()).toHaveLength(100_000);
});

test('an index counts from the start, or from the end if it is negative', () => {
  const bytes = Bytes.from([10, 20, 30]);
  expect([0, 2, -1, -2, 3, -4].map((index) => bytes.at(index))).toEqual([10, 30, 30, 20, undefined, undefined]);
  expect(Bytes.empty.at(-1)).toBeUndefined();
});

test('each byte is one character of latin1 and two digits of JSON', () => {
  const bytes = Bytes.from([0x00, 0x41, 0x80, 0xff]);
  expect(bytes.latin1()).toBe('\u0000A\u0080\u00ff');
  expect(JSON.stringify({ bytes })).toBe('{"bytes":"004180ff"}');
});

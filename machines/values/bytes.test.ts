import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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

const LETTERS = ['a', 'é', '€', '😀', '\ufeff', '\ufffd'];
const ILL = [0x80, 0xc3, 0xe2, 0xf0, 0xff];

/** Text of so many bytes at least, with letters of all lengths; with something ill-formed at each of some places. */
function long(length: number, ill: readonly number[] = []): Buffer {
  const letters = Array.from({ length }, (_, index) => LETTERS[(index * index) % LETTERS.length]);
  const bytes = Buffer.from(letters.join(''));
  for (const [index, at] of ill.entries()) bytes[at] = ILL[index % ILL.length] as number;
  return bytes;
}

/** The same, read in pieces of so many bytes. */
function inPieces(bytes: Uint8Array, size: number): Bytes {
  let read = Bytes.empty;
  for (let at = 0; at < bytes.length; at += size) read = read.appendAll(bytes, at, Math.min(at + size, bytes.length));
  return read;
}

test.each([
  ['well-formed', []],
  ['ill-formed in the midst', [40_000, 40_001, 90_000, 90_003, 90_007]],
  ['ill-formed at once', [0, 1]],
])('long text, %s, is the same in whatever pieces it comes', (_, ill) => {
  const bytes = long(100_000, ill);
  const text = bytes.toString();
  for (const size of [1, 3, 1_000, 32_767, 32_768, 32_769, 32_770, 65_536, 65_537, bytes.length]) {
    const read = inPieces(bytes, size);
    expect(read.length).toBe(bytes.length);
    expect(read.utf8() === text, `in pieces of ${size}`).toBe(true);
    expect(bytes.equals(read.view()), `in pieces of ${size}`).toBe(true);
    expect(read.latin1() === bytes.toString('latin1')).toBe(true);
    expect([read.at(0), read.at(-1), read.at(70_000)]).toEqual([bytes[0], bytes.at(-1), bytes[70_000]]);
  }
});

test('two long arrays that grow from one do not see each other', () => {
  const bytes = long(60_000);
  const trunk = inPieces(bytes, 50_000);
  const [left, right] = [trunk.append(0x61).append(0x62), trunk.append(0xc3)];
  expect(left.utf8()).toBe(`${bytes.toString()}ab`);
  expect(right.utf8()).toBe(`${bytes.toString()}\ufffd`);
  expect(bytes.equals(trunk.view())).toBe(true);
});

test.each([
  ['abcdefghij', 1_000],
  ['abcdefghij', 65_537],
  ['aé€😀', 1_001],
  ['aé€😀', 65_537],
])('long text of the letters %s that comes in pieces of %i takes memory once', (letters, size) => {
  const bytes = Buffer.alloc(11_000_000, letters);
  const before = memory();
  const read = inPieces(bytes, size);
  expect((memory() - before) / read.length).toBeLessThan(1.1);
  expect(read.length).toBe(bytes.length);
});

/** Bytes in use, without garbage. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  for (let times = 0; times < 3; times += 1) runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

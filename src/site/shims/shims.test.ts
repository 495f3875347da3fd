import { isUtf8 as isNodesUtf8, Buffer as NodeBuffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Buffer, isUtf8 } from './buffer.js';
import { md5 } from './md5.js';

/** What Node has, and its types do not. */
type Sliced = Record<'latin1Slice' | 'utf8Slice', (start: number, end: number) => string>;

/** Bytes by rule, of many lengths: all values occur, well-formed UTF-8 and not. */
const samples = Array.from({ length: 140 }, (_, length) =>
  Uint8Array.from({ length }, (_, at) => (at * 37 + length * 11) & 0xff),
);
const texts = ['', 'abc', 'Grüße, 世界 \u{1f600}', '\ufeffa', '\u0000\u007f'];

test('the fingerprints are those of Node', () => {
  for (const sample of samples) {
    expect(Buffer.from(md5(sample)).toString('hex')).toBe(createHash('md5').update(sample).digest('hex'));
  }
});

test('bytes become the same texts as with Node', () => {
  for (const sample of [...samples, ...texts.map((text) => new TextEncoder().encode(text))]) {
    for (const encoding of ['utf8', 'latin1', 'hex'] as const) {
      expect(Buffer.from(sample).toString(encoding, 1, 9)).toBe(NodeBuffer.from(sample).toString(encoding, 1, 9));
      expect(Buffer.from(sample).toString(encoding)).toBe(NodeBuffer.from(sample).toString(encoding));
    }
    const [ours, theirs] = [Buffer.from(sample), NodeBuffer.from(sample)].map((bytes) => bytes as unknown as Sliced);
    const end = Math.min(9, sample.length);
    expect(ours?.latin1Slice(end >> 1, end)).toBe(theirs?.latin1Slice(end >> 1, end));
    expect(ours?.utf8Slice(end >> 1, end)).toBe(theirs?.utf8Slice(end >> 1, end));
  }
});

test('bytes are well-formed where they are so for Node', () => {
  const sound = texts.map((text) => new TextEncoder().encode(text));
  for (const sample of [...samples, ...sound]) expect(isUtf8(sample)).toBe(isNodesUtf8(sample));
  expect(sound.every(isUtf8)).toBe(true);
});

test('texts become the same bytes as with Node', () => {
  for (const text of texts) {
    for (const encoding of ['utf8', 'latin1'] as const) {
      expect([...Buffer.from(text, encoding)]).toEqual([...NodeBuffer.from(text, encoding)]);
    }
  }
  expect([...Buffer.from('00ff7F', 'hex')]).toEqual([0, 255, 127]);
});

test('numbers are read and parts are found as with Node', () => {
  const [sample] = samples.slice(-1) as [Uint8Array];
  const [ours, theirs] = [Buffer.from(sample), NodeBuffer.from(sample)];
  for (let at = 0; at + 4 <= sample.length; at += 1) {
    expect(ours.readUInt32BE(at)).toBe(theirs.readUInt32BE(at));
    expect(ours.readUInt32LE(at)).toBe(theirs.readUInt32LE(at));
    expect(ours.readUInt16BE(at)).toBe(theirs.readUInt16BE(at));
    expect(ours.readUInt16LE(at)).toBe(theirs.readUInt16LE(at));
    expect(ours.indexOf(sample.subarray(at, at + 3))).toBe(theirs.indexOf(sample.subarray(at, at + 3)));
  }
  expect(() => ours.readUInt32BE(sample.length - 3)).toThrow(RangeError);
  expect(Buffer.concat([ours, ours]).equals(NodeBuffer.concat([theirs, theirs]))).toBe(true);
});

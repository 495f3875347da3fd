/** Servers with one usual mistake each, which is named wherever it shows; and others, of which nothing is said. */
import { expect, test } from 'vitest';
import { md5, mistakesOf, numberBytes, reading, type Seeded, soundLengths } from './testing.js';

const FRAMES = /^(control|server-frames\/|input\/server-(lengths|types|closing|frame))/;
const TEXT = /^(control|server-frames\/|input\/server-(text|sizes))/;
const KEYS = /^(control|input\/server-(keys|segments))/;

/** Of the bytes of a length, which end with the first below 80. */
function lengthBytes(bytes: Buffer, at: number): number[] | undefined {
  const end = bytes.findIndex((byte, index) => index >= at && byte < 0x80);
  return end === -1 ? undefined : [...bytes.subarray(at, end + 1)];
}
const ofBytes = (length: (all: number[]) => number): Seeded => ({
  read: reading((bytes, at) => {
    const all = lengthBytes(bytes, at);
    return all === undefined ? [Infinity, 0] : [length(all), at + all.length];
  }),
});
const sum = (all: number[], base: number) => all.reduce((length, byte) => length * base + (byte & 127), 0);

const inFrames: Record<string, Seeded> = {
  'reads lengths in base 256, not 128': ofBytes((all) => sum(all, 256)),
  'does not take the highest bit off the bytes of a length': ofBytes((all) => all.reduce((length, byte) => length * 128 + byte)),
  'takes only the last byte of a length': ofBytes((all) => all.at(-1) ?? 0),
  'takes only the first byte of a length': ofBytes(([first = 0]) => first % 128),
  'takes seven bits of the byte after the type for the whole length': {
    read: reading((bytes, at) => [(bytes[at] ?? Infinity) % 128, at + 1]),
  },
  'keeps 8 bits of a length': ofBytes((all) => sum(all, 128) % 256),
  'takes the bytes of a length for part of the data': ofBytes((all) => Math.max(0, sum(all, 128) - all.length)),
  'makes a message of data that are to be skipped': {
    read: (bytes) => {
      const messages: Buffer[] = [];
      const { closing = false } = reading(soundLengths)(bytes);
      for (let at = 0; at < bytes.length; ) {
        if ((bytes[at] as number) < 0x80) {
          const end = bytes.indexOf(0xff, at);
          if (end === -1) break;
          messages.push(bytes.subarray(at + 1, end));
          at = end + 1;
          continue;
        }
        const [length, data] = soundLengths(bytes, at + 1);
        if (data + length > bytes.length || length === Infinity || (bytes[at] === 0xff && length === 0)) break;
        messages.push(bytes.subarray(data, data + length));
        at = data + length;
      }
      return { messages, closing };
    },
  },
  'skips frames with a length up to FF': {
    read: reading((bytes, at) => {
      const end = bytes.indexOf(0xff, at);
      return bytes[at - 1] === 0xff && bytes[at] === 0 ? [0, at + 1] : end === -1 ? [Infinity, 0] : [1, end];
    }),
  },
};

for (const [name, seeded] of Object.entries(inFrames)) {
  test(name, () => expect(mistakesOf(seeded, FRAMES)).toEqual([name]));
}

const text = (change: (text: string) => string): Seeded => ({
  answer: (message) => [Buffer.from(change(message.toString('utf8')))],
});

const inTexts: Record<string, Seeded> = {
  'takes UTF-8 for Latin-1, and encodes it once more': { answer: (message) => [Buffer.from(message.toString('latin1'))] },
  'cuts text at NUL': text((all) => all.split('\0')[0] ?? ''),
  'drops NUL from text': text((all) => all.split('\0').join('')),
  'strips U+FEFF from the beginning of text': text((all) => (all.startsWith('\ufeff') ? all.slice(1) : all)),
  'replaces characters above U+FFFF by U+FFFD': text((all) =>
    Array.from(all, (each) => (each.length > 1 ? '\ufffd' : each)).join(''),
  ),
  'replaces characters above U+FFFF by two of U+FFFD': text((all) =>
    Array.from(all, (each) => (each.length > 1 ? '\ufffd\ufffd' : each)).join(''),
  ),
  'sends text in capitals': text((all) => all.toUpperCase()),
  'puts a line feed after text': text((all) => `${all}\n`),
  'drops empty messages': { answer: (message) => (message.length > 0 ? [message] : []) },
  'ends messages at 127 bytes': { answer: (message) => [message.subarray(0, 127)] },
  'ends messages at 16384 bytes': {
    answer: (message) => {
      const parts = [];
      for (let at = 0; at === 0 || at < message.length; at += 16384) parts.push(message.subarray(at, at + 16384));
      return parts;
    },
  },
};

for (const [name, seeded] of Object.entries(inTexts)) {
  test(name, () => expect(mistakesOf(seeded, TEXT)).toEqual([name]));
}

const inDigests: Record<string, Seeded> = {
  'does not count spaces at the ends of the keys': {
    digest: (key1, key2, key3) => md5(numberBytes(key1.trim()), numberBytes(key2.trim()), key3),
  },
  'decodes key3 as UTF-8, so that U+FFFD replaces other bytes': {
    digest: (key1, key2, key3) => md5(numberBytes(key1), numberBytes(key2), Buffer.from(key3.toString())),
  },
  'cuts key3 at NUL': {
    digest: (key1, key2, key3) => md5(numberBytes(key1), numberBytes(key2), key3.subarray(0, (key3.indexOf(0) + 9) % 9)),
  },
};

for (const [name, seeded] of Object.entries(inDigests)) {
  test(name, () => expect(mistakesOf(seeded, KEYS)).toEqual([name]));
}

const unknown: Record<string, [Seeded, RegExp]> = {
  'a text whose bits are wrong': [{ answer: (message) => [Buffer.from(message.map((byte) => byte ^ 1))] }, TEXT],
  'a digest of nothing': [{ digest: () => Buffer.alloc(16) }, KEYS],
  'a length that is always 17 if it has several bytes': [ofBytes((all) => (all.length > 1 ? 17 : sum(all, 128))), FRAMES],
};

for (const [what, [seeded, about]] of Object.entries(unknown)) {
  test(`${what}: what no mistake gives has no name`, () => expect(mistakesOf(seeded, about)).toEqual(['none']));
}

/** Frames to either side: of every kind of type, with lengths at their limits, closing, and with text of every sort. */
import { short } from './long.js';
import { cutAnywhere, type Some, some } from './model.js';

const utf8 = (of: string) => Buffer.from(of).toString('latin1');
const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');

/** Frames of every type, with as little data as there can be, and one with more; each kind of type has its first and its last. */
export function types(): Some[] {
  const small = [0x00, 0x01, 0x41, 0x7f, 0x80, 0x81, 0xfe, 0xff];
  const all = Array.from({ length: 0x100 }, (_, type) => {
    const data = type < 0x80 ? 'a\xff' : '\x01a';
    return { ...some(`a frame of type ${hex(type)}`, String.fromCharCode(type) + data), isSmall: small.includes(type) };
  });
  // The byte behind the type is no length.
  return [...all, some('a frame of type 01 with three bytes', '\x01abc\xff')];
}

/** Bytes of a length, in as few as can be, with some leading 80 before them. */
function lengthOf(length: number, leading = 0): string {
  const digits = [length % 128];
  for (let rest = Math.floor(length / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(0x80 + (rest % 128));
  return '\x80'.repeat(leading) + String.fromCharCode(...digits);
}

/** A frame with data that a reader of text frames would stumble over. */
function frameOf(type: number, length: number, leading?: number): string {
  const data = '\xff\0a'.repeat(length / 3 + 1).slice(0, length);
  return String.fromCharCode(type) + lengthOf(length, leading) + data;
}

/** Frames of both kinds of type with a length, at limits of what a length's bytes can say. */
export function lengths(): Some[] {
  const small = [0, 1, 127, 128, 16_384];
  const all = [0x80, 0xfe, 0xff].flatMap((type) =>
    [0, 1, 2, 127, 128, 129, 16_383, 16_384, 16_385]
      // FF with the length 0 would close.
      .filter((count) => type !== 0xff || count > 0)
      .map((count) => ({
        ...some(`a frame of type ${hex(type)} with the length ${count}`, frameOf(type, count)),
        isSmall: (type === 0x80 && small.includes(count)) || (type === 0xff && count === 128),
      })),
  );
  const leading = [1, 2, 8, 9, 10, 64].flatMap((count) =>
    [0x80, 0xff].map((type) => ({
      ...some(`a frame of type ${hex(type)} with the length 3 after ${count} times 80`, frameOf(type, 3, count)),
      isSmall: [1, 10].includes(count),
    })),
  );
  const cut = cutAnywhere('a frame with the length 130', frameOf(0x80, 130), [1, 2]).slice(0, 2);
  return [...all, ...leading, ...cut, ...endless];
}

/** What never ends: we close at last, and nothing of it may have been taken for a message. */
const endless = [
  some('a frame that announces 127 bytes and has three', '\x80\x7fabc'),
  some('a frame that announces 16384 bytes and has a text frame', '\x80\x81\x80\0\0text\xff'),
  some('a length that never ends', `\x80${'\x80'.repeat(64)}`),
  some('a length of 32 bits and no data', '\x80\x8f\xff\xff\xff\x7f'),
  some('a text frame that never ends', `\0${'a'.repeat(64)}`),
  some('a frame of type 01 that never ends', `\x01${'a'.repeat(64)}`),
].map((each) => ({ ...each, ending: 'fin' as const }));

export function closing(): Some[] {
  const late = '\0late\xff';
  return [
    some('FF 00', '\xff\0'),
    some('FF | 00', '\xff', '\0'),
    some('FF 80 00', '\xff\x80\0'),
    some('FF 80 80 00', '\xff\x80\x80\0'),
    some('FF | 80 | 00', '\xff', '\x80', '\0'),
    some('FF 00 and a text frame in one', `\xff\0${late}`),
    some('FF 00 | a text frame', '\xff\0', late),
    some('FF 80 00 and a text frame in one', `\xff\x80\0${late}`),
    some('FF 00 twice', '\xff\0\xff\0'),
    some('FF 00 within a text frame, which ends it and begins another', '\0a\xff\0b\xff'),
    some('FF 00 within a text frame, cut between the two', '\0a\xff', '\0b\xff'),
    some('FF 00 within the data of a frame with a length', '\x80\x04\xff\0\xff\0'),
    some('a message | FF 00', '\0before\xff', '\xff\0'),
    some('a frame of type 80 with the length 0, which closes nothing', '\x80\0'),
    some('a frame of type FE with the length 0, which closes nothing', '\xfe\0'),
  ];
}

export function text(): Some[] {
  const frame = (what: string, data: string) => some(`a text frame with ${what}`, `\0${utf8(data)}\xff`);
  return [
    frame('no data', ''),
    frame('NUL inside', 'a\0b'),
    frame('NUL alone', '\0'),
    frame('two NULs at the end', 'a\0\0'),
    frame('U+FEFF at the start', '\ufeffa'),
    frame('U+FEFF in the middle', 'a\ufeffb'),
    frame('U+FEFF alone', '\ufeff'),
    frame('supplementary characters', '\u{10000}a\u{1f600}\u{10ffff}'),
    frame('noncharacters', '\ufffe\uffff\u{1fffe}'),
    frame('U+FFFD', '\ufffd'),
    frame('CR LF inside', '\r\n\r\n'),
    ...cutAnywhere('a text frame with a character of four bytes', `\0${utf8('\u{1f600}')}\xff`, [3]),
    some('two text frames in one', '\0one\xff\0two\xff'),
  ];
}

export function sizes(): Some[] {
  const message = (size: number, writes: string) => some(`a message of ${size} bytes`, writes);
  const long = [1_024, 16_384, 65_536, 1_048_576].map((size) => {
    // A megabyte takes the machines under XState a minute.
    return { ...message(size, short), size, isSmall: size <= 65_536 };
  });
  return [...[0, 1, 127, 128].map((size) => message(size, `\0${'m'.repeat(size)}\xff`)), ...long];
}

/** Frames of each kind behind one another, cut in two at every place, and byte by byte. */
export function splits(): Some[] {
  const all = `\0one\xff\x01two\xff\x80\x03\xff\0a\xff\x81\0${'x'.repeat(128)}\0\xff`;
  return [...cutAnywhere('frames of each kind', all, [3]), some('frames of each kind, byte by byte', ...all)];
}

/** Frames to either side: of every kind of type, with lengths at their limits, closing, and with text of every sort. */
import { short, unitsIn } from './long.js';
import { cutAnywhere, type Input, numbered, type Some } from './model.js';
import { edges, illFormed } from './utf8.js';

export function frames(): Input[] {
  return (['server', 'client'] as const).flatMap((side) => [
    ...numbered(side, 'types', true, types()),
    ...numbered(side, 'lengths', true, lengths()),
    ...numbered(side, 'closing', true, closing()),
    ...numbered(side, 'text', true, [...text(), ...edges(), ...illFormed()]),
    ...numbered(side, 'sizes', true, sizes()),
    ...numbered(side, 'frame-splits', true, splits()),
  ]);
}

const utf8 = (of: string) => Buffer.from(of).toString('latin1');
const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');

/** Frames of every type, with as little data as there can be; each kind of type has its first and its last. */
function types(): Some[] {
  const ofText = Array.from({ length: 0x80 }, (_, type) => type);
  const ofLength = Array.from({ length: 0x80 }, (_, index) => 0x80 + index);
  return [...ofText.map((type) => ({ type, data: 'a\xff' })), ...ofLength.map((type) => ({ type, data: '\x01a' }))].map(
    ({ type, data }) => ({
      what: `a frame of type ${hex(type)}`,
      writes: [String.fromCharCode(type) + data],
      isSmall: [0x00, 0x01, 0x41, 0x7f, 0x80, 0x81, 0xfe, 0xff].includes(type),
    }),
  );
}

/** Bytes of a length, in as few as can be, with some leading 80 before them. */
function lengthOf(length: number, leading = 0): string {
  const digits = [length % 128];
  for (let rest = Math.floor(length / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(0x80 + (rest % 128));
  return '\x80'.repeat(leading) + String.fromCharCode(...digits);
}

/** Data that a reader of text frames would stumble over. */
function dataOf(length: number): string {
  return '\xff\0a'.repeat(length / 3 + 1).slice(0, length);
}

function lengths(): Some[] {
  const counts = [0, 1, 2, 127, 128, 129, 16_383, 16_384, 16_385];
  const small = [0, 1, 127, 128, 16_384];
  const all = [0x80, 0xfe, 0xff].flatMap((type) =>
    counts
      .filter((count) => type !== 0xff || count > 0)
      .map((count) => ({
        what: `a frame of type ${hex(type)} with the length ${count}`,
        writes: [String.fromCharCode(type) + lengthOf(count) + dataOf(count)],
        isSmall: (type === 0x80 && small.includes(count)) || (type === 0xff && count === 128),
      })),
  );
  const leading = [1, 2, 8, 9, 10, 64].flatMap((count) =>
    [0x80, 0xff].map((type) => ({
      what: `a frame of type ${hex(type)} with the length 3 behind ${count} times 80`,
      writes: [`${String.fromCharCode(type)}${lengthOf(3, count)}\xff\0a`],
      isSmall: [1, 10].includes(count),
    })),
  );
  const cut = [...cutAnywhere('\x80\x81\x02').map(([one, other]) => [one, other + dataOf(130)] as const)].map((writes) => ({
    what: `a frame with the length 130, cut behind ${writes[0].length} bytes`,
    writes,
    isSmall: true,
  }));
  return [...all, ...leading, ...cut, ...endless()];
}

/** What never ends: we close at last, and nothing of it may have been taken for a message. */
function endless(): Some[] {
  return [
    { what: 'a frame that announces 127 bytes and has three', writes: ['\x80\x7fabc'] },
    { what: 'a frame that announces 16384 bytes and has a text frame', writes: ['\x80\x81\x80\0\0text\xff'] },
    { what: 'a length that never ends', writes: [`\x80${'\x80'.repeat(64)}`] },
    { what: 'a length of 32 bits and no data', writes: ['\x80\x8f\xff\xff\xff\x7f'] },
    { what: 'a text frame that never ends', writes: [`\0${'a'.repeat(64)}`] },
    { what: 'a frame of type 01 that never ends', writes: [`\x01${'a'.repeat(64)}`] },
  ].map((each) => ({ ...each, ending: 'fin', isSmall: true }));
}

function closing(): Some[] {
  const late = '\0late\xff';
  return [
    { what: 'FF 00', writes: ['\xff\0'] },
    { what: 'FF | 00', writes: ['\xff', '\0'] },
    { what: 'FF 80 00', writes: ['\xff\x80\0'] },
    { what: 'FF 80 80 00', writes: ['\xff\x80\x80\0'] },
    { what: 'FF | 80 | 00', writes: ['\xff', '\x80', '\0'] },
    { what: 'FF 00 and a text frame in one', writes: [`\xff\0${late}`] },
    { what: 'FF 00 | a text frame', writes: ['\xff\0', late] },
    { what: 'FF 80 00 and a text frame in one', writes: [`\xff\x80\0${late}`] },
    { what: 'FF 00 twice', writes: ['\xff\0\xff\0'] },
    { what: 'FF 00 within a text frame, which ends it and begins another', writes: ['\0a\xff\0b\xff'] },
    { what: 'FF 00 within a text frame, cut between the two', writes: ['\0a\xff', '\0b\xff'] },
    { what: 'FF 00 within the data of a frame with a length', writes: ['\x80\x04\xff\0\xff\0'] },
    { what: 'a message | FF 00', writes: ['\0before\xff', '\xff\0'] },
    { what: 'a frame of type 80 with the length 0, which closes nothing', writes: ['\x80\0'] },
    { what: 'a frame of type FE with the length 0, which closes nothing', writes: ['\xfe\0'] },
  ].map((each) => ({ ...each, isSmall: true }));
}

function text(): Some[] {
  const texts: [string, string][] = [
    ['no data', ''],
    ['NUL inside', 'a\0b'],
    ['NUL alone', '\0'],
    ['two NULs at the end', 'a\0\0'],
    ['U+FEFF at the start', '\ufeffa'],
    ['U+FEFF in the middle', 'a\ufeffb'],
    ['U+FEFF alone', '\ufeff'],
    ['supplementary characters', '\u{10000}a\u{1f600}\u{10ffff}'],
    ['noncharacters', '\ufffe\uffff\u{1fffe}'],
    ['U+FFFD', '\ufffd'],
    ['CR LF inside', '\r\n\r\n'],
  ];
  const all = texts.map(([what, data]) => ({
    what: `a text frame with ${what}`,
    writes: [`\0${utf8(data)}\xff`],
    isSmall: true,
  }));
  const character = `\0${utf8('\u{1f600}')}\xff`;
  const cut = cutAnywhere(character).map((writes) => ({
    what: `a text frame with a character of four bytes, cut behind ${writes[0].length} bytes`,
    writes,
    isSmall: writes[0].length === 3,
  }));
  return [...all, ...cut, { what: 'two text frames in one', writes: ['\0one\xff\0two\xff'], isSmall: true }];
}

function sizes(): Some[] {
  const one = [0, 1, 127, 128].map((size) => ({ what: `a message of ${size} bytes`, writes: [`\0${'m'.repeat(size)}\xff`] }));
  const long = [1_024, 16_384, 65_536, 1_048_576].map((size) => ({
    what: `a message of ${size} bytes`,
    writes: [short],
    repeat: unitsIn(size),
  }));
  // A megabyte takes the machines under XState a minute.
  return [
    ...one.map((each) => ({ ...each, isSmall: true })),
    ...long.map((each) => ({ ...each, isSmall: each.repeat <= unitsIn(65_536) })),
  ];
}

/** Frames of each kind behind one another, cut in two at every place, and byte by byte. */
function splits(): Some[] {
  const all = `\0one\xff\x01two\xff\x80\x03\xff\0a\xff\x81\0${'x'.repeat(128)}\0\xff`;
  const places = cutAnywhere(all).map((writes) => ({
    what: `frames of each kind, cut behind ${writes[0].length} bytes`,
    writes,
    isSmall: writes[0].length === 3,
  }));
  return [...places, { what: 'frames of each kind, byte by byte', writes: [...all], isSmall: true }];
}

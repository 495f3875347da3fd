/** Digests made wrong by hand, each named by what was done. The numbers are worked out from 10.3.4.4.2, steps 4 to 8. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { askedIn, digestBy, mistakesInDigest } from './index.js';

/** The text's own example: 4146546015 / 5 = 829309203 = 316E4113 and 1299853100 / 5 = 259970620 = 0F7ED63C. */
const KEY1 = '4 @1  46546xW%0l 1 5';
const KEY2 = '12998 5 Y3 1  .P00';
const NUMBERS = '316e4113 0f7ed63c';

/** 2520, with seven spaces: one in front, three between, and three at the end. */
const SPACED = ' 25 2 x 0   ';
/** 51539607540, twelve times 4294967295, with twelve spaces. */
const LARGE = '5x            y1539607540z';
const FIRST = (count: number) => `takes only the first ${count} bytes of key3`;

interface Told {
  key1?: string;
  key2?: string;
  key3?: string;
  /** Sent with key3. */
  more?: string;
}

/** Key2 comes first, as in the control. */
function asked({ key1 = KEY1, key2 = KEY2, key3 = '^n:ds[4U', more = '' }: Told = {}) {
  const fields = ['Host: a', `Sec-WebSocket-Key2: ${key2}`, 'Upgrade: WebSocket', `sec-websocket-KEY1: ${key1}`];
  return askedIn(Buffer.from(`GET / HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n${key3}${more}`, 'latin1')) as NonNullable<
    ReturnType<typeof askedIn>
  >;
}

const bytes = (hex: string, text = '') =>
  Buffer.concat([Buffer.from(hex.replaceAll(' ', ''), 'hex'), Buffer.from(text, 'latin1')]);
const md5 = (of: Buffer) => createHash('md5').update(of).digest();
const namesOf = (told: Told, seen: Buffer) => mistakesInDigest(asked(told), seen).map(({ name }) => name);

const KEY3 = '^n:ds[4U';

/** Mistakes about what the digest is of: the numbers in hex and the rest, in place of 316E4113 0F7ED63C and key3. */
const challenges: Record<string, { told?: Told; of: Buffer; or?: string[] }> = {
  'takes the keys in the order on the wire, not by their names': {
    of: bytes('0f7ed63c 316e4113', KEY3),
    or: ['takes key1 for key2, and key2 for key1'],
  },
  'takes key1 twice': { of: bytes('316e4113 316e4113', KEY3) },
  'takes key2 twice': { of: bytes('0f7ed63c 0f7ed63c', KEY3) },
  'leaves key2 out': { of: bytes('316e4113', KEY3) },
  'leaves key1 out': { of: bytes('0f7ed63c', KEY3) },
  // Seven spaces, of which one stands in front and three at the end: 2520 / 7 = 360.
  'does not count spaces at the ends of the keys': { told: { key1: SPACED }, of: bytes('00000348 0f7ed63c', KEY3) },
  'does not count spaces at the beginning of the keys': { told: { key1: SPACED }, of: bytes('000001a4 0f7ed63c', KEY3) },
  'does not count spaces at the end of the keys': { told: { key1: SPACED }, of: bytes('00000276 0f7ed63c', KEY3) },
  'counts the space after the colon as one of the key': {
    told: { key1: SPACED, key2: '1 2' },
    of: bytes('0000013b 00000006', KEY3),
  },
  'takes spaces in a row for one': { told: { key1: SPACED, key2: '12 ' }, of: bytes('000001f8 0000000c', KEY3) },
  'does not divide the numbers by the spaces': { of: bytes('f727455f 4d7a2f2c', KEY3) },
  // 4 / 5 and 12998 / 5.
  'reads digits only up to the first other character': { of: bytes('00000000 00000a27', KEY3) },
  // 12 * 4294967295 = 12 * 2^32 - 12, of which 32 bits are 4294967284; a twelfth is 357913940.
  'keeps 32 bits of the digits before it divides': { told: { key1: LARGE }, of: bytes('15555554 0f7ed63c', KEY3) },
  // 4146546015 - 2^32 = -148421281; a fifth is -29684256.
  'keeps 31 bits and a sign of the digits before it divides': { of: bytes('fe3b0de0 0f7ed63c', KEY3) },
  'takes 4294967295 for larger numbers before it divides': { told: { key1: LARGE }, of: bytes('15555555 0f7ed63c', KEY3) },
  'takes 2147483647 for larger numbers before it divides': { of: bytes('19999999 0f7ed63c', KEY3) },
  // 24 bits of 4146546015 are those of 4146545920, of which a fifth is 829309184; those of 1299853100 give 259970608.
  'divides in floating point of single precision': { of: bytes('316e4100 0f7ed630', KEY3) },
  'counts all white space, not only spaces': { told: { key1: '12\t0 x' }, of: bytes('0000003c 0f7ed63c', KEY3) },
  'writes the numbers as decimal text': { of: bytes('', `829309203259970620${KEY3}`) },
  'writes the numbers as hexadecimal text': { of: bytes('', `316e4113f7ed63c${KEY3}`) },
  'writes the numbers as eight bytes': { of: bytes('00000000 316e4113 00000000 0f7ed63c', KEY3) },
  'takes the text of the keys in place of their numbers': { of: bytes('', KEY1 + KEY2 + KEY3) },
  'leaves key3 out': { of: bytes(NUMBERS) },
  'strips white space from key3': {
    told: { key3: ' a bcd\r\n' },
    of: bytes(NUMBERS, 'a bcd'),
    or: ['strips white space and NUL from key3'],
  },
  'strips white space and NUL from key3': { told: { key3: '\0a bcd\n\0' }, of: bytes(NUMBERS, 'a bcd') },
  'strips white space from the end of key3': { told: { key3: ' a bcde ' }, of: bytes(NUMBERS, ' a bcde'), or: [FIRST(7)] },
  'strips white space from the beginning of key3': { told: { key3: ' a bcde ' }, of: bytes(NUMBERS, 'a bcde ') },
  'strips CR and LF from the end of key3': {
    told: { key3: 'abcde \r\n' },
    of: bytes(NUMBERS, 'abcde '),
    or: ['cuts key3 at a line break', FIRST(6)],
  },
  'cuts key3 at NUL': { told: { key3: 'abc\0def\0' }, of: bytes(NUMBERS, 'abc'), or: [FIRST(3)] },
  'cuts key3 at a line break': { told: { key3: 'abc\ndefg' }, of: bytes(NUMBERS, 'abc'), or: [FIRST(3)] },
  'cuts key3 at CR LF CR LF': {
    told: { key3: 'a\nb\r\n\r\nc' },
    of: bytes(NUMBERS, 'a\nb'),
    or: [FIRST(3)],
  },
  'takes what comes after the last CR LF CR LF for key3': { told: { key3: 'ab\r\n\r\ncd' }, of: bytes(NUMBERS, 'cd') },
  'decodes key3 as UTF-8, so that U+FFFD replaces other bytes': {
    told: { key3: 'ab\xc3\xa9\xffcde' },
    of: bytes(NUMBERS, 'ab\xc3\xa9\xef\xbf\xbdcde'),
  },
  'decodes key3 as Latin-1, and encodes it as UTF-8': {
    told: { key3: 'abcd\xe9efg' },
    of: bytes(NUMBERS, 'abcd\xc3\xa9efg'),
  },
  'decodes key3 as ASCII, so that ? replaces bytes above 7F': {
    told: { key3: 'abcd\xe9efg' },
    of: bytes(NUMBERS, 'abcd?efg'),
  },
  'drops bytes above 7F from key3': { told: { key3: 'abcd\xe9efg' }, of: bytes(NUMBERS, 'abcdefg') },
  'drops the highest bit of the bytes of key3': { told: { key3: 'abcd\xe9efg' }, of: bytes(NUMBERS, 'abcdiefg') },
  'takes all that comes with the fields for key3': { told: { more: '\0a\xff' }, of: bytes(NUMBERS, `${KEY3}\0a\xff`) },
  'takes a fixed text for key3, 12345678': { of: bytes(NUMBERS, '12345678') },
  'takes only the first 4 bytes of key3': { of: bytes(NUMBERS, '^n:d') },
  'takes the keys in the order on the wire, not by their names, with little-endian numbers': {
    of: bytes('3cd67e0f 13416e31', KEY3),
    or: ['takes key1 for key2, and key2 for key1, with little-endian numbers'],
  },
  'leaves key3 out, with little-endian numbers': { of: bytes('13416e31 3cd67e0f') },
  'does not divide the numbers by the spaces, and leaves key3 out': { of: bytes('f727455f 4d7a2f2c') },
};

for (const [name, { told = {}, of, or = [] }] of Object.entries(challenges)) {
  test(name, () => {
    expect(namesOf(told, md5(of))).toEqual([name, ...or]);
    expect(digestBy(name, asked(told))).toEqual(md5(of));
  });
}

const right = md5(bytes(NUMBERS, KEY3));

/** Mistakes about what is sent of it. */
const sent: Record<string, Buffer> = {
  'sends the digest as hexadecimal text': Buffer.from(right.toString('hex')),
  'sends the digest as hexadecimal text in capitals': Buffer.from(right.toString('hex').toUpperCase()),
  'sends the digest as base64': Buffer.from(right.toString('base64')),
  'takes SHA-1, not MD5': createHash('sha1').update(bytes(NUMBERS, KEY3)).digest(),
  'sends what MD5 is to be taken of, not the digest': bytes(NUMBERS, KEY3),
  'takes MD5 twice': md5(right),
};

for (const [name, seen] of Object.entries(sent)) {
  test(`${name}, whatever comes after it`, () => {
    expect(namesOf({}, seen.subarray(0, 16))).toEqual([name]);
    expect(namesOf({}, Buffer.concat([seen, bytes('00 61 ff')]))).toEqual([name]);
  });
}

test('what is right, in either byte order, is no mistake', () => {
  expect(namesOf({}, right)).toEqual([]);
  expect(namesOf({}, md5(bytes('13416e31 3cd67e0f', KEY3)))).toEqual([]);
});

test('what no mistake gives has no name, and neither has what has not come whole', () => {
  expect(namesOf({}, md5(bytes('00')))).toEqual([]);
  expect(mistakesInDigest(asked(), md5(bytes('00')))).toEqual([]);
  expect(namesOf({}, md5(bytes(NUMBERS)).subarray(0, 15))).toEqual([]);
});

test('a request whose fields have not ended was asked for nothing', () => {
  expect(askedIn(Buffer.from('GET / HTTP/1.1\r\nHost: a\r\n'))).toBeUndefined();
  expect(digestBy('makes no mistake', asked())).toBeUndefined();
});

test('mistakes that this request does not tell apart are named together', () => {
  const names = ['takes the keys in the order on the wire, not by their names', 'takes key1 for key2, and key2 for key1'];
  expect(mistakesInDigest(asked(), md5(bytes('0f7ed63c 316e4113', KEY3))).map(({ name }) => name)).toEqual(names);
});

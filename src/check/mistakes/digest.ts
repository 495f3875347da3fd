/** What went wrong with a digest: other ways to make one than that of 10.3.4.4.2, steps 4 to 9, each tried against what was seen. */
import { createHash } from 'node:crypto';
import { DIGEST, headIn, KEY3, partsOf, valueIn } from '../../judge/index.js';

type Order = 'big' | 'little';

/** A way to make a digest that is not the text's. */
export interface DigestMistake {
  /** What it does otherwise, in a few words. */
  name: string;
  /** All that is sent in place of the sixteen bytes. */
  digestOf(asked: Asked): Buffer;
}

/** What a digest is made of. */
export interface Asked {
  /** The values of the two keys, by their names. */
  keys: readonly string[];
  /** The same in the order in which they were sent. */
  onWire: readonly string[];
  /** All bytes that came with the end of the fields; the first eight are key3. */
  behind: Buffer;
}

/** How a digest is made, in stages; a mistake changes one. */
interface Making {
  choose(asked: Asked): readonly string[];
  value(key: string): string;
  number(key: string): bigint;
  write(number: bigint, order: Order, key: string): Buffer;
  key3(asked: Asked): Buffer;
  hash(challenge: Buffer): Buffer;
}

const digitsOf = (key: string) => BigInt(partsOf(key).digits);
const divided = (number: bigint, key: string, spaces = partsOf(key).spaces) => number / BigInt(Math.max(1, spaces));
const eightOf = ({ behind }: Asked) => behind.subarray(0, KEY3);
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest();

/** @param size bytes of a number */
function bytesOf(number: bigint, order: Order, size: 4 | 8): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(8 * size, number));
  return order === 'big' ? bytes.subarray(8 - size) : bytes.subarray(8 - size).reverse();
}

/** That of the text. */
const sound: Making = {
  choose: ({ keys }) => keys,
  value: (key) => key,
  number: (key) => divided(digitsOf(key), key),
  write: (number, order) => bytesOf(number, order, 4),
  key3: eightOf,
  hash: md5,
};

type Mistakes = { [Stage in keyof Making]: Readonly<Record<string, Making[Stage]>> };

const least = (one: bigint, other: bigint) => (one < other ? one : other);

/** Of key3 as text, one character for each byte. */
const key3As = (change: (text: string) => string) => (asked: Asked) =>
  Buffer.from(change(eightOf(asked).toString('latin1')), 'latin1');

const firstOfKey3 = (count: number) =>
  [`takes only the first ${count} bytes of key3`, (asked: Asked) => eightOf(asked).subarray(0, count)] as const;

const mistakes: Mistakes = {
  choose: {
    'takes the keys in the order on the wire, not by their names': ({ onWire }) => onWire,
    'takes key1 for key2, and key2 for key1': ({ keys: [one = '', two = ''] }) => [two, one],
    'takes key1 twice': ({ keys: [one = ''] }) => [one, one],
    'takes key2 twice': ({ keys: [, two = ''] }) => [two, two],
    'leaves key2 out': ({ keys }) => keys.slice(0, 1),
    'leaves key1 out': ({ keys }) => keys.slice(1),
  },
  value: {
    'does not count spaces at the ends of the keys': (key) => key.replace(/^ +| +$/g, ''),
    'does not count spaces at the beginning of the keys': (key) => key.replace(/^ +/, ''),
    'does not count spaces at the end of the keys': (key) => key.replace(/ +$/, ''),
    'counts the space after the colon as one of the key': (key) => ` ${key}`,
    'takes spaces in a row for one': (key) => key.replace(/ +/g, ' '),
  },
  number: {
    'does not divide the numbers by the spaces': digitsOf,
    'reads digits only up to the first other character': (key) => divided(BigInt(/^\d*/.exec(key)?.[0] ?? ''), key),
    'keeps 32 bits of the digits before it divides': (key) => divided(BigInt.asUintN(32, digitsOf(key)), key),
    'keeps 31 bits and a sign of the digits before it divides': (key) => divided(BigInt.asIntN(32, digitsOf(key)), key),
    'takes 4294967295 for larger numbers before it divides': (key) => divided(least(digitsOf(key), 4_294_967_295n), key),
    'takes 2147483647 for larger numbers before it divides': (key) => divided(least(digitsOf(key), 2_147_483_647n), key),
    'divides in floating point of single precision': (key) =>
      BigInt(Math.trunc(Math.fround(Math.fround(Number(digitsOf(key))) / Math.max(1, partsOf(key).spaces)))),
    'counts all white space, not only spaces': (key) => divided(digitsOf(key), key, key.replace(/\S/g, '').length),
  },
  write: {
    'writes the numbers as decimal text': (number) => Buffer.from(`${number}`),
    'writes the numbers as hexadecimal text': (number) => Buffer.from(number.toString(16)),
    'writes the numbers as eight bytes': (number, order) => bytesOf(number, order, 8),
    'takes the text of the keys in place of their numbers': (_, __, key) => Buffer.from(key, 'latin1'),
  },
  key3: {
    'leaves key3 out': () => Buffer.of(),
    'strips white space from key3': key3As((text) => text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, '')),
    'strips white space and NUL from key3': key3As((text) => text.replace(/^[\0\t-\r ]+|[\0\t-\r ]+$/g, '')),
    'strips white space from the end of key3': key3As((text) => text.replace(/[\t-\r ]+$/, '')),
    'strips white space from the beginning of key3': key3As((text) => text.replace(/^[\t-\r ]+/, '')),
    'strips CR and LF from the end of key3': key3As((text) => text.replace(/[\r\n]+$/, '')),
    'cuts key3 at NUL': key3As((text) => text.replace(/\0[\s\S]*/, '')),
    'cuts key3 at a line break': key3As((text) => text.replace(/\r?\n[\s\S]*/, '')),
    'cuts key3 at CR LF CR LF': key3As((text) => text.replace(/\r\n\r\n[\s\S]*/, '')),
    'takes what comes after the last CR LF CR LF for key3': key3As((text) => text.replace(/^[\s\S]*\r\n\r\n/, '')),
    'decodes key3 as UTF-8, so that U+FFFD replaces other bytes': (asked) => Buffer.from(eightOf(asked).toString('utf8')),
    'decodes key3 as Latin-1, and encodes it as UTF-8': (asked) => Buffer.from(eightOf(asked).toString('latin1')),
    'decodes key3 as ASCII, so that ? replaces bytes above 7F': key3As((text) => text.replace(/[\x80-\xff]/g, '?')),
    'drops bytes above 7F from key3': key3As((text) => text.replace(/[\x80-\xff]/g, '')),
    'drops the highest bit of the bytes of key3': (asked) => Buffer.from(eightOf(asked).map((byte) => byte & 0x7f)),
    'takes all that comes with the fields for key3': ({ behind }) => behind,
    'takes a fixed text for key3, 12345678': () => Buffer.from('12345678'),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map(firstOfKey3)),
  },
  hash: {
    'sends the digest as hexadecimal text': (bytes) => Buffer.from(md5(bytes).toString('hex')),
    'sends the digest as hexadecimal text in capitals': (bytes) => Buffer.from(md5(bytes).toString('hex').toUpperCase()),
    'sends the digest as base64': (bytes) => Buffer.from(md5(bytes).toString('base64')),
    'takes SHA-1, not MD5': (bytes) => createHash('sha1').update(bytes).digest(),
    'sends what MD5 is to be taken of, not the digest': (bytes) => bytes,
    'takes MD5 twice': (bytes) => md5(md5(bytes)),
  },
};

/** The request that a server was sent, if its fields have ended. */
export function askedIn(request: Buffer): Asked | undefined {
  const head = headIn(request);
  if (head === undefined) return undefined;
  const keys = ['sec-websocket-key1', 'sec-websocket-key2'].map((name) => valueIn(head, name) ?? '');
  const onWire = head.fields.filter(({ name }) => /^sec-websocket-key[12]$/i.test(name)).map(({ value }) => value);
  return { keys, onWire, behind: request.subarray(head.length) };
}

/** The usual mistakes that give just what was seen: those of one stage, or else of two; the plainest first. */
export function mistakesInDigest(asked: Asked, seen: Buffer): DigestMistake[] {
  if (seen.length < DIGEST) return [];
  const right = ORDERS.map((order) => made(sound, asked, order));
  const isSeen = (digest: Buffer) => seen.subarray(0, digest.length).equals(digest.subarray(0, seen.length));
  if (right.some(isSeen)) return asked.behind.length < KEY3 ? [EARLY] : [];
  const fits = ({ digestOf }: DigestMistake) => isSeen(digestOf(asked));
  return levels.map((level) => level.filter(fits)).find(({ length }) => length > 0) ?? [];
}

/** What a server that makes this mistake sends in place of the digest; undefined where no mistake has this name. */
export function digestBy(name: string, asked: Asked): Buffer | undefined {
  const found = levels.flat().find((each) => each.name === name);
  return found?.digestOf(asked);
}

/** Whether a mistake gives the right digest for many of the keys that clients draw. */
export function isOfSomeKeys(name = ''): boolean {
  return name.split(', or ').some((each) => OF_SOME_KEYS.test(each) && !each.includes(', and '));
}

/** It matters in which order the keys come, how large they are, where their spaces are, or which bytes key3 has. */
const OF_SOME_KEYS =
  /^(takes the keys in the order|does not count|takes spaces|counts all|keeps 3|takes \d+ for|(strips|cuts|decodes|drops) .*key3)/;

const EARLY: DigestMistake = { name: 'does not wait for all of key3', digestOf: (asked) => made(sound, asked, 'big') };
const ORDERS: readonly Order[] = ['big', 'little'];

function made({ choose, value, number, write, key3, hash }: Making, asked: Asked, order: Order): Buffer {
  const keys = choose(asked).map(value);
  return hash(Buffer.concat([...keys.map((key) => write(number(key), order, key)), key3(asked)]));
}

/** Ways that differ from the text's in one stage. */
const changes = Object.entries(mistakes).flatMap(([stage, ways]) =>
  Object.entries(ways).map(([name, way]) => ({ name, stage, making: { [stage]: way } })),
);
const two = changes.flatMap((first, index) =>
  changes
    .slice(index + 1)
    .filter(({ stage }) => stage !== first.stage)
    .map(({ name, making }) => ({ name: `${first.name}, and ${name}`, making: { ...first.making, ...making } })),
);

/** Of few mistakes before many; little-endian numbers are none, and may come beside some. */
const levels = [changes, two].flatMap((ways) =>
  ORDERS.map((order) =>
    ways.map(({ name, making }) => ({
      name: order === 'big' ? name : `${name}, with little-endian numbers`,
      digestOf: (asked: Asked) => made({ ...sound, ...making }, asked, order),
    })),
  ),
);

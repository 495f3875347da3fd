/** What happens to a side, by chance and by rule: frames, and what its owner and the world do in between. */
import fc from 'fast-check';
import type { Happening } from './sides.js';

/** Seed of what is by chance; a failure names it. */
export const seed = Number(process.env.HIXIE76_SEED ?? 76);

/** A text frame of a type below 80, whatever its data. */
export function textFrame(data: string | Uint8Array, type = 0): Uint8Array {
  return Buffer.concat([Uint8Array.of(type), Buffer.from(data as string), Uint8Array.of(0xff)]);
}

/** A frame that is skipped: type, so many needless 80 bytes, the length, and as many bytes. */
export function skippedFrame(type: number, length: number, needless = 0, fill = 0xff): Uint8Array {
  return Buffer.concat([Uint8Array.of(type), lengthBytes(length, needless), Buffer.alloc(length, fill)]);
}

/** The bytes that spell a length, as 10.3.4.3.2#3a.2 to 3a.5 read it. */
export function lengthBytes(length: number | bigint, needless = 0): Uint8Array {
  const low: number[] = [Number(BigInt(length) % 128n)];
  for (let rest = BigInt(length) / 128n; rest > 0n; rest /= 128n) low.unshift(0x80 + Number(rest % 128n));
  return Uint8Array.from([...Array<number>(needless).fill(0x80), ...low]);
}

/** Text of all sorts: ASCII, each length of UTF-8, and what is easily mistaken: NUL, U+FEFF, noncharacters. */
const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 60 }) },
      { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
      { weight: 1, arbitrary: fc.constantFrom('\0', '\ufeff', '\uffff', '\ufffd', '\u{10ffff}', '\u07ff\u0800') },
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

/** Bytes without FF, mostly ill-formed as UTF-8. */
const illFormed = fc
  .array(fc.oneof(fc.nat(0xfe), fc.constantFrom(0x80, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xbf, 0x9f, 0xa0)), {
    maxLength: 24,
  })
  .map((bytes) => Uint8Array.from(bytes));

const type = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.constantFrom(1, 0x7f), fc.nat(0x7f));
const binaryType = fc.oneof(fc.constantFrom(0x80, 0xfe, 0xff), fc.integer({ min: 0x80, max: 0xff }));
const length = fc.oneof(fc.nat(3), fc.nat(300), fc.constantFrom(127, 128, 129, 16_383, 16_384));

/** One frame, or something that begins like one. */
const frame: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(text, type).map(([data, of]) => textFrame(data, of)) },
  { weight: 3, arbitrary: fc.tuple(illFormed, type).map(([data, of]) => textFrame(data, of)) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(binaryType, length, fc.nat(3), fc.constantFrom(0xff, 0x00, 0x80))
      // FF with a length of 0 is left to the closing frames.
      .map(([of, size, needless, fill]) => skippedFrame(of, of === 0xff && size === 0 ? 1 : size, needless, fill)),
  },
  { weight: 1, arbitrary: fc.nat(3).map((needless) => skippedFrame(0xff, 0, needless)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 12 }) },
);

const others: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: text.map((data) => ({ send: data })) },
  { weight: 1, arbitrary: fc.constantFrom('close' as const, 'timeout' as const, 'tcpClosed' as const) },
);

const someFrames = fc.tuple(fc.array(frame, { minLength: 1, maxLength: 5 }), fc.array(fc.nat(), { maxLength: 3 }));

/** Frames, cut without regard to where they begin. */
export const framesInPieces = someFrames.map(([frames, cuts]) => cut(Buffer.concat(frames), cuts));

/** Frames in pieces, and what else happens between them. */
export const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: framesInPieces.map((bytes): Happening => ({ bytes })) }, { weight: 2, arbitrary: others }),
  { maxLength: 12, size: 'max' },
);

/** Bytes cut at places, which are taken modulo their number. */
export function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((at) => at % (bytes.length + 1)).sort((one, other) => one - other), bytes.length];
  return places.slice(1).map((to, index) => bytes.subarray(places[index], to));
}

/** A change to bytes. */
export interface Mutation {
  at: number;
  kind: 'set' | 'insert' | 'delete' | 'double' | 'swap' | 'cut';
  byte: number;
}

/** Changes that hit the bytes that matter in handshakes as often as any other. */
export const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('set', 'insert', 'delete', 'double', 'swap', 'cut'),
  byte: fc.oneof(fc.constantFrom(0x0d, 0x0a, 0x20, 0x3a, 0x00, 0xff, 0x80), fc.integer({ min: 0x20, max: 0x7e }), fc.nat(255)),
});

/** Bytes with a change; what is doubled or swapped are neighbours. */
export function mutated(bytes: Uint8Array, { at, kind, byte }: Mutation): Uint8Array {
  const index = Math.floor(at * bytes.length);
  const [before, behind] = [bytes.subarray(0, index), bytes.subarray(index)];
  if (kind === 'insert') return Buffer.concat([before, Uint8Array.of(byte), behind]);
  if (kind === 'delete') return Buffer.concat([before, behind.subarray(1)]);
  if (kind === 'double') return Buffer.concat([before, behind.subarray(0, byte), behind]);
  if (kind === 'swap') return Buffer.concat([before, behind.subarray(1, 2), behind.subarray(0, 1), behind.subarray(2)]);
  if (kind === 'cut') return before;
  return Buffer.concat([before, behind.length > 0 ? Uint8Array.of(byte) : behind, behind.subarray(1)]);
}

/** Streams by chance: words of a machine's own automata and frames, mutated, and bytes of no sense at all. */
import fc from 'fast-check';

/** A part of a stream; long ones are made of a seed, so that a few numbers stand for many bytes. */
function parts(words: readonly string[]): fc.Arbitrary<Buffer> {
  const noise = fc.record({ seed: fc.nat(), length: fc.nat(20_000) }).map(({ seed, length }) => noiseOf(seed, length));
  const text = fc
    .record({ type: fc.nat(0x7f), text: fc.string({ unit: 'binary', maxLength: 40 }), times: fc.nat(300) })
    .map(({ type, text, times }) => Buffer.concat([Buffer.from([type]), Buffer.from(text.repeat(times)), Buffer.from([0xff])]));
  const skipped = fc
    .record({ type: fc.integer({ min: 0x80, max: 0xff }), zeros: fc.nat(5), seed: fc.nat(), length: fc.nat(16_000) })
    .map(({ type, zeros, seed, length }) => {
      const size = [0x80 | (length >> 7), length & 0x7f];
      return Buffer.concat([Buffer.from([type, ...Array<number>(zeros).fill(0x80), ...size]), noiseOf(seed, length)]);
    });
  const few = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes));
  const word = fc.constantFrom(...words).map((each) => Buffer.from(each, 'latin1'));
  return fc.oneof(
    { weight: 12, arbitrary: text },
    { weight: 12, arbitrary: skipped },
    { weight: 3, arbitrary: word },
    { weight: 1, arbitrary: few },
    { weight: 1, arbitrary: noise },
  );
}

/** A change to a stream, at a fraction of its length. */
const mutations = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('set', 'insert', 'delete', 'double', 'cut'),
  byte: fc.nat(255),
});

/** Streams that follow what has been sent already, of so many parts at the most. */
export function streams(words: readonly string[], beginnings: readonly string[], most: number): fc.Arbitrary<Buffer> {
  return fc
    .record({
      beginning: fc.constantFrom(...beginnings),
      parts: fc.array(parts(words), { maxLength: most, size: 'max' }),
      early: fc.option(mutations, { freq: 4 }),
      late: fc.array(mutations, { maxLength: 3 }),
    })
    .map(({ beginning, parts, early, late }) => {
      const begun = Buffer.from(beginning, 'latin1');
      const first = early === null ? begun : mutated(begun, early);
      return Buffer.concat([first, late.reduce(mutated, Buffer.concat(parts))]);
    });
}

interface Mutation {
  at: number;
  kind: string;
  byte: number;
}

function mutated(bytes: Buffer, { at, kind, byte }: Mutation): Buffer {
  const index = Math.floor(at * bytes.length);
  const [before, behind] = [bytes.subarray(0, index), bytes.subarray(index)];
  if (kind === 'insert') return Buffer.concat([before, Buffer.from([byte]), behind]);
  if (kind === 'delete') return Buffer.concat([before, behind.subarray(1)]);
  if (kind === 'double') return Buffer.concat([before, behind.subarray(0, byte), behind]);
  if (kind === 'cut') return bytes.subarray(0, bytes.length - byte);
  return Buffer.concat([before, Buffer.from(behind.length > 0 ? [byte] : []), behind.subarray(1)]);
}

/** Bytes that a seed stands for: xorshift, as good as chance for a parser. */
function noiseOf(seed: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let state = seed | 1;
  for (let at = 0; at < length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state & 0xff;
  }
  return bytes;
}

/**
 * A byte array that only grows, as a value: appending gives a new one, and the
 * old one stays what it was. All that grew from one another share a store, so
 * that reading n bytes one by one does not copy them n times. Long ones are kept
 * as the text that their UTF-8 is, piece by piece: a large message then takes
 * its own size and not twice that, and nothing is left to be decoded at its end.
 */
import { Buffer, isAscii, isUtf8 } from 'node:buffer';

/** Node's own ways to strings, without the detour through names of encodings. */
type Raw = Buffer & {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
};

/** Bytes that were copied here, with room behind them. */
interface Store {
  bytes: Raw;
  used: number;
  /** Whether they may become text. */
  isText: boolean;
}

/** Bytes for which it pays to ask first whether they are ASCII. */
const MANY = 4_096;

/** What a store has used in which nobody may write. */
const NOBODYS = -1;

/** As many bytes become text, before more are appended. */
const PIECE = 32_768;

/** Bytes that can be appended to. */
export class Bytes {
  /** None. */
  static readonly empty = new Bytes(0, '', Buffer.alloc(0) as Raw, 0, 0, undefined);

  private constructor(
    /** Number of bytes. */
    readonly length: number,
    /** The first of them, as text; its UTF-8 is what they were. */
    private readonly text: string,
    /** Where the others are. */
    private readonly bytes: Raw,
    private readonly start: number,
    private readonly end: number,
    /** What they are in, if that was made here; nothing is ever written into what was given. */
    private readonly store: Store | undefined,
  ) {}

  /** A copy of bytes, each 0-255. */
  static from(bytes: ArrayLike<number>): Bytes {
    const copy = Buffer.from(bytes as number[]) as Raw;
    return new Bytes(copy.length, '', copy, 0, copy.length, undefined);
  }

  /** This array and one byte (0-255) more. */
  append(byte: number): Bytes {
    const base = this.condensed();
    const store = base.room(1);
    store.bytes[store.used] = byte;
    return base.grown(store, 1);
  }

  /** This array and the bytes of another one between two indices. */
  appendAll(bytes: Uint8Array, from: number, end: number): Bytes {
    const base = this.start === this.end ? this : this.condensed();
    // Nothing is copied where nothing is held: what comes in one piece stays where it is.
    if (base.start === base.end) return new Bytes(base.length + end - from, base.text, rawOf(bytes), from, end, undefined);
    const store = base.room(end - from);
    store.bytes.set(bytes.subarray(from, end), store.used);
    return base.grown(store, end - from);
  }

  /** The bytes; to be read, never written. */
  view(): Uint8Array {
    const { text, bytes, start, end } = this;
    const rest = new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
    return text === '' ? rest : Buffer.concat([Buffer.from(text), rest]);
  }

  /** The byte at an index, counted from the end if negative. */
  at(index: number): number | undefined {
    return this.view().at(index);
  }

  /** One character per byte, U+0000 to U+00FF. */
  latin1(): string {
    if (this.text !== '') return Buffer.from(this.view()).toString('latin1');
    return this.bytes.latin1Slice(this.start, this.end);
  }

  /** The bytes interpreted as UTF-8, a leading U+FEFF kept, ill-formed parts replaced by U+FFFD. */
  utf8(): string {
    const { text, bytes, start, end } = this;
    const rest = decoded(bytes, start, end);
    return text === '' ? rest : text + rest;
  }

  /** All bytes in hex. */
  toJSON(): string {
    return Array.from(this.view(), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** The same array with what makes a piece as text; what is ill-formed stays what it is, and is not asked again. */
  private condensed(): Bytes {
    const { length, text, bytes, start, end, store } = this;
    if (end - start < PIECE || store?.isText === false) return this;
    const to = wholeUntil(bytes, start, end);
    if (isUtf8(bytes.subarray(start, to))) {
      return new Bytes(length, text + decoded(bytes, start, to), bytes, to, end, undefined);
    }
    return new Bytes(length, text, bytes, start, end, { bytes, used: NOBODYS, isText: false });
  }

  /** This array and so many bytes that were written behind it. */
  private grown(store: Store, more: number): Bytes {
    store.used += more;
    return new Bytes(this.length + more, this.text, store.bytes, store.used - more - (this.end - this.start), store.used, store);
  }

  /** A store with room behind these bytes: only whoever is a store's latest may write there. */
  private room(more: number): Store {
    const { bytes, start, end, store } = this;
    if (store !== undefined && store.used === end && end + more <= bytes.length) return store;
    const held = end - start;
    const grown = Buffer.allocUnsafeSlow(Math.max(16, held * 2, held + more)) as Raw;
    bytes.copy(grown, 0, start, end);
    return { bytes: grown, used: held, isText: store?.isText !== false };
  }
}

/** The end of the last character, if it has begun not long before; characters begin where no byte of 80 to BF is. */
function wholeUntil(bytes: Raw, start: number, end: number): number {
  let at = end - 1;
  while (at > start && at > end - 4 && ((bytes[at] as number) & 0xc0) === 0x80) at -= 1;
  return (bytes[at] as number) < 0x80 ? end : at;
}

function decoded(bytes: Raw, start: number, end: number): string {
  if (end - start > MANY && isAscii(bytes.subarray(start, end))) return bytes.latin1Slice(start, end);
  return bytes.utf8Slice(start, end);
}

function rawOf(bytes: Uint8Array): Raw {
  return (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) as Raw;
}

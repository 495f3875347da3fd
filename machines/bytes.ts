/**
 * A byte array that only grows, as a value: appending gives a new one, and the
 * old one stays what it was. All that grew from one another share a store, so
 * that reading n bytes one by one does not copy them n times.
 */
import { Buffer, isAscii } from 'node:buffer';

/** Node's own ways to strings, without the detour through names of encodings. */
interface Slices {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}

interface Store {
  bytes: Buffer & Slices;
  used: number;
  /** Whether it was made here; nothing is ever written into what was given. */
  isOwn: boolean;
}

/** Bytes for which it pays to ask first whether they are ASCII. */
const MANY = 128;

export class Bytes {
  static readonly empty = new Bytes({ bytes: buffer(0), used: 0, isOwn: true }, 0, 0);

  private constructor(
    private readonly store: Store,
    /** Where in the store it begins. */
    private readonly start: number,
    /** Number of bytes. */
    readonly length: number,
  ) {}

  static from(bytes: ArrayLike<number>): Bytes {
    return new Bytes(
      { bytes: Buffer.from(bytes as number[]) as Store['bytes'], used: bytes.length, isOwn: true },
      0,
      bytes.length,
    );
  }

  /** This array and one byte (0-255) more. */
  append(byte: number): Bytes {
    const store = this.room(1);
    store.bytes[store.used] = byte;
    store.used += 1;
    return new Bytes(store, store.used - this.length - 1, this.length + 1);
  }

  /** This array and the bytes of another one between two indices. */
  appendAll(bytes: Uint8Array, from: number, end: number): Bytes {
    // Nothing is copied where nothing was there: a message that comes in one piece stays where it is.
    if (this.length === 0) return new Bytes({ bytes: bufferOf(bytes), used: end, isOwn: false }, from, end - from);
    const store = this.room(end - from);
    store.bytes.set(bytes.subarray(from, end), store.used);
    store.used += end - from;
    const length = this.length + end - from;
    return new Bytes(store, store.used - length, length);
  }

  /** The bytes; to be read, never written. */
  view(): Uint8Array {
    const { buffer, byteOffset } = this.store.bytes;
    return new Uint8Array(buffer, byteOffset + this.start, this.length);
  }

  /** The byte at an index, counted from the end if negative. */
  at(index: number): number | undefined {
    return this.view().at(index);
  }

  /** One character per byte, U+0000 to U+00FF. */
  latin1(): string {
    return this.store.bytes.latin1Slice(this.start, this.start + this.length);
  }

  /** The bytes interpreted as UTF-8, a leading U+FEFF kept, ill-formed parts replaced by U+FFFD. */
  utf8(): string {
    if (this.length > MANY && isAscii(this.view())) return this.latin1();
    return this.store.bytes.utf8Slice(this.start, this.start + this.length);
  }

  toJSON(): string {
    return Array.from(this.view(), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** A store with room behind these bytes: only whoever is a store's latest may write there. */
  private room(more: number): Store {
    const end = this.start + this.length;
    const { bytes, used, isOwn } = this.store;
    if (isOwn && used === end && end + more <= bytes.length) return this.store;
    const grown = buffer(Math.max(16, this.length * 2, this.length + more));
    grown.set(this.view());
    return { bytes: grown, used: this.length, isOwn: true };
  }
}

function buffer(length: number): Store['bytes'] {
  return Buffer.allocUnsafeSlow(length) as Store['bytes'];
}

function bufferOf(bytes: Uint8Array): Store['bytes'] {
  const same = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return same as Store['bytes'];
}

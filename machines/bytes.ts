/**
 * A byte array that only grows, as a value: appending gives a new one, and the
 * old one stays what it was. All that grew from one another share a store, so
 * that reading n bytes one by one does not copy them n times.
 */
export class Bytes {
  static readonly empty = new Bytes({ bytes: new Uint8Array(0), used: 0 }, 0);

  private constructor(
    private readonly store: { bytes: Uint8Array; used: number },
    /** Number of bytes. */
    readonly length: number,
  ) {}

  static from(bytes: ArrayLike<number>): Bytes {
    return new Bytes({ bytes: Uint8Array.from(bytes), used: bytes.length }, bytes.length);
  }

  /** This array and one byte (0-255) more. */
  append(byte: number): Bytes {
    // Only whoever is the store's latest may write behind its own end; others get a store of their own.
    const full = this.length === this.store.bytes.length;
    const store = this.store.used === this.length && !full ? this.store : this.grown();
    store.bytes[this.length] = byte;
    store.used = this.length + 1;
    return new Bytes(store, this.length + 1);
  }

  /** The bytes; to be read, never written. */
  view(): Uint8Array {
    return this.store.bytes.subarray(0, this.length);
  }

  /** The byte at an index, counted from the end if negative. */
  at(index: number): number | undefined {
    return this.view().at(index);
  }

  /** One character per byte, U+0000 to U+00FF. */
  latin1(): string {
    return Array.from(this.view(), (byte) => String.fromCharCode(byte)).join('');
  }

  toJSON(): string {
    return Array.from(this.view(), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  private grown(): { bytes: Uint8Array; used: number } {
    const bytes = new Uint8Array(Math.max(16, this.length * 2));
    bytes.set(this.view());
    return { bytes, used: this.length };
  }
}

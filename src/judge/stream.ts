/** What one side has sent so far: bytes that only grow, and the close. */
import type { Closing } from './exchange.js';

export class Stream {
  closed: Closing | undefined;
  private pieces: { end: number; at: number }[] = [];
  private store = Buffer.alloc(4096);

  get length(): number {
    return this.pieces.at(-1)?.end ?? 0;
  }

  append(bytes: Uint8Array, at: number): void {
    const { length } = this;
    const end = length + bytes.length;
    if (end > this.store.length) this.store = Buffer.concat([this.store], 2 * end);
    this.store.set(bytes, length);
    this.pieces.push({ end, at });
  }

  /** Whether one of the pieces in which it came ended here. */
  endsAt(offset: number): boolean {
    return this.pieces.some(({ end }) => end === offset);
  }

  /** When a byte was seen, or else the last of them. */
  seenAt(offset: number): number {
    return (this.pieces.find(({ end }) => end > offset) ?? this.pieces.at(-1))?.at ?? 0;
  }

  /** The same, which goes on by itself: it has no room left in what is stored, and takes new room when it grows. */
  copy(): Stream {
    return Object.assign(new Stream(), this, { pieces: [...this.pieces], store: this.slice() });
  }

  /** Bytes of the stream, to be read and never written; what is appended later does not change them. */
  slice(from = 0, to = this.length): Buffer {
    return this.store.subarray(from, Math.min(to, this.length));
  }
}

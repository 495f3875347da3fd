/** What one side has sent so far: bytes that only grow, and the close. */
import type { Closing } from './exchange.js';

export class Stream {
  closed: Closing | undefined;
  /** Where the pieces ended in which it came. */
  ends: number[] = [];
  private store = Buffer.alloc(4096);
  private used = 0;

  get length(): number {
    return this.used;
  }

  append(bytes: Uint8Array): void {
    if (this.used + bytes.length > this.store.length) {
      const store = Buffer.alloc(Math.max(2 * this.store.length, this.used + bytes.length));
      this.store.copy(store, 0, 0, this.used);
      this.store = store;
    }
    this.store.set(bytes, this.used);
    this.used += bytes.length;
    this.ends.push(this.used);
  }

  copy(): Stream {
    const copy = Object.assign(new Stream(), { closed: this.closed });
    copy.append(this.slice());
    copy.ends = [...this.ends];
    return copy;
  }

  /** Bytes of the stream, to be read and never written; what is appended later does not change them. */
  slice(from = 0, to = this.used): Buffer {
    return this.store.subarray(from, Math.min(to, this.used));
  }
}

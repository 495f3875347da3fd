/**
 * What a side sends, until the socket gets it. Each frame goes in one write;
 * frames that wait together go together, as many as make a batch.
 */
import type { Effect } from '../../machines/index.js';

/** Bytes of a batch; only a frame that is longer by itself makes a longer one. */
export const BATCH = 65_536;

/** What is handed over in one write. */
export interface Batch {
  parts: Uint8Array[];
  /** Bytes of all parts. */
  size: number;
  /** Bytes of messages among them. */
  payload: number;
}

/** Shared by all that have nothing to send, which are the most. */
const NOTHING: Batch[] = [];

export class Outbox {
  private batches = NOTHING;
  /** Bytes that wait. */
  size = 0;

  get isEmpty(): boolean {
    return this.batches.length === 0;
  }

  /**
   * Queues a frame: what is told to be sent in a row, from an index on.
   * @returns the index of the first effect behind it
   */
  take(effects: readonly Effect[], from: number): number {
    let [end, size] = [from, 0];
    for (; effects[end]?.type === 'SEND'; end += 1) size += sendAt(effects, end).bytes.length;
    const batch = this.batchFor(size);
    for (let at = from; at < end; at += 1) {
      const { bytes, payload } = sendAt(effects, at);
      batch.parts.push(bytes);
      batch.payload += payload;
    }
    return end;
  }

  /** The first batch, which waits no longer. */
  next(): Batch | undefined {
    const batch = this.batches.shift();
    if (batch !== undefined) this.size -= batch.size;
    if (this.isEmpty) this.batches = NOTHING;
    return batch;
  }

  private batchFor(size: number): Batch {
    let batch = this.batches.at(-1);
    if (batch === undefined || batch.size + size > BATCH) {
      batch = { parts: [], size: 0, payload: 0 };
      if (this.isEmpty) this.batches = [batch];
      else this.batches.push(batch);
    }
    batch.size += size;
    this.size += size;
    return batch;
  }
}

/** The bytes of a batch, in one piece. */
export function joined({ parts, size }: Batch): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const part of parts) {
    if (part.length === 1) bytes[at] = part[0] as number;
    else bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function sendAt(effects: readonly Effect[], at: number): Effect & { type: 'SEND' } {
  return effects[at] as Effect & { type: 'SEND' };
}

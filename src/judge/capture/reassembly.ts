/** One direction of a TCP connection: its bytes in the order in which they were sent, each once. */
import type { Closing } from '../exchange.js';
import type { Segment } from './segments.js';

export interface Added {
  bytes: Buffer[];
  close: Closing | undefined;
}

export class Reassembly {
  /** Sequence number of the next byte; undefined until the first segment. */
  private next: number | undefined;
  private waiting: Segment[] = [];
  private acknowledged: number | undefined;
  private closed = false;
  /** A packet was captured only in part: nothing behind it has a place. */
  private cut = false;

  /** Whether bytes were sent that were not seen: others behind them were seen, or they were acknowledged. */
  get lacking(): boolean {
    const { cut, waiting, closed, next, acknowledged } = this;
    if (cut || waiting.length > 0) return true;
    return !closed && next !== undefined && acknowledged !== undefined && distance(next, acknowledged) > 0;
  }

  /** The other side has received everything before this number. */
  acknowledge(number: number): void {
    if (this.acknowledged === undefined || distance(this.acknowledged, number) > 0) this.acknowledged = number;
  }

  /** What a segment adds: bytes, its own and those that waited for them, and the close. */
  add(segment: Segment): Added {
    const added: Added = { bytes: [], close: undefined };
    if (this.closed || this.cut) return added;
    // SYN has a number of its own, and may bring data.
    const sequence = segment.syn ? plus(segment.sequence, 1) : segment.sequence;
    this.next ??= sequence;
    if (segment.rst) this.close(added, 'rst');
    else this.waiting.push({ ...segment, sequence });
    for (let fit = this.takeFitting(); fit !== undefined; fit = this.takeFitting()) this.deliver(fit, added);
    return added;
  }

  private deliver({ sequence, payload, length, fin }: Segment, added: Added): void {
    const known = distance(sequence, this.next as number);
    if (payload.length > known) added.bytes.push(payload.subarray(known, length));
    this.next = plus(sequence, length);
    this.cut = payload.length < length;
    if (this.cut) this.waiting = [];
    else if (fin) this.close(added, 'fin');
  }

  private close(added: Added, how: Closing): void {
    this.closed = true;
    this.waiting = [];
    added.close = how;
  }

  /** A segment that begins no later than the stream has come and brings more; those that bring nothing more are dropped. */
  private takeFitting(): Segment | undefined {
    const next = this.next as number;
    this.waiting = this.waiting.filter(({ sequence, length, fin }) => distance(next, plus(sequence, length)) + (fin ? 1 : 0) > 0);
    const index = this.waiting.findIndex(({ sequence }) => distance(sequence, next) >= 0);
    return index === -1 ? undefined : this.waiting.splice(index, 1)[0];
  }
}

function plus(sequence: number, count: number): number {
  return (sequence + count) >>> 0;
}

/** How far the second number is behind the first; numbers begin again at 2^32. */
function distance(from: number, to: number): number {
  return (to - from) | 0;
}

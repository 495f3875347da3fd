/** A clock for tests. */
import type { Clock, Wait } from '../net/clock.js';

/** A clock that stands still until it is told to ring. */
export class HandClock implements Clock {
  /** Milliseconds of each timer that runs. */
  readonly running = new Map<Wait, number>();
  private readonly rings = new Map<Wait, () => void>();
  /** What tears down the sockets that wait for a FIN. */
  readonly lingering = new Set<() => void>();

  start(milliseconds: number, wait: Wait, ring: () => void): () => void {
    if (wait === 'linger') {
      this.lingering.add(ring);
      return () => this.lingering.delete(ring);
    }
    this.running.set(wait, milliseconds);
    this.rings.set(wait, ring);
    return () => this.running.delete(wait);
  }

  ring(timer: Wait): void {
    if (!this.running.delete(timer)) throw new Error(`the timer "${timer}" does not run`);
    this.rings.get(timer)?.();
  }
}

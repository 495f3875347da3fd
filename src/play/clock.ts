/** A clock whose timers ring when they are told to. */
import type { Timer } from '../../machines/index.js';
import type { Clock, Wait } from '../net/index.js';

export class ManualClock implements Clock {
  private readonly running = new Map<Wait, () => void>();

  start(_milliseconds: number, wait: Wait, ring: () => void): () => void {
    this.running.set(wait, ring);
    return () => this.running.delete(wait);
  }

  /**
   * Lets a timer ring.
   * @throws Error when it does not run
   */
  ring(timer: Timer): void {
    const ring = this.running.get(timer);
    if (ring === undefined) throw new Error(`the timer "${timer}" does not run`);
    this.running.delete(timer);
    ring();
  }
}

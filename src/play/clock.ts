/** A clock whose timers ring when they are told to. */
import type { Timer } from '../../machines/index.js';
import type { Clock } from '../net/index.js';

export class ManualClock implements Clock {
  private readonly running = new Map<Timer, () => void>();

  start(_milliseconds: number, timer: Timer, ring: () => void): () => void {
    this.running.set(timer, ring);
    return () => this.running.delete(timer);
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

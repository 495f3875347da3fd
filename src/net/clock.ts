/** Where timers come from; whoever plays a trace brings a clock that obeys it. */
import type { Timer } from '../../machines/index.js';

export interface Clock {
  /**
   * Calls `ring` after so many milliseconds, never if that is Infinity.
   * @returns what stops it
   */
  start(milliseconds: number, timer: Timer, ring: () => void): () => void;
}

const LONGEST = 2 ** 31 - 1;

export const systemClock: Clock = {
  start(milliseconds, _timer, ring) {
    if (milliseconds === Number.POSITIVE_INFINITY) return () => {};
    const handle = setTimeout(ring, Math.min(milliseconds, LONGEST));
    return () => clearTimeout(handle);
  },
};

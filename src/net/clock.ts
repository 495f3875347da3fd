/** Where timers come from; whoever plays a trace brings a clock that obeys it. */
import type { Timer } from '../../machines/index.js';

/** What is waited for: what a machine asks for; `linger`, the other side's FIN after ours; `shutdown`, the end of a server. */
export type Wait = Timer | 'linger' | 'shutdown';

/** Rings when a time is over. */
export interface Clock {
  /**
   * Calls `ring` after so many milliseconds, never if that is Infinity.
   * @returns what stops it
   */
  start(milliseconds: number, wait: Wait, ring: () => void): () => void;
}

const LONGEST = 2 ** 31 - 1;

export const systemClock: Clock = {
  start(milliseconds, _wait, ring) {
    if (milliseconds === Number.POSITIVE_INFINITY) return () => {};
    const handle = setTimeout(ring, Math.min(milliseconds, LONGEST));
    return () => clearTimeout(handle);
  },
};

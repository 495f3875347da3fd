/** Where timers come from; whoever plays a trace brings a clock that obeys it. */
import type { Timer } from '../../machines/index.js';
import { system } from './system.js';

/**
 * What is waited for: what a machine asks for; `connect`, an address, where there is another one to try; `linger`, the other
 * side's FIN after ours; `shutdown`, the end of a server.
 */
export type Wait = Timer | 'connect' | 'linger' | 'shutdown';

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
    const handle = system.setTimeout(ring, Math.min(milliseconds, LONGEST));
    return () => system.clearTimeout(handle);
  },
};

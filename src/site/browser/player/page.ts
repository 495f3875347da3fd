/** What the page has loaded for the player. */
import type { Trace } from '../../../traces/types.js';

declare global {
  interface Window {
    HIXIE76_TRACES?: readonly Trace[];
    HIXIE76_CHARTS?: Readonly<Record<string, string>>;
  }
}

export const traces = (): readonly Trace[] => window.HIXIE76_TRACES ?? [];
/** The drawing of a machine. */
export const chartOf = (machine: string): string | undefined => window.HIXIE76_CHARTS?.[machine];

/** What the page has loaded for the player. */
import type { Trace } from '../../../traces/types.js';

/** A chart, and which arrow of it each transition is. */
export interface PageChart {
  svg: string;
  arrows: Readonly<Record<string, string>>;
}

declare global {
  interface Window {
    HIXIE76_TRACES?: readonly Trace[];
    HIXIE76_CHARTS?: Readonly<Record<string, PageChart>>;
  }
}

export const traces = (): readonly Trace[] => window.HIXIE76_TRACES ?? [];
export const chartOf = (machine: string): PageChart | undefined => window.HIXIE76_CHARTS?.[machine];

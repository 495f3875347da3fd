import { expect, test } from 'vitest';
import { compiledEngine, xstateEngine } from '../../engine/index.js';
import { loadTraces, type Trace } from '../index.js';
import { verified } from '../testing.js';
import { playInProcess } from './testing.js';

const traces = [...loadTraces('small'), ...verified()].filter(({ role, needs }) => role !== 'server' || needs.length > 0);

test.each(traces.map((trace) => [`${trace.role} ${trace.id}`, trace] as const))(
  '%s: what the defaults show is an outcome',
  (_, trace) => {
    expect(() => playInProcess(trace, isLong(trace) ? compiledEngine : xstateEngine())).not.toThrow();
  },
);

/** What XState would take minutes for. */
function isLong({ events }: Trace): boolean {
  return events.some((event) => event.type === 'bytes' && event.hex.length > 20_000);
}

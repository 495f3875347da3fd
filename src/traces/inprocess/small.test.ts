import { expect, test } from 'vitest';
import { xstateEngine } from '../../engine/index.js';
import { loadTraces } from '../index.js';
import { playInProcess } from './testing.js';

const traces = loadTraces('small').filter(({ role, needs }) => role !== 'server' || needs.length > 0);

test.each(traces.map((trace) => [`${trace.role} ${trace.id}`, trace] as const))(
  '%s: what the defaults show is an outcome',
  (_, trace) => {
    expect(() => playInProcess(trace, xstateEngine())).not.toThrow();
  },
);

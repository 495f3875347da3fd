/** Benchmarks: each figure beside a peer's, from rounds in which both took their turns. */
import { cpus, loadavg } from 'node:os';
import { echo } from './echo.js';
import { engines } from './engines.js';
import { handshake } from './handshake.js';
import { large } from './large.js';
import { memory } from './memory.js';
import { parse } from './parse.js';
import { versioned } from './peers.js';
import { tools } from './tools.js';
import { BENCHMARKS, type Benchmark, type Conditions, type Results, type Run, type Scale } from './types.js';

export { Benchmarks, page } from './page.js';
export { MissingPeer } from './peers.js';
export {
  BENCHMARKS,
  type Benchmark,
  type Conditions,
  full,
  isReached,
  quick,
  type Results,
  type Run,
  type Scale,
} from './types.js';

const all: Readonly<Record<Benchmark, (scale: Scale) => Promise<Run[]>>> = {
  parse,
  echo,
  handshake,
  memory,
  large,
  engines,
  tools,
};

const PEERS = ['websocket-driver', 'ws', 'xstate'];

/**
 * Runs benchmarks, one after the other.
 * @param hear hears each that is done, with how many are
 * @throws MissingPeer when a package is not installed that they are measured beside
 */
export async function run(
  names: readonly Benchmark[],
  scale: Scale,
  hear: (done: number, total: number) => void = () => {},
): Promise<Results> {
  // A peer that is missing is told before the work, not in its midst.
  for (const peer of PEERS) versioned(peer);
  const results: Results = { conditions: [], runs: [] };
  for (const [index, name] of names.entries()) {
    const before = busy();
    const runs = await all[name](scale);
    results.runs.push(...runs);
    results.conditions.push({ benchmark: name, ...machine(), load: [before, busy()] });
    hear(index + 1, names.length);
  }
  return results;
}

/** Results with later ones in place of those of the same benchmarks. */
export function merged(earlier: Results, later: Results): Results {
  const isAnew = new Set(later.conditions.map(({ benchmark }) => benchmark));
  const ordered = <Of extends { benchmark: Benchmark }>(old: readonly Of[], young: readonly Of[]) => {
    const both = [...old.filter(({ benchmark }) => !isAnew.has(benchmark)), ...young];
    return BENCHMARKS.flatMap((name) => both.filter(({ benchmark }) => benchmark === name));
  };
  return { conditions: ordered(earlier.conditions, later.conditions), runs: ordered(earlier.runs, later.runs) };
}

function machine(): Omit<Conditions, 'benchmark' | 'load'> {
  const { length, 0: first } = cpus();
  return { at: new Date().toISOString(), node: process.version, processor: first?.model.trim() ?? 'unknown', cores: length };
}

function busy(): number {
  return Number((loadavg()[0] as number).toFixed(2));
}

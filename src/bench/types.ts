/** What benchmarks give. */
import type { Criterion } from '../paths/index.js';

/** One figure, beside the peer's from the same rounds. */
export interface Run {
  benchmark: Benchmark;
  name: string;
  unit: string;
  /** Whether more of the unit is better; less is, otherwise. */
  more: boolean;
  /** Median over the rounds. */
  ours: number;
  /** Null for what nobody else does. */
  peer: { name: string; version: string } | null;
  /** Median over the rounds; null without a peer. */
  theirs: number | null;
  /** Median over the rounds of how many times better ours is: above 1, ours is better. Null without a peer. */
  ratio: number | null;
  /** The worst and the best round: of the ratio, or of ours without a peer. */
  spread: { least: number; most: number; rounds: number };
  /** The ratio that is to be reached. */
  target?: number;
  /** What ours is not to exceed. */
  most?: number;
  /** What else was seen. */
  notes?: string[];
}

export const BENCHMARKS = ['parse', 'echo', 'handshake', 'memory', 'large', 'engines', 'tools'] as const;
export type Benchmark = (typeof BENCHMARKS)[number];

/** On what, when and among how much else a benchmark ran. */
export interface Conditions {
  benchmark: Benchmark;
  at: string;
  node: string;
  processor: string;
  cores: number;
  /** Average number of runnable processes over a minute, before and after. */
  load: [before: number, after: number];
}

export interface Results {
  conditions: Conditions[];
  runs: Run[];
}

/** How much is done. */
export interface Scale {
  rounds: number;
  /** How long one side of a round takes at least. */
  milliseconds: number;
  /** Bytes of a message. */
  sizes: readonly number[];
  /** Connections at a time. */
  connections: readonly number[];
  /** Connections that do nothing. */
  idle: number;
  /** Bytes of a large message. */
  large: readonly number[];
  /** What the automata are enumerated for. */
  criteria: readonly Criterion[];
  /** How many of the automata. */
  automata: number;
}

const KIB = 1024;
const MIB = KIB * KIB;

export const full: Scale = {
  rounds: 5,
  milliseconds: 250,
  sizes: [32, KIB, 64 * KIB],
  connections: [1, 50, 500],
  idle: 10_000,
  large: [MIB, 16 * MIB, 64 * MIB],
  criteria: ['transition', 'pair'],
  automata: 4,
};

/** Enough to see that everything works; the figures mean nothing. */
export const quick: Scale = {
  rounds: 2,
  milliseconds: 2,
  sizes: [32, KIB],
  connections: [3],
  idle: 20,
  large: [100 * KIB],
  criteria: ['transition'],
  automata: 1,
};

/** A size in words. */
export function sized(bytes: number): string {
  if (bytes >= MIB) return `${bytes / MIB} MiB`;
  return bytes >= KIB ? `${bytes / KIB} KiB` : `${bytes} B`;
}

/** Whether a figure is what it is to be; undefined where nothing is asked of it. */
export function isReached({ ours, ratio, target, most }: Run): boolean | undefined {
  if (most !== undefined) return ours <= most;
  return target === undefined || ratio === null ? undefined : ratio >= target;
}

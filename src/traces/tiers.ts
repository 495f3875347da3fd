/** Tiers: which traces there are, how many and how strong. */
import { groupOf, nearMisses, type Path, pathsOfWords, transitionPaths } from '../paths/index.js';
import { tracesOf } from './generate.js';
import { inputs } from './inputs/index.js';
import type { Role, Trace } from './types.js';

/** Hears how many paths are done, and how many there are. */
export type Progress = (done: number, total: number) => void;

/** Traces of one size. */
export interface Tier {
  /** What is in it. */
  about: string;
  /** Makes all of its traces, the same each time. */
  make(progress: Progress): Trace[];
}

const tiny: Tier = {
  about: 'a smoke test: of each kind of trace the few that meet most items and policies',
  make: (progress) => smokeTest(smallTraces(progress)),
};
const small: Tier = {
  about: 'every transition of every machine, and of each kind of segments, keys, fields, frames, text and closures some',
  make: smallTraces,
};
const standard: Tier = {
  about:
    'every transition and every pair of transitions, and of each kind of segments, keys, fields, frames, text and closures some',
  make: (progress) => tracesOf([...transitions(), ...pathsOfWords('pair')], inputs('small'), progress),
};
const exhaustive: Tier = {
  about:
    'every transition and every pair of transitions, near misses of handshakes, frames and URLs, and all segments, keys, fields, frames, text and closures',
  make(progress) {
    const near = nearMisses().filter((path) => NEAR.includes(groupOf(path)));
    return tracesOf([...transitions(), ...pathsOfWords('pair'), ...near], inputs('all'), progress);
  },
};

/** Groups of near misses that are traces; the others vary these, or take turns of their own. */
const NEAR: readonly string[] = ['server', 'server-frames', 'client', 'client-draws', 'client-frames', 'constructor'];

/** The tiers that can be made, the smallest first. */
export const tiers: Readonly<Record<string, Tier>> = { tiny, small, standard, exhaustive };

let enumerated: readonly Path[] | undefined;

/** The paths of the small tier, enumerated once. */
function transitions(): readonly Path[] {
  enumerated ??= transitionPaths().paths;
  return enumerated;
}

let made: readonly Trace[] | undefined;

/** The traces of the small tier, made once. */
function smallTraces(progress: Progress): Trace[] {
  made ??= tracesOf(transitions(), inputs('small'), progress);
  return [...made];
}

/** A kind of trace has a file of its own. */
export interface Kind {
  file: string;
  role: Role;
  /** Whether a trace is of this kind. */
  has(trace: Trace): boolean;
}

/** Server traces that need nothing but a URL, those that need more, those of clients likewise, and those of their API. */
export const kinds: readonly Kind[] = [
  { file: 'server.json', role: 'server', has: ({ role, needs }) => role === 'server' && needs.length === 0 },
  { file: 'server-hooks.json', role: 'server', has: ({ role, needs }) => role === 'server' && needs.length > 0 },
  { file: 'client.json', role: 'client', has: ({ role, needs }) => role === 'client' && needs.length === 0 },
  {
    file: 'client-hooks.json',
    role: 'client',
    has: (trace) => trace.role === 'client' && trace.needs.length > 0 && !isScripted(trace),
  },
  { file: 'client-script.json', role: 'client', has: (trace) => trace.role === 'client' && isScripted(trace) },
  { file: 'api.json', role: 'api', has: ({ role }) => role === 'api' },
];

function isScripted({ needs }: Trace): boolean {
  return needs.includes('script');
}

/** How many traces of each kind a smoke test has. */
const SMOKE: Readonly<Record<string, number>> = {
  'server.json': 10,
  'server-hooks.json': 2,
  'client.json': 10,
  'client-hooks.json': 2,
  'client-script.json': 4,
  'api.json': 4,
};

/** Of each kind the first, and then always the one that meets most items and policies which none has met. */
function smokeTest(traces: readonly Trace[]): Trace[] {
  return kinds.flatMap(({ file, has }) => chosen(traces.filter(has), SMOKE[file] ?? 0));
}

function chosen(traces: readonly Trace[], count: number): Trace[] {
  const met = new Set<string>();
  const picked = new Set<Trace>();
  const gain = (trace: Trace) => meets(trace).filter((each) => !met.has(each)).length;
  while (picked.size < Math.min(count, traces.length)) {
    const left = traces.filter((trace) => !picked.has(trace));
    const best = picked.size === 0 ? left[0] : left.toSorted((one, other) => gain(other) - gain(one))[0];
    for (const each of meets(best as Trace)) met.add(each);
    picked.add(best as Trace);
  }
  return traces.filter((trace) => picked.has(trace));
}

function meets({ steps, policies, observations }: Trace): string[] {
  const options = Object.entries(policies).flatMap(([policy, all]) => all.map((option) => `${policy}: ${option}`));
  return [...steps, ...options, ...observations.map(({ step }) => step)];
}

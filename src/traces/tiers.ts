/** Tiers: which traces there are, how many and how strong. */
import { perRevision, type Revision } from '../../machines/index.js';
import { automataOf, groupOf, nearMisses, type Path, pathsOfWords, transitionPaths } from '../paths/index.js';
import { tracesOf } from './generate.js';
import { inputs } from './inputs/index.js';
import type { Trace } from './types.js';

/** Hears how many paths are done, and how many there are. */
export type Progress = (done: number, total: number) => void;

/** Traces of one size. */
export interface Tier {
  /** What is in it. */
  about: string;
  /** Makes all of its traces, the same each time. */
  make(progress: Progress, revision?: Revision): Trace[];
}

/** The tiers that can be made, the smallest first. */
export const tiers: Readonly<Record<string, Tier>> = {
  tiny: {
    about: 'a smoke test: of each kind of trace the few that meet most items and policies',
    make: (progress, revision) => smokeTest(smallTraces(progress, revision)),
  },
  small: {
    about: 'every transition of every machine, and of each kind of segments, keys, fields, frames, text and closures some',
    make: smallTraces,
  },
  standard: {
    about:
      'every transition and every pair of transitions, and of each kind of segments, keys, fields, frames, text and closures some',
    make: (progress, revision) => tracesOf(pairs(revision), inputs('small', revision), progress, revision),
  },
  exhaustive: {
    about:
      'every transition and every pair of transitions, near misses of handshakes, frames and URLs, and all segments, keys, fields, frames, text and closures',
    make(progress, revision) {
      const near = nearMisses(revision).filter((path) => NEAR.includes(groupOf(path)));
      return tracesOf([...pairs(revision), ...near], inputs('all', revision), progress, revision);
    },
  },
};

/** Groups of near misses that are traces; the others vary these, or take turns of their own. */
const NEAR: readonly string[] = ['server', 'server-frames', 'client', 'client-draws', 'client-frames', 'constructor'];

/** Every transition and every pair of them, found once: what is made of a path is kept with it. */
const pairs = perRevision((revision): readonly Path[] => [
  ...transitionPaths(undefined, revision).paths,
  ...pathsOfWords('pair', undefined, automataOf(revision), revision),
]);

const made = new Map<Revision, readonly Trace[]>();

/** The traces of the small tier, made once. */
function smallTraces(progress: Progress, revision: Revision = 'r4820'): Trace[] {
  const traces =
    made.get(revision) ?? tracesOf(transitionPaths(undefined, revision).paths, inputs('small', revision), progress, revision);
  made.set(revision, traces);
  return [...traces];
}

/** The kinds of traces, each of which has a file of its own, and how many of each a smoke test has. */
export const kinds: Readonly<Record<string, number>> = {
  server: 10,
  'server-hooks': 2,
  client: 10,
  'client-hooks': 2,
  'client-script': 4,
  api: 4,
};

/** The traces of a kind: those of a side that need nothing but a URL, those that need more, and those with a script. */
export function ofKind(kind: string, traces: readonly Trace[]): Trace[] {
  return traces.filter((trace) => kindOf(trace) === kind);
}

function kindOf({ role, needs }: Trace): string {
  if (role === 'api' || needs.length === 0) return role;
  return `${role}-${needs.includes('script') ? 'script' : 'hooks'}`;
}

/** Of each kind the first, and then always the one that meets most items and policies which none has met. */
function smokeTest(traces: readonly Trace[]): Trace[] {
  return Object.entries(kinds).flatMap(([kind, few]) => chosen(ofKind(kind, traces), few));
}

function chosen(traces: readonly Trace[], count: number): Trace[] {
  const met = new Set<string>();
  const picked = new Set<Trace>();
  const gain = (trace: Trace) => meets(trace).filter((each) => !met.has(each)).length;
  for (let [best] = traces; best !== undefined && picked.size < count; ) {
    picked.add(best);
    for (const each of meets(best)) met.add(each);
    const left = traces.filter((trace) => !picked.has(trace));
    best = left.toSorted((one, other) => gain(other) - gain(one))[0];
  }
  return traces.filter((trace) => picked.has(trace));
}

function meets({ steps, policies, observations }: Trace): string[] {
  const options = Object.entries(policies).flatMap(([policy, all]) => all.map((option) => `${policy}: ${option}`));
  return [...steps, ...options, ...observations.map(({ step }) => step)];
}

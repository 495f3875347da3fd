/** Tiers: which traces there are, how many and how strong. */
import { groupOf, nearMisses, pathsOfWords, transitionPaths } from '../paths/index.js';
import { tracesOf } from './generate.js';
import { inputs } from './inputs/index.js';
import type { Need, Role, Trace } from './types.js';

/** Hears how many paths are done, and how many there are. */
export type Progress = (done: number, total: number) => void;

/** Traces of one size. */
export interface Tier {
  /** What is in it. */
  about: string;
  /** Makes all of its traces, the same each time. */
  make(progress: Progress): Trace[];
}

/** The tiers that can be made, the smallest first. */
export const tiers: Readonly<Record<string, Tier>> = {
  tiny: {
    about: 'a smoke test: of each kind of trace the few that meet most items and policies',
    make: (progress) => smokeTest(smallTraces(progress)),
  },
  small: {
    about: 'every transition of every machine, and of each kind of segments, keys, fields, frames, text and closures some',
    make: smallTraces,
  },
  standard: {
    about:
      'every transition and every pair of transitions, and of each kind of segments, keys, fields, frames, text and closures some',
    make: (progress) => tracesOf([...transitionPaths().paths, ...pathsOfWords('pair')], inputs('small'), progress),
  },
  exhaustive: {
    about:
      'every transition and every pair of transitions, near misses of handshakes, frames and URLs, and all segments, keys, fields, frames, text and closures',
    make(progress) {
      const near = nearMisses().filter((path) => NEAR.includes(groupOf(path)));
      return tracesOf([...transitionPaths().paths, ...pathsOfWords('pair'), ...near], inputs('all'), progress);
    },
  },
};

/** Groups of near misses that are traces; the others vary these, or take turns of their own. */
const NEAR: readonly string[] = ['server', 'server-frames', 'client', 'client-draws', 'client-frames', 'constructor'];

let made: readonly Trace[] | undefined;

/** The traces of the small tier, made once. */
function smallTraces(progress: Progress): Trace[] {
  made ??= tracesOf(transitionPaths().paths, inputs('small'), progress);
  return [...made];
}

/** A kind of trace has a file of its own. */
export interface Kind {
  file: string;
  role: Role;
  /** What a trace of it needs. */
  takes(needs: readonly Need[]): boolean;
  /** How many of it a smoke test has. */
  few: number;
}

const nothing = (needs: readonly Need[]) => needs.length === 0;
const script = (needs: readonly Need[]) => needs.includes('script');
const hooks = (needs: readonly Need[]) => !nothing(needs) && !script(needs);

/** Server traces that need nothing but a URL, those that need more, those of clients likewise, and those of their API. */
export const kinds: readonly Kind[] = [
  { file: 'server.json', role: 'server', takes: nothing, few: 10 },
  { file: 'server-hooks.json', role: 'server', takes: hooks, few: 2 },
  { file: 'client.json', role: 'client', takes: nothing, few: 10 },
  { file: 'client-hooks.json', role: 'client', takes: hooks, few: 2 },
  { file: 'client-script.json', role: 'client', takes: script, few: 4 },
  { file: 'api.json', role: 'api', takes: script, few: 4 },
];

/** The traces of a kind. */
export function ofKind({ role, takes }: Kind, traces: readonly Trace[]): Trace[] {
  return traces.filter((trace) => trace.role === role && takes(trace.needs));
}

/** Of each kind the first, and then always the one that meets most items and policies which none has met. */
function smokeTest(traces: readonly Trace[]): Trace[] {
  return kinds.flatMap((kind) => chosen(ofKind(kind, traces), kind.few));
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

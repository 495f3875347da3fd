/** The near misses of many traces. */
import { hash } from 'node:crypto';
import type { Trace } from '../../../traces/index.js';
import { situationOf } from './happenings.js';
import { type NearMiss, nearMissesOf } from './near.js';
import { coursesOf, distinct, type Extent, type Recording } from './spell.js';

export type { NearMiss } from './near.js';

/**
 * Everything near an outcome, as many traces as begin alike: what is the same by then is judged once. Nothing of clients
 * with a script: what a script may say besides is known to the trace, while the judge is told of an application that may
 * say anything.
 */
export function nearMisses(traces: readonly Trace[], extent: Extent): NearMiss[] {
  const all = new Map<string, NearMiss>();
  for (const trace of traces.filter(({ needs }) => !needs.includes('script'))) {
    for (const each of distinct(beginnings(trace, extent)).flatMap(nearMissesOf)) {
      const key = keyOf(each);
      if (!all.has(key)) all.set(key, each);
    }
  }
  return [...all.values()];
}

/** Every course up to each of its observations. */
function beginnings(trace: Trace, extent: Extent): Recording[] {
  return coursesOf(trace, extent).flatMap(({ stages, ...rest }) => {
    return stages.map((_, index) => ({ ...rest, stages: stages.slice(0, index + 1) }));
  });
}

function keyOf({ trace, stages }: Recording): string {
  const last = stages.at(-1)?.after ?? 0;
  const observed = trace.observations.slice(0, stages.length);
  const seen = stages.map(({ output, closed }) => [output.toString('hex'), closed]);
  return hash('md5', JSON.stringify([situationOf(trace), trace.events.slice(0, last + 1), observed, seen]));
}

/** A few of each change, spread over all the places where it can be made. */
export function someOfEach(all: readonly NearMiss[], few: number): NearMiss[] {
  const byChange = new Map<string, NearMiss[]>();
  for (const each of all) {
    const group = byChange.get(each.change);
    if (group === undefined) byChange.set(each.change, [each]);
    else group.push(each);
  }
  return [...byChange.values()].flatMap((group) => {
    const step = Math.max(1, group.length / few);
    return Array.from({ length: Math.min(few, group.length) }, (_, index) => group[Math.floor(index * step)] as NearMiss);
  });
}

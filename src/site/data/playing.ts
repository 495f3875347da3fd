/** Which trace shows a step happen, and from which moment on; found by playing the traces as the player does. */
import { algorithms } from '../../../machines/index.js';
import type { StepId } from '../../../spec/index.js';
import { exerciseOf, type TracedItem, unreached } from '../../report/index.js';
import type { Trace } from '../../traces/index.js';
import { litBy } from '../player/look.js';
import { actionsOf } from '../player/situation.js';
import { Stage } from '../player/stage.js';

/** A trace, and the first of its moments at which a step is lit. */
export interface Playing {
  trace: string;
  at: number;
}

/** What playing traces shows. */
export interface Played {
  /** Of the traces that light a step in the player, the one with the fewest bytes and events. */
  playings: ReadonlyMap<string, Playing>;
  /** How many traces go through each state and transition, by its id. */
  through: ReadonlyMap<string, number>;
}

export function played(traces: readonly Trace[]): Played {
  const sizeOf = ({ events }: Trace) => events.reduce((sum, event) => sum + ('hex' in event ? event.hex.length / 2 : 8), 0);
  const [found, through] = [new Map<string, Playing>(), new Map<string, number>()];
  for (const trace of traces.toSorted((one, other) => sizeOf(one) - sizeOf(other))) {
    const { moments } = new Stage(actionsOf(trace), trace);
    const seen = new Set(moments.flatMap(({ step }) => [...(step?.states ?? []), ...(step?.transitions ?? [])]));
    for (const id of seen) through.set(id, (through.get(id) ?? 0) + 1);
    if (trace.steps.every((step) => found.has(step))) continue;
    for (const [at, moment] of moments.entries())
      for (const step of litBy(moment)) if (!found.has(step)) found.set(step, { trace: trace.id, at });
  }
  return { playings: found, through };
}

/** What takes more than a trace can give, with what it takes. */
const BEYOND_TRACES: Partial<Record<StepId, string>> = {
  '10.3.4.3.1#2p3': 'it takes a proxy, and a trace gives none.',
  '10.3.4.3.1#4p2': 'it takes TLS, and the bytes of a trace are those inside it.',
  '10.3.4.3.1#15p2': 'it takes cookies from before the connection, and a trace begins without any.',
};

const { states, transitions } = exerciseOf(algorithms);

/** Why no trace shows a step; undefined if nothing is known. */
export function untracedBecause({ id, disposition }: Pick<TracedItem, 'disposition'> & { id: string }): string | undefined {
  const places = [...states, ...transitions].flatMap(([place, steps]) => (steps.has(id as StepId) ? [place] : []));
  const excused = unreached.find((each) => places.includes(each.id))?.reason;
  if (excused !== undefined || places.length > 0) return excused ?? BEYOND_TRACES[id as StepId];
  if (disposition === 'socket') return 'the sockets do it, and the player runs machines alone.';
  return disposition === 'function' ? 'a function outside the machines does it, and the player runs machines alone.' : undefined;
}

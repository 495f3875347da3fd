/** A recording as what happens on its connection, in order. */

import type { Trace, TraceEvent } from '../../../traces/index.js';
import type { Recording } from './spell.js';
import type { Happening, Mode, Situation } from './subject.js';

export function situationOf({ role, given, needs }: Trace): Situation {
  const side = role === 'server' ? 'server' : 'client';
  return { side, given: given ?? {}, echoes: !needs.includes('script') };
}

/** What is done to the side under test, and behind each observation what it has sent since the one before. */
export function happeningsOf({ trace, request, stages }: Recording, mode: Mode): Happening[] {
  const { side } = situationOf(trace);
  const all: Happening[] = [];
  let [sent, hasClosed] = [0, false];
  const send = (bytes: Buffer) => {
    if (bytes.length > 0) all.push({ from: side, bytes });
    sent += bytes.length;
  };
  const last = stages.at(-1)?.after ?? -1;
  for (const [index, event] of trace.events.slice(0, last + 1).entries()) {
    all.push(happeningOf(event, side === 'server' ? 'client' : 'server'));
    // A client speaks first.
    if (event.type === 'open') send(stages.at(-1)?.output.subarray(0, request.length) ?? request);
    const stage = stages.find(({ after }) => after === index);
    if (stage === undefined) continue;
    send(stage.output.subarray(sent));
    if (stage.closed && !hasClosed) all.push({ from: side, close: 'fin' });
    hasClosed ||= stage.closed;
    if (mode === 'prompt') all.push({ late: true });
  }
  return all;
}

function happeningOf(event: TraceEvent, from: 'client' | 'server'): Happening {
  if (event.type === 'bytes') return { from, bytes: Buffer.from(event.hex, 'hex') };
  if (event.type === 'fin') return { from, close: 'fin' };
  return event.type === 'reset' ? { from, close: 'rst' } : { told: event };
}

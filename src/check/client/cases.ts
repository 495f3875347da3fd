/**
 * The cases of clients: what traces do to a client over the wire. The outcomes
 * of a trace are those of one script and one draw of keys; what an echo client
 * may do is found out when it has sent its own (play.ts).
 */
import type { StepId } from '../../../spec/index.js';
import { isOfProtocol, type Trace, type TraceEvent } from '../../traces/index.js';
import { type Case, CONTROL, tracesOf } from '../cases.js';
import { handshakeCases } from './handshakes.js';
import { digestOfTrace } from './request.js';

/** A case with what the trace's own client expects as digest, if it got that far. */
export interface ClientCase extends Case {
  digest?: Buffer;
}

/** A sound reply: a probe follows, as behind all that is established. */
const ESTABLISHES = 'client-handshake/026';

/**
 * All cases of a tier for any client that echoes, the control first, and then what all its handshakes show together.
 * @param progress hears how much of the tier is made
 */
export function clientCasesOf(tier: string, progress?: (done: number, total: number) => void): ClientCase[] {
  const traces = tracesOf(tier, progress).filter(({ role }) => role !== 'server');
  const known = new Map<string, ClientCase>();
  for (const each of [control(traces), ...traces.flatMap(casesOfTrace)]) {
    const { events, needs, given } = each.trace;
    const key = JSON.stringify([events, needs, given ?? null]);
    if (!known.has(key)) known.set(key, each);
  }
  return [...known.values(), ...handshakeCases];
}

function control(traces: readonly Trace[]): ClientCase {
  const sound = traces.find(({ events }) => events.some((event) => event.type === 'bytes' && event.answer === event.hex));
  if (sound === undefined) throw new Error(`no trace establishes a connection, as ${ESTABLISHES} does`);
  const [first] = casesOfTrace(sound);
  const events = (first as ClientCase).trace.events;
  const answered = events.findIndex((event) => event.type === 'bytes' && event.answer !== undefined);
  const trace = { ...sound, id: CONTROL, title: 'a sound reply; then a probe', needs: [], events: events.slice(0, answered + 1) };
  return { ...(first as ClientCase), id: CONTROL, trace };
}

/** A trace is completed and probed, cut short by its FIN if it has one, and told what it is told if it is told anything. */
function casesOfTrace(trace: Trace): ClientCase[] {
  const wire = trace.events.filter(isOverWire);
  if (wire.some(({ type }) => type === 'refuse') || !wire.some(({ type }) => type !== 'call')) return [];
  const calls = wire.findIndex(({ type }) => type === 'call' || type === 'timer');
  const plain = calls === -1 ? wire : wire.slice(0, calls);
  const body = plain.at(-1)?.type === 'fin' ? plain.slice(0, -1) : plain;
  const limits = limitsOf(trace);
  return [
    caseOf(trace, '', body),
    ...(body.length < plain.length ? [caseOf(trace, '/cut', plain)] : []),
    ...(calls > 0 || limits ? [caseOf(trace, '/hooks', wire)] : []),
  ];
}

function isOverWire(event: TraceEvent): boolean {
  return event.type !== 'open' && event.type !== 'task' && !(event.type === 'call' && event.name === 'WebSocket');
}

/** Limits that concern what the client reads. */
function limitsOf({ given }: Trace): boolean {
  return Object.keys(given?.limits ?? {}).some((name) => name.startsWith('client.'));
}

function caseOf(trace: Trace, suffix: '' | '/cut' | '/hooks', events: readonly TraceEvent[]): ClientCase {
  const steps = trace.steps.filter(isOfProtocol);
  const subject = steps.at(-1) ?? ('10.3.4.3.1#28' satisfies StepId);
  const hooked = suffix === '/hooks';
  const needs = hooked ? trace.needs.filter((need) => (need === 'limits' ? limitsOf(trace) : need === 'timer')) : [];
  const calls = hooked
    ? events.flatMap((event) => (event.type === 'call' ? ([event.name === 'send' ? 'send' : 'terminate'] as const) : []))
    : [];
  const digest = digestOfTrace(trace);
  return {
    id: `${subject.replace('#', '/')}/${trace.id}${suffix}`,
    trace: {
      id: trace.id,
      title: titleOf(trace.title, suffix),
      steps,
      needs: [...new Set([...calls, ...needs])],
      ...(hooked && trace.given ? { given: trace.given } : {}),
      events,
      observations: [],
    },
    ...(digest === undefined ? {} : { digest }),
  };
}

/** A title without what only a script knows of. */
function titleOf(title: string, suffix: string): string {
  const words = title.replace(/^new WebSocket\("[^"]*"( asking for "[^"]*")?\)(, )?/, '').split(', ');
  const shown = words.filter((word) => !SCRIPT.includes(word) && (word !== 'FIN' || suffix !== ''));
  const told = suffix === '/hooks' ? shown : shown.slice(0, shown.findIndex((word) => CALLS.test(word)) >>> 0);
  const text = told.join(', ') || 'the handshake';
  return suffix === '' ? `${text}; then what completes it, and a probe` : text;
}

const SCRIPT: readonly string[] = ['TCP opens', 'a task runs'];
const CALLS = /^(send\(|close\(|sending fails|timeout)/;

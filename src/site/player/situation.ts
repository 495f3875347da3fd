/** A situation: what has happened so far, and which moment is looked at. It fits into an address. */
import { REVISIONS, type Revision, type Timer } from '../../../machines/index.js';
import { type Policies, policyDefaults } from '../../../spec/index.js';
import type { Trace, TraceEvent } from '../../traces/types.js';

/** Something that happens. */
export type Action =
  | { do: 'new'; url: string; protocol: string | null }
  | { do: 'send'; text: string }
  | { do: 'close' }
  /** It is this connection's turn, and TCP opens or is refused. */
  | { do: 'connect' }
  | { do: 'refuse' }
  | { do: 'task' }
  /** Bytes that are on the wire reach that side: so many, or all. */
  | { do: 'deliver'; to: Side; count?: number }
  /** Bytes reach that side, whoever sent them. */
  | { do: 'bytes'; to: Side; hex: string }
  /** Other bytes in the place of the next one that is on its way to that side, or that would come. */
  | { do: 'swap'; to: Side; hex: string }
  /** That side learns that the other has closed, or that the connection broke. */
  | { do: 'fin'; to: Side }
  | { do: 'reset'; to: Side }
  | { do: 'timer'; of: Side; timer: Timer }
  | { do: 'say'; text: string }
  | { do: 'terminate' }
  /** All that happens by itself, until nothing is left but timers. */
  | { do: 'all' };

export type Side = 'client' | 'server';

export interface Situation {
  actions: readonly Action[];
  /** The trace that it comes from: then only one side is there, and the actions are the trace's, if nothing was changed. */
  trace?: Trace;
  /** What is chosen otherwise than by default. */
  policies?: Partial<Policies>;
  /** The text whose machines play; r4820 if absent. */
  revision?: Revision;
  /** The story that it was before it was changed, to be laid beside it. */
  was?: readonly Action[];
  /** Number of the moment; the last one if absent. */
  at?: number;
}

/** A conversation to begin with. */
export const hello: readonly Action[] = [
  { do: 'new', url: 'ws://example.com/chat', protocol: null },
  { do: 'all' },
  { do: 'send', text: 'hello' },
  { do: 'all' },
  { do: 'close' },
  { do: 'all' },
];

/** Whether a trace can be played: those of echo clients are the exchanges of others, without the script that they take. */
export function isPlayable({ role, needs }: Pick<Trace, 'role' | 'needs'>): boolean {
  return role !== 'client' || needs.includes('script');
}

/** What a trace does. */
export function actionsOf({ role, events }: Trace): Action[] {
  const to = role === 'server' ? 'server' : 'client';
  return events.map((event) => actionOf(event, to));
}

function actionOf(event: TraceEvent, to: Side): Action {
  switch (event.type) {
    case 'bytes':
      return { do: 'bytes', to, hex: event.hex };
    case 'fin':
      return { do: 'fin', to };
    case 'reset':
      return { do: 'reset', to };
    case 'open':
      return { do: 'connect' };
    case 'refuse':
      return { do: 'refuse' };
    case 'timer':
      return { do: 'timer', of: to, timer: event.timer };
    case 'task':
      return { do: 'task' };
    case 'call':
      return called(event, to);
  }
}

function called(call: Extract<TraceEvent, { type: 'call' }>, to: Side): Action {
  if (call.name === 'WebSocket') return { do: 'new', url: call.url, protocol: call.protocol };
  if (call.name === 'close') return { do: 'close' };
  if (call.name === 'terminate') return { do: 'terminate' };
  const text = call.data ?? fromUtf16(call.utf16 ?? '');
  return to === 'server' ? { do: 'say', text } : { do: 'send', text };
}

function fromUtf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}

/** A situation as the part of an address behind `#`: of a trace, what was put where (`do`) in the place of how many actions (`cut`). */
export function addressOf({ actions, trace, policies, revision, was, at }: Situation): string {
  const base = trace === undefined ? [] : actionsOf(trace);
  const [from, cut] = changeIn(base, actions);
  const extra = actions.slice(from, actions.length - (base.length - from - cut));
  const parts = [
    ...(trace === undefined ? [] : [`trace=${encodeURIComponent(trace.id)}`]),
    ...(extra.length === 0 && trace !== undefined ? [] : [`do=${encodeURIComponent(JSON.stringify(extra))}`]),
    ...(from === base.length ? [] : [`cut=${from},${cut}`]),
    ...(policies === undefined ? [] : [`policies=${encodeURIComponent(JSON.stringify(policies))}`]),
    ...(revision === undefined ? [] : [`revision=${revision}`]),
    ...(was === undefined ? [] : [`was=${isOf(trace, was) ? 'trace' : encodeURIComponent(JSON.stringify(was))}`]),
    ...(at === undefined ? [] : [`at=${at}`]),
  ];
  return parts.join('&');
}

function isOf(trace: Trace | undefined, story: readonly Action[]): boolean {
  return trace !== undefined && JSON.stringify(actionsOf(trace)) === JSON.stringify(story);
}

/** Where a story departs from another one, and how many actions of that one it lacks there. */
function changeIn(base: readonly Action[], actions: readonly Action[]): readonly [from: number, cut: number] {
  const [was, is] = [base, actions].map((story) => story.map((action) => JSON.stringify(action))) as [string[], string[]];
  const most = Math.min(was.length, is.length);
  let from = 0;
  while (from < most && was[from] === is[from]) from += 1;
  let end = 0;
  while (end < most - from && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  return [from, was.length - end - from];
}

/**
 * The situation of an address; undefined for one that names none.
 * @throws Error when it cannot be read
 */
export function situationAt(address: string, traces: readonly Trace[]): Situation | undefined {
  const given = new URLSearchParams(address);
  const [id, actions] = [given.get('trace'), given.get('do')];
  const [was, at] = [given.get('was'), given.get('at')];
  if (id === null && actions === null) return undefined;
  const trace = traces.find((each) => each.id === id);
  if (id !== null && trace === undefined) throw new Error(`there is no trace "${id}" here`);
  const base = trace === undefined ? [] : actionsOf(trace);
  const [from = base.length, cut = 0] = given.get('cut')?.split(',').map(Number) ?? [];
  const policies = JSON.parse(given.get('policies') ?? '{}') as Partial<Policies>;
  const unknown = Object.keys(policies).find((name) => !Object.hasOwn(policyDefaults, name));
  if (unknown !== undefined) throw new Error(`there is no policy "${unknown}"`);
  const [named] = given.getAll('revision');
  const revision = REVISIONS.find((each) => each === named);
  if (named !== undefined && revision === undefined)
    throw new Error(`there is no revision "${named}", only ${REVISIONS.join(', ')}`);
  return {
    actions: base.toSpliced(from, cut, ...(actions === null ? [] : (JSON.parse(actions) as Action[]))),
    ...(trace === undefined ? {} : { trace }),
    ...(given.has('policies') ? { policies } : {}),
    ...(revision === undefined || revision === 'r4820' ? {} : { revision }),
    ...(was === null ? {} : { was: was === 'trace' ? base : (JSON.parse(was) as Action[]) }),
    ...(at === null || !/^\d+$/.test(at) ? {} : { at: Number(at) }),
  };
}

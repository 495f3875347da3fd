/** Compares what is seen with an outcome, as traces/INTERPRETING.md says. */
import type { Side } from '../oracle/index.js';
import type { Outcome, Reply } from '../traces/index.js';
import type { Fields, Seen } from './seen.js';

/** Options of policies by name. */
export type Options = Readonly<Record<string, string>>;

/** How what is seen compares with one outcome. */
export interface Comparison {
  outcome: Outcome;
  met: boolean;
  /** Whether more bytes could make it this outcome. */
  begun: boolean;
  /** Whether nothing but the closure that it has is yet to be seen. */
  closing: boolean;
  /** Liberties that the comparison grants, beyond those of the outcome. */
  liberties: Options;
}

/** What is seen, and whether the side under test has closed. */
export function compare(outcome: Outcome, seen: Seen, closed: boolean, role: Side = 'server'): Comparison {
  const result = (met: boolean, begun: boolean, liberties: Options = {}): Comparison => {
    return { outcome, met, begun, closing: false, liberties };
  };
  if (outcome.anything) return result(true, true);
  const reply = compareReply(outcome.reply, seen);
  if (!reply.met) return result(false, reply.begun);
  const wanted = outcome.frames ?? '';
  let { liberties } = reply;
  if (seen.frames !== wanted) {
    if (!terminates(seen.frames, wanted, 'ff00')) {
      return result(false, wanted.startsWith(seen.frames) || terminates(seen.frames, wanted, 'ff'));
    }
    liberties = { ...liberties, ...ENDS[role] };
  }
  if (outcome.closes === true && !closed) return { ...result(false, true, liberties), closing: true };
  if (outcome.closes === false && closed) liberties = { ...liberties, [WHENEVER[role]]: 'closed' };
  return result(true, true, liberties);
}

/** A closure that needs no reason. */
export const WHENEVER = { server: 'server.close.whenever', client: 'client.close.arbitrary' } as const;

/** A closing handshake that needs none. */
const ENDS: Readonly<Record<Side, Options>> = {
  server: { 'server.terminate': 'unasked' },
  client: { 'client.close.arbitrary': 'closed' },
};

type Part = Pick<Comparison, 'met' | 'begun' | 'liberties'>;

function compareReply(wanted: Outcome['reply'], { reply, digest }: Seen): Part {
  const part = (met: boolean, begun: boolean, liberties: Options = {}): Part => ({ met, begun, liberties });
  if (wanted === undefined || wanted === reply) return part(true, true);
  if (typeof wanted === 'string') return part(false, wanted !== 'none' && (reply === 'none' || reply === 'incomplete'));
  if (typeof reply === 'string') return part(false, reply === 'none' || reply === 'incomplete');
  const liberties = libertiesOf(wanted.fields, reply);
  if (liberties === undefined) return part(false, false);
  const due = wanted.digest === 'any' && digest.length === 32 ? digest : wanted.digest;
  if (digest !== due) return part(false, due === 'any' || due.startsWith(digest));
  return part(true, true, liberties);
}

/** The liberties that fields take, or undefined where one is wrong. */
function libertiesOf(wanted: Reply['fields'], seen: Fields): Options | undefined {
  const names = new Set([...Object.keys(wanted), ...seen.keys()]);
  const liberties: Record<string, string> = {};
  for (const name of names) {
    const values = seen.get(name) ?? [];
    if (name === 'set-cookie' || (values.length === 1 && values[0] === wanted[name])) continue;
    const liberty = libertyOf(name, values, wanted[name]);
    if (liberty === undefined) return undefined;
    liberties[liberty[0]] = liberty[1];
  }
  return liberties;
}

function libertyOf(name: string, values: readonly string[], wanted: string | undefined): [string, string] | undefined {
  const [first = ''] = values;
  const value = values.length === 1 && !first.startsWith(' ') ? first : '';
  if (name === 'sec-websocket-protocol') {
    if (values.length === 0) return ['server.subprotocol', 'none'];
    return value === '' ? undefined : ['server.subprotocol', wanted === undefined ? 'own' : 'other'];
  }
  if (name === 'sec-websocket-location') return isLocation(value) ? ['server.location', 'configured'] : undefined;
  if (name === 'sec-websocket-origin') return value === '' ? undefined : ['server.origin.value', 'configured'];
  return wanted === undefined ? ['server.reply.otherFields', 'present'] : undefined;
}

function isLocation(value: string): boolean {
  return /^wss?:\/\//.test(value) && !/^(ws:\/\/[^/]*:80|wss:\/\/[^/]*:443)\//.test(value);
}

/** Whether frames are a beginning of what is wanted, behind a whole frame of it, and then the end. */
function terminates(frames: string, wanted: string, end: string): boolean {
  if (!frames.endsWith(end)) return false;
  const start = frames.slice(0, -end.length);
  return wanted.startsWith(start) && (start === '' || start.endsWith('ff'));
}

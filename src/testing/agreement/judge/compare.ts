/** Compares what is seen with an outcome, as traces/INTERPRETING.md says. */
import { isLocation, isOrigin } from '../../../../machines/index.js';
import type { Side } from '../../../judge/index.js';
import type { Outcome, Reply } from '../../../traces/index.js';
import type { Fields, Seen } from './seen.js';

/** Options of policies by name. */
export type Options = Readonly<Record<string, string>>;

/** How what is seen compares with one outcome. */
export interface Comparison {
  outcome: Outcome;
  met: boolean;
  /** Whether more bytes could make it this outcome. */
  begun: boolean;
  /** Liberties that the comparison grants, beyond those of the outcome. */
  liberties: Options;
}

/**
 * What is seen, and whether the side under test has closed.
 * @param mayEnd whether it may send FF 00 unasked, which it may while the connection is established
 */
export function compare(outcome: Outcome, seen: Seen, closed: boolean, role: Side = 'server', mayEnd = true): Comparison {
  const result = (met: boolean, begun: boolean, liberties: Options = {}): Comparison => {
    return { outcome, met, begun, liberties };
  };
  if (outcome.anything) return result(true, true);
  const reply = compareReply(outcome.reply, seen);
  if (!reply.met) return result(false, reply.begun, reply.liberties);
  const wanted = outcome.frames ?? '';
  let { liberties } = reply;
  let { closes } = outcome;
  if (seen.frames !== wanted) {
    if (!mayEnd || !terminates(seen.frames, wanted, 'ff00')) {
      const goesOn = wanted.startsWith(seen.frames);
      const ends = !goesOn && mayEnd && terminates(seen.frames, wanted, 'ff');
      if (ends && role === 'client') liberties = { ...liberties, ...ENDS.client };
      return result(false, goesOn || ends, liberties);
    }
    liberties = { ...liberties, ...ENDS[role] };
    // A server waits for the client's FF 00 as long as it likes (server.terminate.timeout), and not when it has read that.
    if (role === 'server') closes = 'server.onClientClose' in outcome.policies ? true : 'may';
  }
  if (closes === true && !closed) return result(false, true, liberties);
  if (closes === false && closed) liberties = { ...liberties, [WHENEVER[role]]: 'closed' };
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

function compareReply(wanted: Outcome['reply'], { reply, becomes, digest }: Seen): Part {
  const part = (met: boolean, begun: boolean, liberties: Options = {}): Part => ({ met, begun, liberties });
  if (wanted === undefined || wanted === reply) return part(true, true);
  if (wanted === 'none') return part(false, false);
  if (wanted === 'http' || typeof reply === 'string') {
    return part(false, reply === 'none' || becomes.includes(wanted === 'http' ? 'http' : 'handshake'));
  }
  const liberties = libertiesOf(wanted.fields, reply);
  if (liberties === undefined) return part(false, false);
  const due = wanted.digest === 'any' && digest.length === 32 ? digest : wanted.digest;
  return part(digest === due, due === 'any' || due.startsWith(digest), liberties);
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
  const value = values.length === 1 ? (values[0] as string) : '';
  if (name === 'sec-websocket-protocol') {
    if (values.length === 0) return ['server.subprotocol', 'none'];
    return /^[!-~][ -~]*$/.test(value) ? ['server.subprotocol', wanted === undefined ? 'own' : 'other'] : undefined;
  }
  if (name === 'sec-websocket-location') return isLocation(value) ? ['server.location', 'configured'] : undefined;
  if (name === 'sec-websocket-origin') return isOrigin(value) ? ['server.origin.value', 'configured'] : undefined;
  return wanted === undefined ? ['server.reply.otherFields', 'present'] : undefined;
}

/** Whether frames are some whole text frames of what is wanted, from the first on, and then the end. */
function terminates(frames: string, wanted: string, end: string): boolean {
  if (!frames.endsWith(end)) return false;
  const start = frames.slice(0, -end.length);
  return wanted.startsWith(start) && TEXT_FRAMES.test(start);
}

/** Whole text frames, in hex. */
const TEXT_FRAMES = /^(?:00(?:(?!ff)..)*ff)*$/;

/** Plays one case to a client that has sent its handshake. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Entry, judge, type Rejection } from '../../oracle/index.js';
import { type Observation, type Outcome, requestOfTraces, type TraceEvent } from '../../traces/index.js';
import type { Case } from '../cases.js';
import type { Connection } from '../connection.js';
import type { Hooks } from '../hooks.js';
import { type Played, play } from '../play.js';
import type { Seen } from '../seen.js';
import { digestFor, type Handshake, type Order } from './request.js';
import { type Names, rewritten } from './rewrite.js';

/** A connection of a client, whose handshake has been read. */
export interface Asking {
  connection: Connection;
  handshake: Handshake;
  /** What the client was told to connect to. */
  names: Names;
}

export interface HowToPlay {
  /** In which order the digest takes the bytes of the numbers. */
  order: Order;
  /** Whether frames wait until the client should have read the reply. */
  apart: boolean;
  /** Milliseconds within which what is due has to come. */
  timeout: number;
  isOurs: boolean;
  hooks: Hooks | undefined;
}

/** Milliseconds in which a client that was found to lose what comes with the reply should have read the reply, where that cannot be known. */
const APART = 100;

/** Plays a case; the connection is left as it is then. */
export async function playToClient({ trace }: Case, asking: Asking, how: HowToPlay): Promise<Played> {
  const { connection, handshake } = asking;
  const pieces = piecesOf(trace.events, digestFor(handshake, how.order));
  const texts = rewritten(pieces, asking.names);
  /** What our writes are in the trace, by their entries in the log. */
  const written = new Map<Entry, Buffer>();
  const write = (text: string, inTrace: Buffer) => {
    connection.send(Buffer.from(text, 'latin1'));
    const entry = connection.log.at(-1);
    if (entry?.from === 'server') written.set(entry, inTrace);
  };
  const tell = async (event: TraceEvent) => {
    if (event.type !== 'bytes') return tellClient(event, connection, how.hooks);
    const [text, inTrace] = [texts.shift() ?? '', Buffer.from(event.hex, 'hex')];
    const frames = how.apart && event.answer !== undefined ? inTrace.length - (event.at ?? 0) - event.answer.length / 2 : 0;
    write(text.slice(0, text.length - frames), inTrace.subarray(0, inTrace.length - frames));
    if (frames === 0) return;
    if (!(await connection.delivered(true))) await pause(APART);
    write(text.slice(-frames), inTrace.subarray(-frames));
  };
  const observations = trace.observations.map((each) => inOrder(each, how.order));
  const { timeout, isOurs } = how;
  const see = (bytes: Buffer) => seenBehind(handshake, bytes);
  const played = await play({ ...trace, observations }, connection, { role: 'client', timeout, isOurs, tell, see });
  return { ...played, rejection: () => rejection(asking, written) };
}

/** What is written, one character for each byte: what is wrong in an answer stays wrong, and the rest is right for this client. */
function piecesOf(events: readonly TraceEvent[], digest: Buffer): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'bytes') return [];
    const bytes = Buffer.from(event.hex, 'hex');
    const { answer = '', at = 0, from = 0 } = event;
    for (const [index, byte] of Buffer.from(answer, 'hex').entries()) {
      bytes[at + index] = (bytes[at + index] as number) ^ byte ^ (digest[from + index] as number);
    }
    return [bytes.toString('latin1')];
  });
}

function tellClient(event: Exclude<TraceEvent, { type: 'bytes' }>, connection: Connection, hooks: Hooks | undefined): void {
  if (event.type === 'fin') connection.finish();
  else if (event.type === 'reset') connection.reset();
  else if (event.type === 'timer') hooks?.timer?.(event.timer);
  else if (event.type === 'call' && event.name === 'send') hooks?.send?.(event.data ?? '');
  else if (event.type === 'call' && event.name !== 'WebSocket') hooks?.close?.();
  else if (event.type !== 'open') throw new Error(`a client that connects by itself cannot be told ${event.type}`);
}

const ORDER = 'number.byteOrder';

/** The client's order of bytes is known from the control: traces are made in the other one, too. */
function inOrder(observation: Observation, order: Order): Observation {
  const outcomes = observation.outcomes.filter(({ policies }) => (policies[ORDER] ?? 'big') === 'big');
  if (order === 'big') return { ...observation, outcomes };
  const renamed = (outcome: Outcome): Outcome => {
    if (outcome.policies[ORDER] === undefined) return outcome;
    return { ...outcome, mark: 'allowed', policies: { ...outcome.policies, [ORDER]: order } };
  };
  return { ...observation, outcomes: outcomes.map(renamed) };
}

/** What comes behind the handshake. */
function seenBehind({ length }: Handshake, bytes: Buffer): Seen {
  return { reply: new Map(), statusLine: '', digest: '', frames: bytes.toString('hex', length), headLength: length };
}

/**
 * What the oracle rejects of what comes behind the handshake, which has cases of its own: it judges the handshake of
 * the traces' client, and what it is sent is what the trace says.
 */
function rejection({ connection, handshake: { length } }: Asking, written: ReadonlyMap<Entry, Buffer>): Rejection | undefined {
  const request = requestOfTraces();
  const wire: Entry[] = [{ from: 'client', at: 0, bytes: request }];
  let read = 0;
  for (const entry of connection.log) {
    if ('close' in entry) {
      // Our own close is kept from it: what the client sent may have been under way.
      if (entry.from === 'client') wire.push(entry);
    } else if (entry.from === 'server') wire.push({ ...entry, bytes: written.get(entry) ?? entry.bytes });
    else {
      const bytes = entry.bytes.subarray(Math.max(0, length - read));
      read += entry.bytes.length;
      if (bytes.length > 0) wire.push({ ...entry, bytes });
    }
  }
  const verdict = judge({ role: 'client', wire }, 'client');
  return verdict.accepted ? undefined : { ...verdict.rejection, offset: verdict.rejection.offset - request.length + length };
}

/** Plays one case to a client that has sent its handshake. */
import { setTimeout as pause } from 'node:timers/promises';
import { timeoutOf } from '../../../machines/index.js';
import { type Choices, type Entry, Judge } from '../../judge/index.js';
import { requestOfTraces, type TraceEvent } from '../../traces/index.js';
import type { Case } from '../cases.js';
import type { Connection } from '../connection.js';
import type { Hooks } from '../hooks.js';
import { type Played, play } from '../play.js';
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
  const request = requestOfTraces();
  const judge = new Judge('client', { application: 'echo', limits: trace.given?.limits, decided: { [ORDER]: 'big' } });
  judge.sends('client', request);
  /** What our writes are in the trace, by their entries in the log. */
  const written = new Map<Entry, Buffer>();
  const write = (text: string, inTrace: Buffer) => {
    connection.send(Buffer.from(text, 'latin1'));
    const entry = connection.log.at(-1);
    if (entry?.from === 'server') written.set(entry, inTrace);
  };
  const tell = async (event: TraceEvent) => {
    if (event.type !== 'bytes') return tellClient(event, connection, how.hooks, judge);
    const [text, inTrace] = [texts.shift() ?? '', Buffer.from(event.hex, 'hex')];
    const frames = how.apart && event.answer !== undefined ? inTrace.length - (event.at ?? 0) - event.answer.length / 2 : 0;
    write(text.slice(0, text.length - frames), inTrace.subarray(0, inTrace.length - frames));
    if (frames === 0) return;
    if (!(await connection.delivered(true))) await pause(APART);
    write(text.slice(-frames), inTrace.subarray(-frames));
  };
  const { timeout, isOurs } = how;
  const inTrace = inTermsOfTheTrace(handshake.length, written);
  const shift = handshake.length - request.length;
  const played = await play(trace, connection, { judge, timeout, isOurs, tell, inTrace, shift });
  return { ...played, explanations: played.explanations.map((each) => inOrder(each, how.order)) };
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

function tellClient(
  event: Exclude<TraceEvent, { type: 'bytes' }>,
  connection: Connection,
  hooks: Hooks | undefined,
  judge: Judge,
): void {
  if (event.type === 'fin') connection.finish();
  else if (event.type === 'reset') connection.reset();
  else if (event.type === 'timer') {
    judge.tells({ type: timeoutOf[event.timer] });
    hooks?.timer?.(event.timer);
  } else if (event.type === 'call' && event.name === 'send') {
    judge.tells({ type: 'SEND_DATA', data: event.data ?? '' });
    hooks?.send?.(event.data ?? '');
  } else if (event.type === 'call' && event.name !== 'WebSocket') {
    judge.tells({ type: 'START_CLOSING' });
    hooks?.close?.();
  } else if (event.type !== 'open') throw new Error(`a client that connects by itself cannot be told ${event.type}`);
}

const ORDER = 'number.byteOrder';

/** The client's order of bytes is known from the control; the judge is told what it sends as if it were the other. */
function inOrder(choices: Choices, order: Order): Choices {
  return order === 'big' || choices[ORDER] !== 'big' ? choices : { ...choices, [ORDER]: order };
}

/**
 * What the judge is told of the log: it judges the handshake of the traces' client, as each client's own has cases of
 * its own, and what it is sent is what the trace says.
 */
function inTermsOfTheTrace(length: number, written: ReadonlyMap<Entry, Buffer>): (entry: Entry) => Entry | undefined {
  let read = 0;
  return (entry) => {
    if ('close' in entry) return entry;
    if (entry.from === 'server') return { ...entry, bytes: written.get(entry) ?? entry.bytes };
    const bytes = entry.bytes.subarray(Math.max(0, length - read));
    read += entry.bytes.length;
    return bytes.length > 0 ? { ...entry, bytes } : undefined;
  };
}

/** Plays one case to a client that has sent its handshake. */
import type { Revision } from '../../../machines/index.js';
import { type Choices, digestOf, Judge } from '../../judge/index.js';
import { type BytesEvent, bytesOf, requestOfTraces, type TraceEvent } from '../../traces/index.js';
import type { Case } from '../cases.js';
import type { Connection } from '../connection.js';
import { type Habit, Repair } from '../habits/index.js';
import type { Hooks } from '../hooks.js';
import { type Names, replyTo } from '../names.js';
import { type Played, play } from '../play.js';
import type { Handshake } from './request.js';

/** In which order a digest takes the bytes of the numbers. */
export type Order = 'big' | 'little';

/** A client that has connected and sent its handshake, and how it is played to. */
export interface Asking {
  connection: Connection;
  handshake: Handshake;
  /** What it was told to connect to, and what it asked for besides. */
  names: Names;
  order: Order;
  /** Whether frames wait until the client should have read the reply. */
  apart: boolean;
  /** The text that it is judged by; r4820 if absent. */
  revision: Revision | undefined;
  /** What it does wrong each time. */
  habits: readonly Habit[];
  /** Milliseconds within which what is due has to come. */
  timeout: number;
  isOurs: boolean | undefined;
  hooks: Hooks | undefined;
}

/** Milliseconds within which a client that was found to lose what comes with the reply is to show that it has read it, where that cannot be known. */
const APART = 100;

/** Plays a case; the connection is left as it is then. */
export async function playToClient({ trace }: Case, asking: Asking): Promise<Played> {
  const { connection, handshake, names, order, apart, habits, revision, ...how } = asking;
  const texts = replyTo(names, piecesOf(trace.events, digestOf(handshake.keys, handshake.key3, order)));
  const write = async (event: BytesEvent) => {
    const [text, inTrace] = [Buffer.from(texts.shift() ?? '', 'latin1'), Buffer.from(event.hex, 'hex')];
    const frames = apart && event.answer !== undefined ? inTrace.length - (event.at ?? 0) - event.answer.length / 2 : 0;
    connection.send(text.subarray(0, text.length - frames), inTrace.subarray(0, inTrace.length - frames));
    if (frames === 0) return;
    if (!(await connection.delivered(true))) await connection.changes.next(performance.now() + APART);
    connection.send(text.subarray(-frames), inTrace.subarray(-frames));
  };
  // Each client's own handshake has cases of its own; here the judge is told that of the traces' client.
  const request = requestOfTraces();
  const early = connection.received.subarray(handshake.bytes.length);
  const toldBy = (text: Revision | undefined, repair: Repair) => {
    const judge = new Judge('client', {
      application: 'echo',
      revision: text,
      limits: trace.given?.limits,
      decided: { [ORDER]: 'big' },
    });
    judge.sends('client', request);
    repair.tell(judge, { from: 'client', at: 0, bytes: early });
    return judge;
  };
  const repairOf = () =>
    new Repair('client', habits, () => undefined, { told: request.length, received: handshake.bytes.length });
  const repair = repairOf();
  const judge = toldBy(revision, repair);
  const by = (text: Revision) => toldBy(text, repairOf());
  const played = await play(trace, connection, { ...how, judge, by, repair, write, told: connection.log.length });
  return { ...played, explanations: played.explanations.map((each) => inOrder(each, order)) };
}

/** What is written, one character for each byte. */
function piecesOf(events: readonly TraceEvent[], digest: Buffer): string[] {
  return events.flatMap((event) => (event.type === 'bytes' ? [bytesOf(event, digest).toString('latin1')] : []));
}

const ORDER = 'number.byteOrder';

/** The client's order of bytes is known from the control; the judge is told what it sends as if it were the other. */
function inOrder(choices: Choices, order: Order): Choices {
  return order === 'big' || choices[ORDER] !== 'big' ? choices : { ...choices, [ORDER]: order };
}

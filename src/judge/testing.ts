/** What the tests of the judge share: the worked example as an exchange, and words for what goes over the wire. */
import { createHash } from 'node:crypto';
import type { MachineEvent } from '../../machines/index.js';
import { vectors } from '../../spec/index.js';
import { Interpreter } from '../engine/index.js';
import { inputOf, machineOf, type Path } from '../paths/index.js';
import { type Closing, type Entry, type Exchange, Judge, judge, type Side, type Verdict } from './index.js';
import type { Told } from './ways.js';

/** One character per byte. */
export function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Bytes that the client sends. */
export function up(data: string | Uint8Array): Entry {
  return { from: 'client', at: 0, bytes: typeof data === 'string' ? bytes(data) : data };
}

/** Bytes that the server sends. */
export function down(data: string | Uint8Array): Entry {
  return { from: 'server', at: 0, bytes: typeof data === 'string' ? bytes(data) : data };
}

/** The application of a side tells it to close. */
export const TERMINATE: MachineEvent = { type: 'TERMINATE' };

export function closes(from: Side, close: Closing = 'fin'): Entry {
  return { from, at: 0, close };
}

/** The handshakes of the text's overview, one character per byte. */
export const request = handshake('overviewRequest');
export const reply = handshake('overviewReply');
/** The keys of the worked request. */
export const [KEY1, KEY2] = ['4 @1  46546xW%0l 1 5', '12998 5 Y3 1  .P00'] as const;
/** Where request and reply have their last 8 and 16 bytes. */
export const [key3At, digestAt] = [request.length - 8, reply.length - 16];

/** Where the worked handshake ends in what each side sends. */
export const end = { server: reply.length, client: request.length };

/** Where a part of the worked request begins, and so many bytes on. */
export const inRequest = (part: string, more = 0) => request.indexOf(part) + more;
/** Where a part of the worked reply begins, and so many bytes on. */
export const inReply = (part: string, more = 0) => reply.indexOf(part) + more;

/** The digest of two numbers and key3, one character per byte. */
export function digest(numbers: readonly [number, number], key3: string, order: 'big' | 'little'): string {
  const challenge = Buffer.concat([Buffer.alloc(8), bytes(key3)]);
  for (const [index, number] of numbers.entries()) {
    if (order === 'little') challenge.writeUInt32LE(number, 4 * index);
    else challenge.writeUInt32BE(number, 4 * index);
  }
  return createHash('md5').update(challenge).digest().toString('latin1');
}

/** An exchange that begins with the worked handshake. */
export function established(...more: Entry[]): Exchange {
  return { wire: [up(request), down(reply), ...more] };
}

export function verdictOn(side: Side, ...wire: Entry[]): Verdict {
  return judge({ wire }, side);
}

/** A judge that has seen so much. */
export function after(side: Side, told: Partial<Told>, ...wire: readonly Entry[]): Judge {
  const judging = new Judge(side, told);
  for (const entry of wire) judging.sees(entry);
  return judging;
}

/** Text with one part replaced, which must be there. */
export function changed(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`no ${JSON.stringify(part)} in ${JSON.stringify(text)}`);
  return text.replace(part, () => by);
}

/** The worked handshakes with one part replaced. */
export const requestWith = (part: string, by: string) => changed(request, part, by);
export const replyWith = (part: string, by: string) => changed(reply, part, by);

/** The worked request without its subprotocol. */
export const plain = requestWith('Sec-WebSocket-Protocol: sample\r\n', '');

/** What the worked request is answered by whoever takes its numbers for little-endian. */
export const LITTLE = digest([4_146_546_015 / 5, 1_299_853_100 / 5], request.slice(key3At), 'little');

/** Where and why a verdict rejects: offset, step, kind; or undefined. */
export function faultOf(verdict: Verdict): { offset: number; step: string; kind: string } | undefined {
  if (verdict.accepted) return undefined;
  const { offset, step, kind } = verdict.rejection;
  return { offset, step, kind };
}

/** The mark and the liberties taken; what was wrong where it was rejected. */
export function markOf(verdict: Verdict): string {
  if (!verdict.accepted) return `rejected: ${verdict.rejection.step} at ${verdict.rejection.offset}: ${verdict.rejection.why}`;
  return [verdict.mark, ...verdict.needs.map(({ policy, option }) => `${policy} ${option}`)].join(', ');
}

function handshake(id: string): string {
  const found = vectors.handshakes.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no worked handshake "${id}"; see spec/vectors.yaml`);
  const text = [...found.lines, '', ''].join('\r\n');
  return text + Buffer.from(found.body.hex, 'hex').toString('latin1');
}

/** The same exchange, with all that one side sends in a row recorded at once, as a capture would have it. */
export function inSegments(exchange: Exchange): Exchange {
  const wire: Entry[] = [];
  for (const entry of exchange.wire) {
    const last = wire.at(-1);
    const goesOn = last !== undefined && !('close' in last) && !('close' in entry) && last.from === entry.from;
    if (goesOn) wire.splice(-1, 1, { ...last, bytes: Buffer.concat([last.bytes, entry.bytes]) });
    else wire.push(entry);
  }
  return { ...exchange, wire };
}

/** What goes over the wire on a path, by the machine alone; of several connections, the last. */
export function exchangeOf({ role, setting, tokens }: Path): Exchange {
  const side: Side = role === 'server' ? 'server' : 'client';
  const other: Side = side === 'server' ? 'client' : 'server';
  const interpreter = new Interpreter(machineOf[role]);
  let position = interpreter.begin(inputOf(setting));
  let wire: Entry[] = [];
  for (const event of tokens.flatMap(({ events }) => events)) {
    if (event.type === 'TCP_OPENED') wire = [];
    if (event.type === 'BYTE') wire.push({ from: other, at: 0, bytes: Uint8Array.of(event.byte) });
    if (event.type === 'TCP_CLOSED') wire.push(closes(other));
    if (event.type === 'SEND_FAILED') wire.push(closes(other, 'rst'));
    const passage = interpreter.pass(position, [event]);
    for (const effect of passage.effects) {
      if (effect.type === 'SEND') wire.push({ from: side, at: 0, bytes: effect.bytes });
      if (effect.type === 'CLOSE_TCP') wire.push(closes(side));
    }
    position = passage.position;
  }
  const { secure } = position.context as { secure: boolean };
  return { role: side, url: secure ? 'wss:' : 'ws:', wire };
}

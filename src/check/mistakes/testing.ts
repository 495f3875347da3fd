/** Servers with a mistake, without sockets: what is sent goes to a function, and what that returns is judged. */
import { createHash } from 'node:crypto';
import { type Entry, Judge } from '../../judge/index.js';
import { resultOf } from '../case-result.js';
import { type Case, casesOf } from '../cases.js';
import type { CaseResult } from '../types.js';
import { withMistakes } from './index.js';

/** What a server does otherwise; as the text says where absent. */
export interface Seeded {
  /** What is sent in place of the digest for the values of key1 and key2, and key3. */
  digest?(key1: string, key2: string, key3: Buffer): Buffer;
  /** The messages in all frames that have come so far, and whether FF 00 is among them. */
  read?(bytes: Buffer): { messages: Buffer[]; closing?: boolean };
  /** What is sent back for a message. */
  answer?(message: Buffer): Buffer[];
}

const all = casesOf('small');

/** What the checker makes of such a server: what failed, and the mistake that was named. */
export function mistakesOf(seeded: Seeded, about: RegExp): string[] {
  const cases = all.filter(({ trace }) => trace.needs.length === 0 && about.test(trace.id));
  const results = withMistakes(
    cases.map((of) => resultFor(of, seeded)),
    'server',
  );
  // What has to be refused is no matter of digests.
  const failed = results.filter(({ verdict, violated }) => verdict === 'fail' && !/4\.2#(5p3|6)/.test(violated ?? ''));
  if (failed.length === 0) throw new Error('nothing failed');
  return [...new Set(failed.map(({ mistake }) => mistake ?? 'none'))].sort();
}

function resultFor(of: Case, seeded: Seeded): CaseResult {
  const judge = new Judge('server', { application: 'echo' });
  const log: Entry[] = [];
  const sees = (from: 'client' | 'server', bytes: Buffer) => {
    if (bytes.length === 0) return;
    log.push({ from, at: 0, bytes });
    judge.sees({ from, at: 0, bytes });
  };
  const server = connected(seeded);
  for (const [index, event] of of.trace.events.entries()) {
    if (event.type !== 'bytes') break;
    const bytes = Buffer.from(event.hex, 'hex');
    sees('client', bytes);
    sees('server', server(bytes));
    if (of.trace.observations.some(({ after, due }) => after === index && due) && judge.standing().mark === undefined)
      judge.late();
    if (judge.fault !== undefined) break;
  }
  const received = Buffer.concat(log.flatMap((each) => (each.from === 'server' && 'bytes' in each ? [each.bytes] : [])));
  const repair = { offsetOf: (at: number) => at, framesAt: undefined };
  const common = { step: undefined, closed: undefined, flooded: false, slowest: 0, patience: 0, repair };
  return resultOf(of, { judge, explanations: judge.explanations(), received, log, ...common });
}

const FF00 = Buffer.of(0xff, 0x00);

/** A connection: what it sends for what comes in one write. */
function connected({
  digest = soundDigest,
  read = soundRead,
  answer = (message) => [message],
}: Seeded): (bytes: Buffer) => Buffer {
  let all = Buffer.of();
  let sent = Buffer.of();
  return (bytes) => {
    all = Buffer.concat([all, bytes]);
    const end = all.indexOf('\r\n\r\n') + 4;
    if (end < 4 || all.length < end + 8) return Buffer.of();
    const head = all.toString('latin1', 0, end);
    const value = (name: string) => new RegExp(`^${name}: (.*)\r$`, 'im').exec(head)?.[1] ?? '';
    const [path = '/'] = /(?<= )\S+/.exec(head) ?? [];
    const lines = [
      'HTTP/1.1 101 OK',
      'Upgrade: WebSocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Location: ws://${value('Host')}${path}`,
      `Sec-WebSocket-Origin: ${value('Origin')}`,
    ];
    const { messages, closing = false } = read(all.subarray(end + 8));
    const due = Buffer.concat([
      Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'),
      digest(value('Sec-WebSocket-Key1'), value('Sec-WebSocket-Key2'), all.subarray(end, end + 8)),
      ...messages.flatMap(answer).flatMap((message) => [Buffer.of(0x00), message, Buffer.of(0xff)]),
      ...(closing ? [FF00] : []),
    ]);
    const now = due.subarray(sent.length);
    sent = due;
    return now;
  };
}

export function numberBytes(key: string): Buffer {
  const bytes = Buffer.alloc(4);
  const number = Number(key.replace(/\D/g, '')) / key.replace(/[^ ]/g, '').length;
  bytes.writeUInt32BE(Number.isFinite(number) ? Math.floor(number) % 2 ** 32 : 0);
  return bytes;
}

export const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();

const soundDigest = (key1: string, key2: string, key3: Buffer) => md5(numberBytes(key1), numberBytes(key2), key3);

/** The length of a frame, and where its data begin; Infinity where it has not come. */
type Lengths = (bytes: Buffer, at: number) => [length: number, data: number];

/** Reads frames; only what a frame with a length is read by can be another than that of the text. */
export function reading(lengths: Lengths) {
  return (bytes: Buffer) => {
    const messages: Buffer[] = [];
    let at = 0;
    while (at < bytes.length) {
      if ((bytes[at] as number) < 0x80) {
        const end = bytes.indexOf(0xff, at);
        if (end === -1) break;
        messages.push(bytes.subarray(at + 1, end));
        at = end + 1;
      } else {
        const [length, data] = lengths(bytes, at + 1);
        if (bytes[at] === 0xff && length === 0) return { messages, closing: true };
        at = data + length;
      }
    }
    return { messages };
  };
}

export const soundLengths: Lengths = (bytes, at) => {
  let length = 0;
  for (let next = at; next < bytes.length; next += 1) {
    const byte = bytes[next] as number;
    length = length * 128 + (byte % 128);
    if (byte < 128) return [length, next + 1];
  }
  return [Infinity, 0];
};

const soundRead = reading(soundLengths);

/** What was expected at the step that failed, and what came: made of the machine's variables, in words for a developer. */
import type { Bytes } from '../../machines/index.js';
import { itemOf, type Limits, type StepId } from '../../spec/index.js';
import {
  type Entry,
  looksOfAnswer,
  looksOfEntries,
  looksOfFirstFrame,
  looksOfLocation,
  looksOfName,
  looksOfResponse,
} from './looks.js';

/** What a connection failed on; each is absent where it is not known. */
export interface Reason {
  /** The field of the server's handshake, or the part of it, that was not as it has to be. */
  field?: string;
  /** What it has to be. */
  expected?: string;
  /** What it was: on one line, printable, and cut off if it is long. */
  received?: string;
  /** What the answer of the server looks like, such as `an HTTP error`. */
  looksLike?: string | undefined;
}

/** The variables of a client that reasons are made of. */
export interface Variables {
  established: boolean;
  limits: Limits;
  origin: string;
  protocol: string | null;
  field: Bytes;
  code: string;
  name: Bytes;
  value: Bytes;
  entries: readonly Entry[];
  constructed: string;
  expected: Bytes;
  reply: Bytes;
  frameType: number;
  rawData: Bytes;
}

const END = 'the end of the connection';

const reasons: Partial<Record<StepId, (of: Variables) => Reason>> = {
  '10.3.4.3.1#28p2': ({ field }) => ({
    field: 'status line',
    expected: 'one such as HTTP/1.1 101 WebSocket Protocol Handshake',
    received: field.length === 0 ? END : shown(field.latin1()),
    looksLike: looksOfAnswer(field.latin1()),
  }),
  '10.3.4.3.1#28p3': ({ field, limits }) => ({
    field: 'status line',
    expected: `one within ${limits['client.handshake.timeout']} ms`,
    received: shown(field.latin1()),
    looksLike: looksOfAnswer(field.latin1()),
  }),
  '10.3.4.3.1#30': ({ code, field }) => ({
    field: 'status code',
    expected: 'three digits',
    received: shown(code),
    looksLike: looksOfAnswer(field.latin1()),
  }),
  '10.3.4.3.1#31p2': statusCode,
  '10.3.4.3.1#31p3': statusCode,
  '10.3.4.3.1#34p2': () => broken('fields', 'a blank line at their end'),
  '10.3.4.3.1#34a': ({ name }) => broken(shown(name.latin1()), 'a colon', 'CR', looksOfName(name.latin1())),
  '10.3.4.3.1#34b': ({ name }) => broken(shown(name.latin1()), 'a colon', 'LF', looksOfName(name.latin1())),
  '10.3.4.3.1#35p2': ({ name }) => broken(nameOf(name), 'a value'),
  '10.3.4.3.1#36p2': ({ name }) => broken(nameOf(name), 'a value that ends in CR LF'),
  '10.3.4.3.1#36b': ({ name }) => broken(nameOf(name), 'a value that ends in CR LF', 'LF alone'),
  '10.3.4.3.1#37p2': ({ name }) => broken(nameOf(name), 'LF after CR', 'none'),
  '10.3.4.3.1#40p2': () => broken('blank line', 'LF after CR', 'none'),
  '10.3.4.3.1#41': entries,
  '10.3.4.3.1#41a': ({ entries }) => valued('WebSocket', entries, looksOfEntries(entries)),
  '10.3.4.3.1#41b': ({ entries }) => valued('Upgrade', entries),
  '10.3.4.3.1#41c': ({ entries, origin }) => valued(origin, entries),
  '10.3.4.3.1#41d': ({ entries, constructed }) =>
    valued(constructed, entries, looksOfLocation(entries[0]?.value ?? '', constructed)),
  '10.3.4.3.1#41e': ({ entries, protocol }) => valued(protocol ?? 'none', entries),
  '10.3.4.3.1#44p2': ({ reply }) => broken('response to the challenge', '16 bytes', `${reply.length} and ${END}`),
  '10.3.4.3.1#45': ({ expected, reply }) => ({
    field: 'response to the challenge',
    expected: hex(expected),
    received: hex(reply),
    looksLike: looksOfResponse(reply.latin1()),
  }),
  '10.3.4.5.1#p2': ({ limits }) =>
    broken('handshake', `all of it within ${limits['client.handshake.lateTimeout']} ms of its status line`, 'a part'),
  '10.3.4.3.2#p2': ({ established, limits }) =>
    established
      ? broken('frame', `at most ${limits['client.limit.message']} bytes (limit client.limit.message)`, 'more')
      : broken('handshake', 'no more than the limits client.handshake.limits.*', 'more'),
};

/** What is known of why a step failed. */
export function reasonFor(step: StepId, variables: Variables): Reason {
  return reasons[step]?.(variables) ?? {};
}

/** What is known of a first frame that is discarded, or undefined if it is but a frame of another type. */
export function firstFrame({ frameType, rawData }: Variables): Reason | undefined {
  const bytes = String.fromCharCode(frameType) + rawData.latin1();
  const looksLike = looksOfFirstFrame(bytes);
  if (looksLike === undefined) return undefined;
  return { field: 'first frame', expected: 'one that begins with 00', received: shown(bytes), looksLike };
}

/** A reason on one line, with the step; what the item says where nothing else is known. */
export function sentenceOf(step: StepId, { field, expected, received, looksLike }: Reason, cause: string | undefined): string {
  const known =
    field === undefined
      ? (itemOf(step)?.says.replaceAll('**', '*') ?? 'it failed')
      : `${field}: expected ${expected}, received ${received}`;
  const looks = looksLike === undefined ? '' : `; it looks like ${looksLike}`;
  return `${(cause === undefined ? known : shown(cause)).replace(/\s+/g, ' ').trim()}${looks} (${step})`;
}

function statusCode({ field, code }: Variables): Reason {
  const text = field.latin1();
  return {
    field: 'status code',
    expected: '101',
    received: shown(text.slice(text.indexOf(code)).trimEnd()),
    looksLike: looksOfAnswer(text),
  };
}

function broken(field: string, expected: string, received = END, looksLike?: string): Reason {
  return { field, expected, received, looksLike };
}

/** Fields that are missing, come twice, or have no name. */
function entries({ entries, protocol }: Variables): Reason {
  const looksLike = looksOfEntries(entries);
  const names = ['upgrade', 'connection', 'sec-websocket-origin', 'sec-websocket-location'];
  if (protocol !== null) names.push('sec-websocket-protocol');
  for (const name of names) {
    const values = entries.filter((entry) => entry.name === name).map(({ value }) => shown(value));
    if (values.length === 1) continue;
    const received = values.length === 0 ? 'none' : `${values.length}: ${values.join(', ')}`;
    return { field: asWritten(name), expected: 'one', received, looksLike };
  }
  return { field: 'a field without a name', expected: 'none', received: 'one', looksLike };
}

/** A wrong value of the field that step 41 is at. */
function valued(expected: string, [entry]: readonly Entry[], looksLike?: string): Reason {
  return { field: asWritten(entry?.name ?? ''), expected, received: shown(entry?.value ?? ''), looksLike };
}

function nameOf(name: Bytes): string {
  return asWritten(shown(name.latin1()));
}

/** `sec-websocket-origin` becomes `Sec-WebSocket-Origin`. */
function asWritten(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, before, letter) => before + letter.toUpperCase()).replace('Websocket', 'WebSocket');
}

function hex(bytes: Bytes): string {
  return Buffer.from(bytes.view()).toString('hex');
}

const LONGEST = 200;
const named: Record<string, string> = { '\r': '\\r', '\n': '\\n', '\t': '\\t' };

/** Text from outside, fit for a terminal: nothing in it moves the cursor or ends the line. */
function shown(text: string): string {
  if (text === '') return 'nothing';
  const printable = text
    .slice(0, LONGEST)
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (each) => named[each] ?? `\\u{${(each.codePointAt(0) as number).toString(16)}}`);
  const whole = text.length > LONGEST ? `${printable}…` : printable;
  return /^ | $| {2}/.test(whole) ? JSON.stringify(whole) : whole;
}

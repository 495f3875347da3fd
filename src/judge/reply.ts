/**
 * Reads what a server answers a handshake with, as it was seen. What steps 10
 * to 12 of 10.3.4.4.2 leave free is said beside their machine (freeInReply);
 * what depends on the client's handshake is compared with what the machine tells.
 */
import { freeInReply } from '../../machines/index.js';
import type { PolicyName, StepId } from '../../spec/index.js';
import type { Choices } from './choices.js';
import { Cursor } from './cursor.js';
import type { Reply } from './explanation.js';
import { illFormedAt } from './utf8.js';
import { firstWrong } from './values.js';

/** Status line and fields of a reply. */
export interface ReplySeen {
  statusLine: string;
  fields: readonly FieldSeen[];
  /** Bytes up to the digest. */
  length: number;
}

export interface FieldSeen {
  /** In lowercase. */
  name: string;
  /** As it was sent. */
  sent: string;
  value: string;
  /** Offset of the value. */
  at: number;
}

/** Where the third digit of a status code is, and the code. */
export interface CodeSeen {
  at: number;
  code: string;
}

/** Bytes of a digest. */
export const DIGEST = 16;

const STATUS: StepId = '10.3.4.4.2#10p2';
const FIELDS: StepId = '10.3.4.4.2#11';
const STATUS_LINE = ['a Status-Line: HTTP/n.n, a space, 101, a space, a reason, CRLF'];
const FIELD = ['a name, a colon, one space, a value, CRLF'];

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isVisible = (byte: number) => byte >= 0x21 && byte <= 0x7e;
/** Reads on to the end of the status line of a refusal: what stands behind its code is of no importance. */
export function readRefusal(bytes: Buffer): void {
  const cursor = new Cursor(bytes);
  readCode(cursor);
  if (cursor.peek() === 0x20) cursor.while((byte) => byte !== 0x0a && byte !== 0x0d);
  cursor.expectCrlf(STATUS, 'the status line');
}

/** TEXT of HTTP: no control, but a tab. */
const isText = (byte: number) => byte >= 0x80 || isVisible(byte) || byte === 0x20 || byte === 0x09;

const listed = Object.entries(freeInReply.fields).map(([name, sent]) => [name.toLowerCase(), { name, ...sent }] as const);
const known = new Map(listed);
const names = Object.keys(freeInReply.fields);

/** Reads up to the status code. */
export function readCode(cursor: Cursor): CodeSeen {
  cursor.expect('HTTP/', STATUS, 'the answer is no Status-Line');
  digits(cursor);
  cursor.expect('.', STATUS, 'the version has no point');
  digits(cursor);
  cursor.expect(' ', STATUS, 'no space follows the version');
  const start = cursor.at;
  for (const _ of '101') {
    if (!isDigit(cursor.peek())) throw cursor.fault(cursor.at, STATUS, 'the status code has no three digits', STATUS_LINE);
    cursor.at += 1;
  }
  return { at: cursor.at - 1, code: cursor.bytes.toString('latin1', start, cursor.at) };
}

function digits(cursor: Cursor): void {
  const start = cursor.at;
  cursor.while(isDigit);
  cursor.peek();
  if (cursor.at === start) throw cursor.fault(start, STATUS, 'a version has no digits', STATUS_LINE);
}

/** Reads the whole reply, whose code is 101, from its beginning. */
export function readReply(bytes: Buffer): ReplySeen {
  const cursor = new Cursor(bytes);
  readCode(cursor);
  cursor.expect(' ', STATUS, 'no second space follows the status code');
  cursor.while(isText);
  cursor.expectCrlf(STATUS, 'the status line');
  const statusLine = bytes.toString('latin1', 0, cursor.at - 2);
  const fields: FieldSeen[] = [];
  while (cursor.peek() !== 0x0d) fields.push(readField(cursor, fields));
  missing(cursor, fields);
  cursor.expectCrlf('10.3.4.4.2#12', 'the list of fields');
  return { statusLine, fields, length: cursor.at };
}

function readField(cursor: Cursor, before: readonly FieldSeen[]): FieldSeen {
  const start = cursor.at;
  const sent = cursor.while((byte) => isVisible(byte) && byte !== 0x3a);
  const name = sent.toLowerCase();
  if (cursor.peek() !== 0x3a || sent === '') throw cursor.fault(cursor.at, FIELDS, 'this is no name of a field', FIELD);
  const step = known.get(name)?.step;
  if (step !== undefined && before.some((each) => each.name === name)) {
    throw cursor.fault(start, step, `${sent} is sent a second time`, ['each field once']);
  }
  cursor.at += 1;
  cursor.expect(' ', FIELDS, `no space follows "${sent}:"`);
  const at = cursor.at;
  const value = readValue(cursor, name, sent);
  cursor.expectCrlf(FIELDS, `the field ${sent}`);
  return { name, sent, value, at };
}

/** Values that are always the same. */
const EXACT: Readonly<Record<string, string>> = { upgrade: 'WebSocket', connection: 'Upgrade' };

function readValue(cursor: Cursor, name: string, sent: string): string {
  const { step = FIELDS, other } = known.get(name) ?? {};
  const exact = EXACT[name];
  if (exact !== undefined) {
    cursor.expect(exact, step, `the value of ${sent} is not ${exact}`);
    if (cursor.peek() !== 0x0d) throw cursor.fault(cursor.at, step, `the value of ${sent} is more than ${exact}`, [exact]);
    return exact;
  }
  const start = cursor.at;
  const { text, complete } = cursor.line();
  if (other === undefined) {
    const ill = illFormedAt(text, complete);
    if (ill !== -1) throw cursor.fault(start + ill, FIELDS, `the value of ${sent} ceases to be UTF-8`, ['UTF-8']);
    return text;
  }
  // What has a form of its own is ASCII.
  const wrong = firstWrong(text, complete, other.is);
  if (wrong !== -1) {
    const why = text.startsWith(' ') ? `two spaces follow "${sent}:"` : `the value of ${sent} is ${JSON.stringify(text)}`;
    throw cursor.fault(start + wrong, text.startsWith(' ') ? FIELDS : other.step, why, [other.what]);
  }
  return text;
}

/** At the blank line, what was not sent is left out for good. */
function missing(cursor: Cursor, fields: readonly FieldSeen[]): void {
  const required = names.filter((name) => freeInReply.fields[name]?.absent === undefined);
  const absent = required.filter((name) => !fields.some((field) => field.name === name.toLowerCase()));
  const [first] = absent;
  if (first === undefined) return;
  const why = `the fields end without ${absent.join(', ')}`;
  throw cursor.fault(cursor.at, known.get(first.toLowerCase())?.step as StepId, why, absent, 'omission');
}

/** What a sound reply shows of a server whose machine tells a reply of its own. */
export function shownBy({ statusLine, fields }: ReplySeen, { lines }: Reply): Choices {
  const order = fields.flatMap(({ name }) => known.get(name)?.name ?? []);
  const others = fields.filter(({ name }) => !known.has(name));
  const cased = fields.every(({ name, sent }) => (known.get(name)?.name ?? sent) === sent);
  return Object.fromEntries([
    ['server.statusLine', statusLine === lines[0] ? 'given' : 'other'],
    ['server.reply.fieldOrder', cased && names.filter((name) => order.includes(name)).join() === order.join() ? 'listed' : 'any'],
    ...names.flatMap((name) => valueShown(name, lines, fields)),
    ...(others.some(({ name }) => !freeInReply.cookies.test(name)) ? [freeInReply.others as [string, string]] : []),
  ]);
}

/** What one value shows: that it was derived, or another one; of what the machine cannot derive, nothing. */
function valueShown(name: string, lines: readonly string[], fields: readonly FieldSeen[]): (readonly [PolicyName, string])[] {
  const { other, absent } = freeInReply.fields[name] as (typeof freeInReply.fields)[string];
  if (other === undefined) return [];
  const seen = fields.find((field) => field.name === name.toLowerCase())?.value;
  const told = lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const [policy, option] = other.shows;
  if (told === undefined) return seen === undefined ? [] : [[policy, 'own']];
  if (seen === undefined) return absent === undefined ? [] : [absent];
  if (seen === told) return [[policy, policy === 'server.subprotocol' ? 'echo' : 'derived']];
  // Where the client gave no host or no origin, a server has to have one of its own, and shows nothing by it.
  return told?.includes('configured.invalid') ? [] : [[policy, option]];
}

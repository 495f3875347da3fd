/**
 * Reads what a server answers a handshake with, as it was seen. What steps 10
 * to 12 of 10.3.4.4.2 leave free is said beside their machine (freeInReply);
 * what depends on the client's handshake is compared with what the machine tells.
 */
import { freeInReply } from '../../machines/index.js';
import type { PolicyName, StepId } from '../../spec/index.js';
import type { Choices } from './choices.js';
import type { Cursor } from './cursor.js';
import type { Reply } from './explanation.js';
import { type FieldSeen, type Form, isVisible, readFields } from './fields.js';
import { type Check, encoded, exactly, formed } from './values.js';

/** Status line and fields of a reply. */
export interface ReplySeen {
  statusLine: string;
  fields: readonly FieldSeen[];
  /** Bytes up to the digest. */
  length: number;
}

/** Bytes of a digest. */
export const DIGEST = 16;

const STATUS: StepId = '10.3.4.4.2#10p2';
const FIELDS: StepId = '10.3.4.4.2#11';
const STATUS_LINE = ['a Status-Line: HTTP/n.n, a space, 101, a space, a reason, CRLF'];

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

/** Reads from the status code of a refusal to the end of its line: what stands there is of no importance. */
export function readRefusal(cursor: Cursor): void {
  if (cursor.peek() === 0x20) cursor.while((byte) => byte !== 0x0a && byte !== 0x0d);
  cursor.expectCrlf(STATUS, 'the status line');
}

/** TEXT of HTTP: no control, but a tab. */
const isText = (byte: number) => byte >= 0x80 || isVisible(byte) || byte === 0x20 || byte === 0x09;

/** Values that are always the same. */
const EXACT: Readonly<Record<string, string>> = { Upgrade: 'WebSocket', Connection: 'Upgrade' };

const names = Object.keys(freeInReply.fields);
const form: Form = {
  known: Object.entries(freeInReply.fields).map(([name, { step, other, absent }]) => ({
    name,
    step,
    required: absent === undefined,
    check: other === undefined ? exactly(step, EXACT[name] as string) : behindOneSpace(formed(other.step, other.what, other.is)),
  })),
  other: encoded(FIELDS),
  isGiven: false,
  line: FIELDS,
  end: '10.3.4.4.2#12',
};

/** What has a form of its own does not begin with a space, so that this is one too many. */
function behindOneSpace(check: Check): Check {
  return (value, complete) =>
    value.startsWith(' ')
      ? { index: 0, step: FIELDS, why: 'begins with a second space', allowed: ['one space'] }
      : check(value, complete);
}

/** Reads up to the end of the status code, and returns that. */
export function readCode(cursor: Cursor): string {
  cursor.expect('HTTP/', STATUS, 'the answer is no Status-Line');
  digits(cursor);
  cursor.expect('.', STATUS, 'the version has no point');
  digits(cursor);
  cursor.expect(' ', STATUS, 'no space follows the version');
  for (const _ of '101') {
    if (!isDigit(cursor.peek())) throw cursor.fault(cursor.at, STATUS, 'the status code has no three digits', STATUS_LINE);
    cursor.at += 1;
  }
  return cursor.bytes.toString('latin1', cursor.at - 3, cursor.at);
}

function digits(cursor: Cursor): void {
  if (cursor.while(isDigit) === '') throw cursor.fault(cursor.at, STATUS, 'a version has no digits', STATUS_LINE);
}

/** Reads from the status code of a reply, which is 101, to its digest. */
export function readReply(cursor: Cursor): ReplySeen {
  cursor.expect(' ', STATUS, 'no second space follows the status code');
  cursor.while(isText);
  cursor.expectCrlf(STATUS, 'the status line');
  const statusLine = cursor.bytes.toString('latin1', 0, cursor.at - 2);
  return { statusLine, fields: readFields(cursor, form), length: cursor.at };
}

/** What a sound reply shows of a server whose machine tells a reply of its own. */
export function shownBy({ statusLine, fields }: ReplySeen, { lines }: Reply): Choices {
  const order = fields.filter(({ isKnown }) => isKnown).map(({ name }) => name);
  const others = fields.filter(({ isKnown }) => !isKnown);
  const cased = fields.every(({ name, sent }) => name === sent);
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
  const seen = fields.find((field) => field.name === name)?.value;
  const told = lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const [policy, option] = other.shows;
  if (told === undefined) return seen === undefined ? [] : [[policy, 'own']];
  if (seen === undefined) return absent === undefined ? [] : [absent];
  if (seen === told) return [[policy, policy === 'server.subprotocol' ? 'echo' : 'derived']];
  // Where the client gave no host or no origin, a server has to have one of its own, and shows nothing by it.
  return told?.includes('configured.invalid') ? [] : [[policy, option]];
}

/**
 * Reads a server's opening handshake as it was seen: steps 10 to 12 of
 * 10.3.4.4.2 leave it the words of the status line and the order of the fields.
 * What depends on the client's handshake is judged in server-opening.ts.
 */
import type { StepId } from '../../spec/index.js';
import { Cursor } from './cursor.js';

/** Status line and fields of a reply, or the code of another answer. */
export interface ReplySeen {
  statusLine: string;
  /** Name in lowercase, name as it was sent, value, and the offset of the value. */
  fields: readonly FieldSeen[];
  /** Bytes up to the digest. */
  length: number;
}

export interface FieldSeen {
  name: string;
  sent: string;
  value: string;
  at: number;
}

/** Where the third digit of a status code is, and whether the code is 101. */
export interface CodeSeen {
  at: number;
  code: string;
}

const STATUS: StepId = '10.3.4.4.2#10p2';
const FIELDS: StepId = '10.3.4.4.2#11';
const STATUS_LINE = ['a Status-Line: HTTP/n.n, a space, 101, a space, a reason, CRLF'];
const FIELD = ['a name, a colon, one space, a value, CRLF'];

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const visible = (byte: number) => byte >= 0x21 && byte <= 0x7e;

const STEP_OF: Readonly<Record<string, StepId>> = {
  upgrade: '10.3.4.4.2#11a',
  connection: '10.3.4.4.2#11b',
  'sec-websocket-location': '10.3.4.4.2#11c',
  'sec-websocket-origin': '10.3.4.4.2#11d',
  'sec-websocket-protocol': '10.3.4.4.2#11e',
};
const EXACT: Readonly<Record<string, string>> = { upgrade: 'WebSocket', connection: 'Upgrade' };
const REQUIRED = ['Upgrade', 'Connection', 'Sec-WebSocket-Location', 'Sec-WebSocket-Origin'];

/** Reads up to the status code. */
export function readCode(cursor: Cursor): CodeSeen {
  cursor.expect('HTTP/', STATUS, 'the answer is no Status-Line');
  digits(cursor, 'a version');
  cursor.expect('.', STATUS, 'the version has no point');
  digits(cursor, 'a version');
  cursor.expect(' ', STATUS, 'no space follows the version');
  const start = cursor.at;
  for (const _ of '101') {
    if (!isDigit(cursor.peek())) throw cursor.fault(cursor.at, STATUS, 'the status code has no three digits', STATUS_LINE);
    cursor.at += 1;
  }
  return { at: cursor.at - 1, code: cursor.bytes.toString('latin1', start, cursor.at) };
}

function digits(cursor: Cursor, what: string): void {
  const start = cursor.at;
  cursor.while(isDigit);
  if (cursor.peek() !== undefined && cursor.at === start) throw cursor.fault(start, STATUS, `${what} has no digits`, STATUS_LINE);
}

/** Reads the whole reply, whose code is 101, from its beginning. */
export function readReply(bytes: Buffer): ReplySeen {
  const cursor = new Cursor(bytes);
  readCode(cursor);
  cursor.expect(' ', STATUS, 'no second space follows the status code');
  cursor.while((byte) => byte >= 0x80 || visible(byte) || byte === 0x20 || byte === 0x09);
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
  const sent = cursor.while((byte) => visible(byte) && byte !== 0x3a);
  const name = sent.toLowerCase();
  const step = STEP_OF[name] ?? FIELDS;
  if (cursor.peek() !== 0x3a || sent === '') throw cursor.fault(cursor.at, FIELDS, 'this is no name of a field', FIELD);
  if (name in STEP_OF && before.some((each) => each.name === name)) {
    throw cursor.fault(start, step, `${sent} is sent a second time`, ['each field once']);
  }
  cursor.at += 1;
  if (name in STEP_OF) cursor.expect(' ', FIELDS, `no space follows "${sent}:"`);
  else if (cursor.peek() === 0x20) cursor.at += 1;
  const at = cursor.at;
  const value = readValue(cursor, name, sent, step);
  cursor.expectCrlf(FIELDS, `the field ${sent}`);
  return { name, sent, value, at };
}

function readValue(cursor: Cursor, name: string, sent: string, step: StepId): string {
  const exact = EXACT[name];
  if (exact !== undefined) {
    cursor.expect(exact, step, `the value of ${sent} is not ${exact}`);
    if (cursor.peek() !== 0x0d) throw cursor.fault(cursor.at, step, `the value of ${sent} is more than ${exact}`, [exact]);
    return exact;
  }
  if (name in STEP_OF && cursor.peek() === 0x20) throw cursor.fault(cursor.at, FIELDS, `two spaces follow "${sent}:"`, FIELD);
  const start = cursor.at;
  const { text, complete } = cursor.line();
  if (name === 'sec-websocket-location') checkUrl(cursor, start, text, complete);
  if (!complete) cursor.peek();
  if (name === 'sec-websocket-protocol' && text === '') {
    throw cursor.fault(start, step, 'the name of the subprotocol is empty', ['a name', 'no such field']);
  }
  return text;
}

/** A location is whatever the construction of a WebSocket URL can give (10.3.4.2.2). */
function checkUrl(cursor: Cursor, start: number, text: string, complete: boolean): void {
  const step = '10.3.4.4.2#3';
  const allowed = ['ws:// or wss://, a host, a port that is not the default, a resource name'];
  const scheme = text.startsWith('wss') ? 'wss://' : 'ws://';
  const index = [...text].findIndex((character, at) =>
    at < scheme.length ? character !== scheme[at] : !/[!-~]/.test(character),
  );
  if (index !== -1) throw cursor.fault(start + index, step, 'the location is no WebSocket URL', allowed);
  const end = text.indexOf('/', scheme.length);
  if (end === -1 && !complete) return;
  const why = wrongAuthority(text.slice(scheme.length, end === -1 ? text.length : end), scheme === 'ws://' ? 80 : 443);
  if (why !== undefined) throw cursor.fault(start + (end === -1 ? text.length : end), step, why, allowed);
  if (end === -1) throw cursor.fault(start + text.length, step, 'the location has no resource name', allowed);
}

function wrongAuthority(authority: string, defaultPort: number): string | undefined {
  const found = /^(.+?)(?::([0-9]*))?$/.exec(authority);
  const port = found?.[2];
  if (found === null) return 'the location has no host';
  if (port === undefined) return undefined;
  if (port === '' || /^0./.test(port) || Number(port) > 65_535) return `"${port}" is not how a port is written`;
  return Number(port) === defaultPort ? `the default port, ${port}, is written out` : undefined;
}

/** At the blank line, what was not sent is left out for good. */
function missing(cursor: Cursor, fields: readonly FieldSeen[]): void {
  const absent = REQUIRED.filter((name) => !fields.some((field) => field.name === name.toLowerCase()));
  const [first] = absent;
  if (first === undefined) return;
  const why = `the fields end without ${absent.join(', ')}`;
  throw cursor.fault(cursor.at, STEP_OF[first.toLowerCase()] as StepId, why, absent, 'omission');
}

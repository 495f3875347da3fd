/**
 * Reads a client's opening handshake as it was seen: steps 5 to 27 of
 * 10.3.4.3.1 leave it no freedom but its inputs, the order of the fields, and
 * what is drawn. Fields that the list does not have are taken note of.
 */
import { isLocation, isOrigin } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { type Check, checkKey } from './client-key.js';
import { Cursor } from './cursor.js';
import { illFormedAt } from './utf8.js';
import { firstWrong } from './values.js';

/** What was read of a whole handshake. */
export interface Request {
  resourceName: string;
  /** Lines of the fields, in their order. */
  lines: readonly string[];
  /** Values of the known fields, by name. */
  values: Readonly<Record<string, string>>;
  /** Lines of fields that steps 6 to 23 do not have, cookies among them. */
  others: readonly string[];
  key3: Uint8Array;
  /** Bytes in all. */
  length: number;
}

interface Known {
  step: StepId;
  required: boolean;
  check: Check;
}

const PROTOCOL = 'Sec-WebSocket-Protocol';

const isOfText = (byte: number) => byte !== 0x20 && byte !== 0x0d && byte !== 0x0a;
const visible = (byte: number) => byte >= 0x21 && byte <= 0x7e;

/** @throws Faulty or UNFINISHED, see cursor.ts */
export function readRequest(bytes: Buffer, secure: boolean): Request {
  const cursor = new Cursor(bytes);
  cursor.expect('GET ', '10.3.4.3.1#5', 'the request does not begin with GET and a space');
  const resourceName = readResourceName(cursor);
  cursor.expect(' HTTP/1.1\r\n', '10.3.4.3.1#5p3', 'the request line does not end with a space and HTTP/1.1');
  const fields = readFields(cursor, knownFields(secure));
  const key3 = cursor.take(8);
  return { resourceName, ...fields, key3, length: cursor.at };
}

/** A name that is none is sent as it is, if it is not refused (client.establish.inputs); a space ends it all the same. */
function readResourceName(cursor: Cursor): string {
  const start = cursor.at;
  const name = cursor.while(isOfText);
  const wrong = illFormedAt(name, cursor.next !== undefined);
  const allowed = ['UTF-8', 'a space behind the resource name'];
  if (wrong !== -1) throw cursor.fault(start + wrong, '10.3.4.3.1#5p2', 'the resource name is not UTF-8', allowed);
  cursor.peek();
  return cursor.bytes.toString('utf8', start, cursor.at);
}

/**
 * The same request with inputs that no client refuses (10.3.4.3.1#p1, client.establish.inputs) in place of others; a
 * request that has none is given back.
 */
export function fitted(bytes: Buffer, { resourceName, values }: Request): Buffer {
  const hasName = /^\/[!-~]*$/.test(resourceName);
  const hasProtocol = /^[ -~]+$/.test(values[PROTOCOL] ?? 'none');
  if (hasName && hasProtocol) return bytes;
  const text = bytes.toString('latin1').replace(/^GET [^ ]*/, 'GET /');
  return Buffer.from(text.replace(new RegExp(`^${PROTOCOL}: .*$`, 'm'), `${PROTOCOL}: a`), 'latin1');
}

function readFields(cursor: Cursor, known: ReadonlyMap<string, Known>): Pick<Request, 'lines' | 'values' | 'others'> {
  const lines: string[] = [];
  const others: string[] = [];
  const values: Record<string, string> = {};
  while (cursor.peek() !== 0x0d) {
    const start = cursor.at;
    const name = readName(cursor, known);
    const field = known.get(name);
    if (field !== undefined && name in values) {
      throw cursor.fault(start, field.step, `${name} is sent a second time`, ['each field once']);
    }
    const value = field === undefined ? cursor.line() : readValue(cursor, name, field);
    cursor.peek();
    cursor.expectCrlf('10.3.4.3.1#24', `the field ${name}`);
    const line = cursor.bytes.toString('utf8', start, cursor.at - 2);
    lines.push(line);
    if (field === undefined) others.push(line);
    else values[name] = value.text;
  }
  missing(cursor, known, values);
  cursor.expectCrlf('10.3.4.3.1#25', 'the list of fields');
  return { lines, others, values };
}

/** A known name, or another one; a known one in another case is not allowed. */
function readName(cursor: Cursor, known: ReadonlyMap<string, Known>): string {
  const start = cursor.at;
  const name = cursor.while((byte) => visible(byte) && byte !== 0x3a);
  const meant = [...known.keys()].find((each) => each.toLowerCase() === name.toLowerCase());
  cursor.peek();
  if (meant !== undefined && meant !== name) {
    const index = [...name].findIndex((character, at) => character !== meant[at]);
    throw cursor.fault(start + index, stepOf(known, meant), `the name ${meant} is written as ${name}`, [meant]);
  }
  const step = meant === undefined ? '10.3.4.3.1#24' : stepOf(known, meant);
  if (name === '') throw cursor.fault(cursor.at, step, 'a field has no name', ['a field', 'CRLF']);
  cursor.expect(':', step, `no colon follows the name ${name}`);
  if (meant !== undefined) cursor.expect(' ', step, `no space follows "${name}:"`);
  return name;
}

function stepOf(known: ReadonlyMap<string, Known>, name: string): StepId {
  return (known.get(name) as Known).step;
}

function readValue(cursor: Cursor, name: string, { check }: Known): { text: string; complete: boolean } {
  const start = cursor.at;
  const line = cursor.line();
  const found = check(line.text, line.complete);
  if (found !== undefined) throw cursor.fault(start + found.index, found.step, `${name}: ${found.why}`, found.allowed);
  return line;
}

/** At the blank line, what was not sent is left out for good. */
function missing(cursor: Cursor, known: ReadonlyMap<string, Known>, values: Readonly<Record<string, string>>): void {
  const absent = [...known].flatMap(([name, { required }]) => (required && !(name in values) ? [name] : []));
  const [first] = absent;
  if (first === undefined) return;
  const why = `the fields end without ${absent.join(', ')}`;
  throw cursor.fault(cursor.at, stepOf(known, first), why, absent, 'omission');
}

function knownFields(secure: boolean): ReadonlyMap<string, Known> {
  const fields: Record<string, Known> = {
    Upgrade: { step: '10.3.4.3.1#7', required: true, check: exactly('WebSocket', '10.3.4.3.1#7') },
    Connection: { step: '10.3.4.3.1#8', required: true, check: exactly('Upgrade', '10.3.4.3.1#8') },
    Host: { step: '10.3.4.3.1#12', required: true, check: checkHost(secure) },
    Origin: { step: '10.3.4.3.1#13', required: true, check: checkOrigin },
    [PROTOCOL]: { step: '10.3.4.3.1#14p2', required: false, check: checkProtocol },
    'Sec-WebSocket-Key1': { step: '10.3.4.3.1#23', required: true, check: checkKey(1) },
    'Sec-WebSocket-Key2': { step: '10.3.4.3.1#23p2', required: true, check: checkKey(2) },
  };
  return new Map(Object.entries(fields));
}

function exactly(wanted: string, step: StepId): Check {
  return (value, complete) => {
    const index = [...value].findIndex((character, at) => character !== wanted[at]);
    const short = complete && value.length < wanted.length ? value.length : -1;
    const at = index === -1 ? short : index;
    return at === -1 ? undefined : { index: at, step, why: `the value is ${JSON.stringify(value)}`, allowed: [wanted] };
  };
}

const isLower = (value: string) => !/[A-Z]/.test(value);

const checkOrigin: Check = (value, complete) => {
  const index = firstWrong(value, complete, (whole) => isLower(whole) && isOrigin(whole));
  const why = `the value is ${JSON.stringify(value)}`;
  return index === -1 ? undefined : { index, step: '10.3.4.3.1#13', why, allowed: ['an origin in ASCII lowercase'] };
};

const checkProtocol: Check = (value, complete) => {
  const index = illFormedAt(value, complete);
  return index === -1 ? undefined : { index, step: '10.3.4.3.1#14p2', why: 'it is not UTF-8', allowed: ['UTF-8'] };
};

/** The host and port of a location, the host in lowercase. */
function checkHost(secure: boolean): Check {
  const isHost = (value: string) => isLower(value) && !value.includes('/') && isLocation(`${secure ? 'wss' : 'ws'}://${value}/`);
  return (value, complete) => {
    const index = firstWrong(value, complete, isHost);
    if (index === -1) return undefined;
    const why = `the value is ${JSON.stringify(value)}`;
    if (!/^(\[[^\]]*\]|[^:[])+:/.test(value.slice(0, index))) {
      return { index, step: '10.3.4.3.1#10', why, allowed: ['the host in ASCII lowercase'] };
    }
    return { index, step: '10.3.4.3.1#11', why, allowed: [`a port other than ${secure ? 443 : 80}, up to 65535, in decimal`] };
  };
}

/** Host and port of a Host field; the port is undefined where there is no colon before it. */
export function hostAndPort(value: string): { host: string; port: string | undefined } {
  const found = /^(.*?)(?::([0-9]*))?$/s.exec(value);
  return { host: found?.[1] ?? '', port: found?.[2] };
}

import type { Choices, Limits } from './choices.js';
import { type Reading, Refused, readByte } from './input.js';
import { decodeUtf8, lower } from './text.js';

/** What a server needs of a client's handshake: the values of the fields by lower-case name, and key3. */
export interface Request {
  resourceName: string;
  fields: ReadonlyMap<string, string>;
  key3: readonly number[];
}

/** What a server expects; what it leaves out may be anything. */
export interface Expectations {
  hosts?: readonly string[];
  origins?: readonly string[];
  /** Subprotocols that it supports: none, if left out. */
  protocols?: readonly string[];
}

/** Reads the client's opening handshake (10.3.4.4.1). Throws {@link Refused} where the server aborts. */
export function* readRequest(expected: Expectations, choices: Choices, limits: Limits): Reading<Request> {
  for (const byte of [0x47, 0x45, 0x54, 0x20]) if ((yield* readByte()) !== byte) throw new Refused('not GET'); // 1, 2
  const resource: number[] = []; // 3
  for (;;) {
    const byte = yield* readByte();
    if (byte === 0x20) break;
    if (byte < 0x21 || byte > 0x7e) throw new Refused('a byte that no resource name has');
    if (resource.length === 0 && byte !== 0x2f) throw new Refused('no solidus');
    resource.push(byte);
    if (resource.length > limits.line) throw new Refused('the resource name is too long');
  }
  if (resource.length === 0) throw new Refused('no resource name');
  // 4: up to the first CRLF, whatever it is
  const rest: number[] = [];
  do {
    rest.push(yield* readByte());
    if (rest.length > limits.line) throw new Refused('the request line is too long');
  } while (rest.at(-2) !== 0x0d || rest.at(-1) !== 0x0a);
  const fields = yield* readFields(choices, limits); // 5
  checkFields(fields, expected);
  const key3: number[] = []; // 6
  while (key3.length < 8) key3.push(yield* readByte());
  return { resourceName: decodeUtf8(resource), fields, key3 };
}

/** The fields (5 to 5p4) up to the blank line. */
function* readFields(choices: Choices, limits: Limits): Reading<Map<string, string>> {
  const fields = new Map<string, string>();
  const known = ['upgrade', 'connection', 'host', 'origin', 'sec-websocket-protocol', 'sec-websocket-key1', 'sec-websocket-key2'];
  let bytes = 0;
  let count = 0;
  function* read(): Reading<number> {
    const byte = yield* readByte();
    if (++bytes > limits.bytes) throw new Refused('too many bytes of fields');
    return byte;
  }
  for (;;) {
    // 5p4: the name
    const name: number[] = [];
    let byte = yield* read();
    if (byte === 0x0d) {
      // 5p2: the blank line
      if ((yield* read()) !== 0x0a) throw new Refused('a CR in a name');
      return fields;
    }
    while (byte !== 0x3a) {
      if (byte < 0x21 || byte > 0x7e) throw new Refused('a byte that no name has');
      name.push(byte);
      if (name.length > limits.name) throw new Refused('the name is too long');
      byte = yield* read();
    }
    if (name.length === 0) throw new Refused('an empty name');
    // 5p4: the space, policy server.field.space
    byte = yield* read();
    if (byte === 0x20) byte = yield* read();
    else if (choices['server.field.space'] === 'required') throw new Refused('no space');
    // 5p4: the value, up to CRLF
    const value: number[] = [];
    for (;;) {
      if (byte === 0x0a && value.at(-1) === 0x0d) break;
      if (choices['server.field.bareBreak'] === 'abort' && (byte === 0x0a || value.at(-1) === 0x0d)) {
        throw new Refused('CR or LF alone');
      }
      value.push(byte);
      // The CR that may end the value is none of its bytes.
      if (value.length - (byte === 0x0d ? 1 : 0) > limits.value) throw new Refused('the value is too long');
      byte = yield* read();
    }
    value.pop();
    if (++count > limits.fields) throw new Refused('too many fields');
    const called = lower(decodeUtf8(name)); // p3
    if (fields.has(called) && known.includes(called)) throw new Refused(`${called} twice`);
    fields.set(called, decodeUtf8(value));
  }
}

/** What the server should find in the fields (a to ep2). */
function checkFields(fields: ReadonlyMap<string, string>, expected: Expectations): void {
  if (lower(fields.get('upgrade') ?? '') !== 'websocket') throw new Refused('upgrade'); // a, ap2
  // b, bp2
  if (lower(fields.get('connection') ?? '') !== 'upgrade') throw new Refused('connection');
  // c, cp2
  const host = hostOf(fields.get('host') ?? '');
  if (host === '') throw new Refused('no host');
  if (expected.hosts !== undefined && !expected.hosts.includes(lower(host))) throw new Refused('another host');
  // d, dp2
  const origin = fields.get('origin');
  if (origin === undefined) throw new Refused('no origin');
  if (expected.origins !== undefined && !expected.origins.includes(origin)) throw new Refused('another origin');
  // e, ep2
  const protocol = fields.get('sec-websocket-protocol');
  if (protocol !== undefined && !(expected.protocols ?? []).includes(protocol)) throw new Refused('another protocol');
  // g, p4: all others are left alone
}

/** The host of a Host field's value: what stands before the port. */
export function hostOf(value: string): string {
  return value.replace(/:[0-9]*$/, '');
}

import type { Choices, Limits } from './choices.js';
import { type Reading, Refused, readByte } from './input.js';
import { hostport, isSerialization } from './server-values.js';
import { decodeUtf8, encodeUtf8, isUtf8, lower } from './text.js';

/** What a server needs of a client's handshake: the values of the fields by lower-case name, and key3. */
export interface Request {
  resourceName: string;
  fields: ReadonlyMap<string, string>;
  key3: readonly number[];
}

/** What a server expects; what it leaves out may be anything. */
export interface Expectations {
  /** As in a Host field, in ASCII and lower case, without the default port. */
  hosts?: readonly string[];
  origins?: readonly string[];
  /** Subprotocols that it supports: none, if left out. */
  protocols?: readonly string[];
}

/** Reads the client's opening handshake (10.3.4.4.1). Throws {@link Refused} where the server aborts. */
export function* readRequest(expected: Expectations, secure: boolean, choices: Choices, limits: Limits): Reading<Request> {
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
  for (;;) {
    const byte = yield* readByte();
    if (rest.at(-1) === 0x0d && byte === 0x0a) break;
    rest.push(byte);
    if (rest.length > limits.line) throw new Refused('the request line is too long');
  }
  const fields = yield* readFields(choices, limits); // 5
  checkFields(fields, expected, secure);
  // A request without a key is refused at 10.3.4.4.2#5p3 at the latest: policy server.refusal.timing.
  const hasKeys = fields.has('sec-websocket-key1') && fields.has('sec-websocket-key2');
  if (!hasKeys && choices['server.refusal.timing'] === 'atFields') throw new Refused('no key');
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
  let isDoubled = false;
  for (;;) {
    // 5p4: the name
    const name: number[] = [];
    let byte = yield* readByte();
    if (byte === 0x0d) {
      // 5p2: the blank line
      if ((yield* readByte()) !== 0x0a) throw new Refused('a CR in a name');
      // Policy server.field.duplicate, as all that is asked of fields, when they are complete.
      if (isDoubled) throw new Refused('a field that counts, twice');
      return fields;
    }
    while (byte !== 0x3a) {
      if (byte < 0x21 || byte > 0x7e) throw new Refused('a byte that no name has');
      name.push(byte);
      if (name.length > limits.name) throw new Refused('the name is too long');
      byte = yield* readByte();
    }
    if (name.length === 0) throw new Refused('an empty name');
    // 5p4: the space, policy server.field.space
    byte = yield* readByte();
    if (byte === 0x20) byte = yield* readByte();
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
      byte = yield* readByte();
    }
    value.pop();
    // 5p3, p2: policy server.check.utf8
    if (choices['server.check.utf8'] === 'abort' && !isUtf8(value)) throw new Refused('not UTF-8');
    if (++count > limits.fields) throw new Refused('too many fields');
    bytes += name.length + encodeUtf8(decodeUtf8(value)).length + 4;
    if (bytes > limits.bytes) throw new Refused('too many bytes of fields');
    const called = lower(decodeUtf8(name)); // p3
    isDoubled ||= fields.has(called) && known.includes(called);
    fields.set(called, decodeUtf8(value));
  }
}

/** What the server should find in the fields (a to ep2). */
function checkFields(fields: ReadonlyMap<string, string>, expected: Expectations, secure: boolean): void {
  if (lower(fields.get('upgrade') ?? '') !== 'websocket') throw new Refused('upgrade'); // a, ap2
  // b, bp2
  if (lower(fields.get('connection') ?? '') !== 'upgrade') throw new Refused('connection');
  // c, cp2
  const asked = hostport(fields.get('host') ?? '');
  if (asked === undefined) throw new Refused('no host');
  let host = lower(asked.host);
  if (asked.port !== undefined && asked.port !== (secure ? 443 : 80)) host += `:${asked.port}`;
  if (expected.hosts !== undefined && !expected.hosts.includes(host)) throw new Refused('another host');
  // d, dp2
  const origin = fields.get('origin');
  if (origin === undefined || !isSerialization(origin)) throw new Refused('no origin');
  if (expected.origins !== undefined && !expected.origins.includes(origin)) throw new Refused('another origin');
  // e, ep2
  const protocol = fields.get('sec-websocket-protocol');
  if (protocol !== undefined && !(expected.protocols ?? []).includes(protocol)) throw new Refused('another protocol');
  // g, p4: all others are left alone
}

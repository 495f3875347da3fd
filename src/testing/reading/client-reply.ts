import { challengeOf, fingerprint } from './challenge.js';
import type { Choices, Limits } from './choices.js';
import type { ClientInputs, Draws } from './client-request.js';
import { type Reading, Refused, readByte } from './input.js';
import { decodeUtf8, encodeUtf8, lower } from './text.js';
import { constructUrl } from './url.js';

type Entry = { name: string; value: string };

/**
 * Reads the server's opening handshake (10.3.4.3.1, 28 to 46) and returns when
 * the connection is established. Throws {@link Refused} where the client fails
 * the connection. Each cookie is given to `keep` when its time has come.
 */
export function* readReply(
  inputs: ClientInputs,
  draws: Draws,
  choices: Choices,
  limits: Limits,
  keep: (cookie: string) => void,
): Reading {
  // 28p2, 34p2, 35p2, 36p2, 37p2, 40p2, 44p2: if there is no byte to read, the client fails, as it does for `Refused`.
  yield* statusLine(limits);
  const cookies = handleFields(yield* readFields(choices, limits), inputs, choices, keep);
  yield* readResponse(draws, choices);
  for (const cookie of cookies) keep(cookie); // 46
}

function* statusLine(limits: Limits): Reading {
  const field: number[] = []; // 28
  do {
    field.push(yield* readByte());
    if (field.length > limits.line) throw new Refused('the status line is too long');
  } while (field.at(-1) !== 0x0a);
  if (field.length < 7) throw new Refused('fewer than seven bytes'); // 28p2
  if (field.at(-2) !== 0x0d || field.at(-1) !== 0x0a) throw new Refused('no CRLF');
  if (field.filter((byte) => byte === 0x20).length < 2) throw new Refused('fewer than two spaces');
  const first = field.indexOf(0x20); // 29
  const code = field.slice(first + 1, field.indexOf(0x20, first + 1));
  if (code.length !== 3 || code.some((byte) => byte < 0x30 || byte > 0x39)) throw new Refused('no code'); // 30
  // 31; 31p2: without credentials the client fails on 407 too; 31p3
  if (decodeUtf8(code) !== '101') throw new Refused('not 101');
}

function* readFields(choices: Choices, limits: Limits): Reading<Entry[]> {
  const fields: Entry[] = []; // 32
  let bytes = 0;
  for (;;) {
    const name: number[] = []; // 33
    const value: number[] = [];
    for (;;) {
      // 34
      const byte = yield* readByte();
      if (byte === 0x0d) {
        if (name.length > 0) throw new Refused('a CR in a name'); // 34a
        if ((yield* readByte()) !== 0x0a) throw new Refused('no LF after the blank line'); // 40, 40p2
        return fields;
      }
      if (byte === 0x0a) throw new Refused('a LF in a name'); // 34b
      if (byte === 0x3a) break; // 34c
      name.push(byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte); // 34d, 34e
      if (name.length > limits.name) throw new Refused('the name is too long');
    }
    let byte = yield* readByte(); // 35
    // 35a: ignored, and the next step reads. 35b: treated as by the next step.
    if (byte === 0x20) byte = yield* readByte();
    else if (byte === 0x0d && choices['client.field.emptyValueNoSpace'] === 'literalFail') {
      // E14: 36a has moved on to 37, and 35b moves to 36 "for real".
      byte = yield* readByte();
    }
    for (;;) {
      // 36
      if (byte === 0x0d) break; // 36a
      if (byte === 0x0a) throw new Refused('a LF in a value'); // 36b
      value.push(byte); // 36c
      if (value.length > limits.value) throw new Refused('the value is too long');
      byte = yield* readByte();
    }
    if ((yield* readByte()) !== 0x0a) throw new Refused('no LF after a field'); // 37, 37p2
    fields.push({ name: decodeUtf8(name), value: decodeUtf8(value) }); // 38
    if (fields.length > limits.fields) throw new Refused('too many fields');
    bytes += encodeUtf8(decodeUtf8(name) + decodeUtf8(value)).length + 4;
    if (bytes > limits.bytes) throw new Refused('too many bytes of fields');
    // 39
  }
}

/** Checks the fields (41); returns the cookies that are kept once the connection is established. */
function handleFields(
  fields: readonly Entry[],
  inputs: ClientInputs,
  choices: Choices,
  keep: (cookie: string) => void,
): string[] {
  const { protocol } = inputs;
  const count = (name: string) => fields.filter((entry) => entry.name === name).length;
  if (count('upgrade') !== 1) throw new Refused('upgrade'); // 41
  if (count('connection') !== 1) throw new Refused('connection');
  if (count('sec-websocket-origin') !== 1) throw new Refused('origin');
  if (count('sec-websocket-location') !== 1) throw new Refused('location');
  if (protocol !== undefined && count('sec-websocket-protocol') !== 1) throw new Refused('protocol');
  if (count('') !== 0) throw new Refused('an empty name');
  const cookies: string[] = [];
  for (const { name, value } of fields) {
    if (name === 'upgrade' && value !== 'WebSocket') throw new Refused('another upgrade'); // 41a
    if (name === 'connection' && lower(value) !== 'upgrade') throw new Refused('another connection'); // 41b
    const said = choices['client.origin.compare'] === 'valueLowered' ? lower(value) : value; // 41c, E12
    if (name === 'sec-websocket-origin' && said !== lower(inputs.origin)) throw new Refused('another origin');
    if (name === 'sec-websocket-location' && value !== constructUrl(inputs)) throw new Refused('another location'); // 41d
    if (name === 'sec-websocket-protocol' && protocol !== undefined && value !== protocol) {
      // 41e
      throw new Refused('another protocol');
    }
    if (name === 'set-cookie' || name === 'set-cookie2') {
      // 41f, E17
      if (choices['client.cookie.when'] === 'inOrder') keep(value);
      else cookies.push(value);
    }
    // 41g
  }
  return cookies;
}

function* readResponse(draws: Draws, choices: Choices): Reading {
  const challenge = challengeOf(draws.key1.number, draws.key2.number, draws.key3, choices['number.byteOrder']); // 42
  const expected = fingerprint(challenge); // 43
  const reply: number[] = []; // 44
  while (reply.length < 16) reply.push(yield* readByte());
  if (reply.some((byte, index) => byte !== expected[index])) throw new Refused('another response'); // 45
}

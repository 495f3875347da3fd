/**
 * The server reads the client's opening handshake: 10.3.4.4.1.
 *
 * Told: READ_HANDSHAKE, then BYTE for each byte of the client, and TCP_CLOSED.
 * Tells: FIELDS_READ, if the reply begins before key3 (policy server.reply.timing);
 * HANDSHAKE_READ, with requested resource, fields and key3 in the context; ABORT.
 *
 * Modelled where the text leaves it open: the section describes what a client
 * sends; each part is a state, and each check that the text recommends aborts
 * (policies server.check.*), the fields' as soon as the last of them is read.
 * One space behind the colon is skipped, if there is one (E11,
 * server.field.space); a lone CR or LF aborts (server.field.bareBreak), and so
 * does a field that counts and comes twice (server.field.duplicate): by the check
 * of its value, if there is one. What is checked is what is used later. A request without a key can
 * only be aborted, and is before key3, which most such clients never send (server.refusal.timing). What is longer
 * than the limits of server.handshake.limits aborts: a line, a name or a value
 * as soon as it is, the fields together at the end of each.
 */

import { oldAbort as abort } from '../connection.js';
import { algorithm } from '../language/definition.js';
import { type Authority, authorityOf, isOrigin } from '../url/location.js';
import { Bytes } from '../values/bytes.js';
import { asciiLowercase, COLON, CR, decodeUtf8, equalIgnoringAsciiCase, isUtf8, LF, SPACE, sizeOf } from '../values/text.js';
import { fieldOf, isEncrypted, ofProtocol, type ServerConnection, serverConnection, valuesOf, welcomes } from './connection.js';

/** Variables of 10.3.4.4.1; the text names few of them. */
export interface Reading extends ServerConnection {
  /** How much of "GET " was read. */
  matched: number;
  resource: Bytes;
  /** What follows the resource name in its line; only its length is of importance. */
  rest: Bytes;
  fieldName: Bytes;
  fieldValue: Bytes;
  key3: Bytes;
}

export const reading: Reading = {
  ...serverConnection,
  matched: 0,
  resource: Bytes.empty,
  rest: Bytes.empty,
  fieldName: Bytes.empty,
  fieldValue: Bytes.empty,
  key3: Bytes.empty,
};

const PROTOCOL = 'sec-websocket-protocol';
const GET = [0x47, 0x45, 0x54];
const keys = ['sec-websocket-key1', 'sec-websocket-key2'];

export const serverReadingHandshake = algorithm<Reading>()({
  id: 'serverReadingHandshake',
  section: '10.3.4.4.1',
  title: "Server: reading the client's opening handshake",
  context: reading,
  initial: 'idle',
  on: { CLOSED: { step: '10.3.4.5.3#p1', target: 'over' } },
  states: {
    idle: {
      step: '10.3.4.4.1#p1',
      does: 'wait until the connection is open',
      on: { READ_HANDSHAKE: { target: 'step_1' } },
    },
    step_1: {
      step: '10.3.4.4.1#1',
      does: 'read GET',
      on: {
        BYTE: [
          { guard: 'byteIsTheLastOfGet', target: 'step_2' },
          { guard: 'byteIsNextOfGet', actions: 'countMatched' },
          { step: '10.3.4.4.1#p2', actions: 'abort', target: 'over' },
        ],
      },
    },
    step_2: {
      step: '10.3.4.4.1#2',
      does: 'read a space',
      on: {
        BYTE: [
          { guard: 'byteIsASpace', target: 'step_3' },
          { step: '10.3.4.4.1#p2', actions: 'abort', target: 'over' },
        ],
      },
    },
    step_3: {
      step: '10.3.4.4.1#3',
      does: 'read the resource name',
      on: {
        BYTE: [
          { guard: 'byteEndsTheResource', actions: 'letRequested', target: 'step_3_check' },
          { step: '10.3.4.6#p4', guard: 'resourceIsTooLong', actions: 'abort', target: 'over' },
          { guard: 'byteIsOfAResource', actions: 'appendToResource' },
          { step: '10.3.4.4.1#p2', actions: 'abort', target: 'over' },
        ],
      },
    },
    step_3_check: {
      step: ['10.3.4.4.1#3', '10.3.4.6#p4'],
      does: 'is it a resource of ours?',
      always: [{ step: '10.3.4.6#p4', guard: 'resourceIsNotOurs', actions: 'abort', target: 'over' }, { target: 'step_4' }],
    },
    step_4: {
      step: '10.3.4.4.1#4',
      does: 'read up to CRLF',
      on: {
        BYTE: [
          { step: '10.3.4.6#p4', guard: 'restIsTooLong', actions: 'abort', target: 'over' },
          { guard: 'byteIsACR', actions: 'appendToRest', target: 'step_4_CR' },
          { actions: 'appendToRest' },
        ],
      },
    },
    step_4_CR: {
      step: '10.3.4.4.1#4',
      does: 'behind a CR',
      on: {
        BYTE: [
          { guard: 'byteIsALF', target: 'step_5' },
          { step: '10.3.4.6#p4', guard: 'restIsTooLong', actions: 'abort', target: 'over' },
          { guard: 'byteIsACR', actions: 'appendToRest' },
          { actions: 'appendToRest', target: 'step_4' },
        ],
      },
    },
    step_5: {
      step: ['10.3.4.4.1#5', '10.3.4.4.1#5p2'],
      does: 'a field, or the end of them?',
      entry: 'letFieldBeEmptyStrings',
      on: {
        BYTE: [
          { guard: 'byteIsACR', target: 'step_5_end' },
          { step: '10.3.4.4.1#5p4', guard: 'byteIsOfAName', actions: 'appendToFieldName', target: 'step_5_name' },
          { step: '10.3.4.4.1#5p4', actions: 'abort', target: 'over' },
        ],
      },
    },
    step_5_name: {
      step: '10.3.4.4.1#5p4',
      does: 'read a name',
      on: {
        BYTE: [
          { guard: 'byteIsAColon', target: 'step_5_space' },
          { step: '10.3.4.6#p4', guard: 'nameIsTooLong', actions: 'abort', target: 'over' },
          { guard: 'byteIsOfAName', actions: 'appendToFieldName' },
          { actions: 'abort', target: 'over' },
        ],
      },
    },
    step_5_space: {
      step: '10.3.4.4.1#5p4',
      does: 'skip one space',
      on: {
        BYTE: [
          { guard: 'byteIsASpace', target: 'step_5_value' },
          { guard: 'spaceIsRequired', actions: 'abort', target: 'over' },
          { step: '10.3.4.4.1#5p2', guard: 'byteIsACR', target: 'step_5_LF' },
          { step: '10.3.4.4.1#5p2', guard: 'byteIsALF', actions: 'abort', target: 'over' },
          { actions: 'appendToFieldValue', target: 'step_5_value' },
        ],
      },
    },
    step_5_value: {
      step: '10.3.4.4.1#5p4',
      does: 'read a value',
      on: {
        BYTE: [
          { step: '10.3.4.4.1#5p2', guard: 'byteIsACR', target: 'step_5_LF' },
          { step: '10.3.4.4.1#5p2', guard: 'byteIsALF', actions: 'abort', target: 'over' },
          { step: '10.3.4.6#p4', guard: 'valueIsTooLong', actions: 'abort', target: 'over' },
          { actions: 'appendToFieldValue' },
        ],
      },
    },
    step_5_LF: {
      step: '10.3.4.4.1#5p2',
      does: 'read the LF of a field',
      on: {
        BYTE: [
          { guard: 'byteIsALF', target: 'step_5_utf8' },
          { actions: 'abort', target: 'over' },
        ],
      },
    },
    step_5_utf8: {
      step: '10.3.4.4.1#5p3',
      does: 'is the value UTF-8?',
      always: [
        { guard: 'fieldIsNotUtf8', actions: 'abort', target: 'over' },
        { actions: 'keepField', target: 'step_5_limits' },
      ],
    },
    step_5_limits: {
      step: ['10.3.4.6#p4', '10.3.4.6#p1'],
      does: 'too many fields, or too much of them?',
      always: [
        { guard: 'fieldsAreTooMany', actions: 'abort', target: 'over' },
        { guard: 'fieldsAreTooLarge', actions: 'abort', target: 'over' },
        { target: 'step_5' },
      ],
    },
    step_5_end: {
      step: '10.3.4.4.1#5p2',
      does: 'read the LF of the blank line',
      on: {
        BYTE: [
          { guard: 'byteIsALF', target: 'step_a' },
          { actions: 'abort', target: 'over' },
        ],
      },
    },
    step_a: {
      step: ['10.3.4.4.1#a', '10.3.4.4.1#ap2', '10.3.4.4.1#p3'],
      does: 'Upgrade: WebSocket?',
      always: [{ step: '10.3.4.4.1#ap2', guard: 'upgradeIsWrong', actions: 'abort', target: 'over' }, { target: 'step_b' }],
    },
    step_b: {
      step: ['10.3.4.4.1#b', '10.3.4.4.1#bp2'],
      does: 'Connection: Upgrade?',
      always: [{ step: '10.3.4.4.1#bp2', guard: 'connectionIsWrong', actions: 'abort', target: 'over' }, { target: 'step_c' }],
    },
    step_c: {
      step: ['10.3.4.4.1#c', '10.3.4.4.1#cp2'],
      does: 'Host: one of ours?',
      always: [{ step: '10.3.4.4.1#cp2', guard: 'hostIsWrong', actions: 'abort', target: 'over' }, { target: 'step_d' }],
    },
    step_d: {
      step: ['10.3.4.4.1#d', '10.3.4.4.1#dp2', '10.3.4.6#p3'],
      does: 'Origin: one we expect?',
      always: [{ step: '10.3.4.4.1#dp2', guard: 'originIsWrong', actions: 'abort', target: 'over' }, { target: 'step_e' }],
    },
    step_e: {
      step: ['10.3.4.4.1#e', '10.3.4.4.1#ep2'],
      does: 'Sec-WebSocket-Protocol: one we support?',
      always: [{ step: '10.3.4.4.1#ep2', guard: 'protocolIsWrong', actions: 'abort', target: 'over' }, { target: 'step_f' }],
    },
    step_f: {
      step: ['10.3.4.4.1#f', '10.3.4.4.1#g', '10.3.4.4.1#p4'],
      does: 'a field that counts, twice? Others do not count',
      always: [
        { guard: 'aFieldIsDoubled', actions: 'abort', target: 'over' },
        { step: '10.3.4.4.2#5p3', guard: 'aKeyIsMissing', actions: 'abort', target: 'over' },
        { step: '10.3.4.4.1#5p2', guard: 'replyMayBegin', actions: 'tellFieldsRead', target: 'step_6' },
        { target: 'step_6' },
      ],
    },
    step_6: {
      step: '10.3.4.4.1#6',
      does: 'read eight bytes',
      on: {
        BYTE: [
          { guard: 'byteIsTheEighth', actions: ['appendToKey3', 'tellHandshakeRead'], target: 'over' },
          { actions: 'appendToKey3' },
        ],
      },
    },
    over: { step: '10.3.4.4.1#p1', does: 'reading is over' },
  },
  guards: {
    byteIsTheLastOfGet: {
      step: '10.3.4.4.1#1',
      when: ({ matched }, { byte }) => matched === GET.length - 1 && byte === GET[matched],
    },
    byteIsNextOfGet: { step: '10.3.4.4.1#1', when: ({ matched }, { byte }) => byte === GET[matched] },
    byteIsASpace: { step: ['10.3.4.4.1#2', '10.3.4.4.1#5p4'], when: (_, { byte }) => byte === SPACE },
    byteEndsTheResource: {
      step: '10.3.4.4.1#3',
      when: ({ resource }, { byte }) => byte === SPACE && resource.length > 0,
    },
    byteIsOfAResource: {
      step: '10.3.4.4.1#3',
      when: ({ resource }, { byte }) => (resource.length === 0 ? byte === 0x2f : byte >= 0x21 && byte <= 0x7e),
    },
    resourceIsTooLong: {
      step: '10.3.4.6#p4',
      when: ({ resource, limits }) => resource.length >= limits['server.handshake.limits.line'],
    },
    restIsTooLong: {
      step: '10.3.4.6#p4',
      when: ({ rest, limits }) => rest.length >= limits['server.handshake.limits.line'],
    },
    nameIsTooLong: {
      step: '10.3.4.6#p4',
      when: ({ fieldName, limits }) => fieldName.length >= limits['server.handshake.limits.name'],
    },
    valueIsTooLong: {
      step: '10.3.4.6#p4',
      when: ({ fieldValue, limits }) => fieldValue.length >= limits['server.handshake.limits.value'],
    },
    fieldsAreTooMany: {
      step: '10.3.4.6#p4',
      when: ({ clientFields, limits }) => clientFields.length > limits['server.handshake.limits.fields'],
    },
    fieldsAreTooLarge: {
      step: '10.3.4.6#p4',
      when: ({ clientFields, limits }) => sizeOf(clientFields) > limits['server.handshake.limits.bytes'],
    },
    resourceIsNotOurs: {
      step: ['10.3.4.4.1#3', '10.3.4.6#p4'],
      when: (asked) => !welcomes(asked.service.resources, asked.requested, asked),
    },
    byteIsACR: { step: ['10.3.4.4.1#4', '10.3.4.4.1#5p2'], when: (_, { byte }) => byte === CR },
    byteIsALF: { step: ['10.3.4.4.1#4', '10.3.4.4.1#5p2'], when: (_, { byte }) => byte === LF },
    byteIsAColon: { step: '10.3.4.4.1#5p4', when: (_, { byte }) => byte === COLON },
    byteIsOfAName: {
      step: '10.3.4.4.1#5p4',
      when: (_, { byte }) => byte >= 0x21 && byte <= 0x7e && byte !== COLON,
    },
    spaceIsRequired: {
      step: '10.3.4.4.1#5p4',
      when: ({ policies }) => policies['server.field.space'] === 'required',
    },
    /** Names are ASCII as they are. */
    fieldIsNotUtf8: {
      step: ['10.3.4.4.1#5p3', '10.3.4.4.1#p2'],
      when: ({ fieldValue, policies }) => !isUtf8(fieldValue) && policies['server.check.utf8'] === 'abort',
    },
    upgradeIsWrong: {
      step: ['10.3.4.4.1#ap2', '10.3.4.1.10#p2'],
      when: (asked) =>
        asked.policies['server.check.upgrade'] === 'abort' &&
        !equalIgnoringAsciiCase(fieldOf(asked, 'upgrade') ?? '', 'WebSocket'),
    },
    connectionIsWrong: {
      step: '10.3.4.4.1#bp2',
      when: (asked) =>
        asked.policies['server.check.connection'] === 'abort' &&
        !equalIgnoringAsciiCase(fieldOf(asked, 'connection') ?? '', 'Upgrade'),
    },
    hostIsWrong: {
      step: '10.3.4.4.1#cp2',
      when: (asked) =>
        asked.policies['server.check.host'] === 'abort' && !welcomesHost(asked, authorityOf(fieldOf(asked, 'host') ?? '')),
    },
    originIsWrong: {
      step: ['10.3.4.4.1#dp2', '10.3.4.6#p3', '10.3.4.6#p1'],
      when: (asked) => asked.policies['server.check.origin'] === 'abort' && !welcomesOrigin(asked, fieldOf(asked, 'origin')),
    },
    protocolIsWrong: {
      step: '10.3.4.4.1#ep2',
      when: (asked) =>
        asked.policies['server.check.protocolUnknown'] === 'abort' &&
        valuesOf(asked.clientFields, PROTOCOL).length > 0 &&
        !welcomesProtocol(asked, fieldOf(asked, PROTOCOL)),
    },
    aFieldIsDoubled: {
      step: ['10.3.4.4.1#f', '10.3.4.4.1#p4'],
      when: ({ clientFields, policies }) =>
        policies['server.field.duplicate'] === 'abort' && ofProtocol.some((name) => valuesOf(clientFields, name).length > 1),
    },
    aKeyIsMissing: {
      step: '10.3.4.4.2#5p3',
      when: ({ clientFields, policies }) =>
        policies['server.refusal.timing'] === 'atFields' && keys.some((name) => valuesOf(clientFields, name).length === 0),
    },
    replyMayBegin: {
      step: '10.3.4.4.1#5p2',
      when: ({ policies }) => policies['server.reply.timing'] === 'fieldsFirst',
    },
    byteIsTheEighth: { step: '10.3.4.4.1#6', when: ({ key3 }) => key3.length === 7 },
  },
  actions: {
    abort,
    countMatched: {
      step: '10.3.4.4.1#1',
      do: (c) => {
        c.matched += 1;
      },
    },
    appendToResource: {
      step: '10.3.4.4.1#3',
      do: (c, { byte }) => {
        c.resource = c.resource.append(byte);
      },
    },
    letRequested: {
      step: '10.3.4.4.1#3',
      do: (c) => {
        c.requested = decodeUtf8(c.resource);
      },
    },
    appendToRest: {
      step: '10.3.4.4.1#4',
      do: (c, { byte }) => {
        c.rest = c.rest.append(byte);
      },
    },
    letFieldBeEmptyStrings: {
      step: '10.3.4.4.1#5',
      do: (c) => {
        c.fieldName = Bytes.empty;
        c.fieldValue = Bytes.empty;
      },
    },
    appendToFieldName: {
      step: '10.3.4.4.1#5p4',
      do: (c, { byte }) => {
        c.fieldName = c.fieldName.append(byte);
      },
    },
    appendToFieldValue: {
      step: '10.3.4.4.1#5p4',
      do: (c, { byte }) => {
        c.fieldValue = c.fieldValue.append(byte);
      },
    },
    keepField: {
      step: ['10.3.4.4.1#5p2', '10.3.4.4.1#5p3', '10.3.4.4.1#p3'],
      do: (c) => {
        const field = { name: asciiLowercase(decodeUtf8(c.fieldName)), value: decodeUtf8(c.fieldValue) };
        c.clientFields = [...c.clientFields, field];
      },
    },
    appendToKey3: {
      step: '10.3.4.4.1#6',
      do: (c, { byte }) => {
        c.key3 = c.key3.append(byte);
      },
    },
    tellFieldsRead: { step: '10.3.4.4.1#5p2', tell: () => ({ type: 'FIELDS_READ' }) },
    tellHandshakeRead: { step: '10.3.4.4.1#6', tell: () => ({ type: 'HANDSHAKE_READ' }) },
  },
});

/** Whether a Host is of ours, by its name in lowercase with `:port` unless it is the default. */
function welcomesHost(asked: Reading, authority: Authority | null): boolean {
  if (authority === null) return false;
  const { host, port } = authority;
  const isDefault = port === null || port === (isEncrypted(asked) ? 443 : 80);
  return welcomes(asked.service.hosts, asciiLowercase(host) + (isDefault ? '' : `:${port}`), asked);
}

/** What is no origin is none that is expected, even where any is. */
function welcomesOrigin(asked: Reading, value: string | undefined): boolean {
  return value !== undefined && isOrigin(value) && welcomes(asked.service.origins, value, asked);
}

function welcomesProtocol(asked: Reading, value: string | undefined): boolean {
  return value !== undefined && welcomes(asked.service.protocols, value, asked);
}

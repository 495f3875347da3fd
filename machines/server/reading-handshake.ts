/**
 * The server reads the client's opening handshake: 10.3.4.4.1.
 *
 * BYTE is told for each byte of the client. FIELDS_READ is told if the reply
 * begins before key3 (policy server.reply.timing); HANDSHAKE_READ finds requested
 * resource, fields and key3 in the context.
 *
 * The states other than steps are the check of the resource, and the parts of a
 * line and of a field.
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
import { abort } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import type { Of } from '../language/vocabulary.js';
import { at } from '../language/written.js';
import { type Authority, authorityOf, isOrigin } from '../url/location.js';
import { asciiLowercase, COLON, CR, equalIgnoringAsciiCase, LF, SPACE } from '../values/ascii.js';
import { Bytes } from '../values/bytes.js';
import { decodeUtf8, isUtf8, sizeOf } from '../values/text.js';
import { fieldOf, isEncrypted, ofProtocol, serverConnection, valuesOf, welcomes } from './connection.js';

/** Variables of 10.3.4.4.1; the text names few of them. */
const reading = {
  ...serverConnection,
  /** How much of "GET " was read. */
  matched: 0,
  resource: Bytes.empty,
  /** What follows the resource name in its line; only its length is of importance. */
  rest: Bytes.empty,
  fieldName: Bytes.empty,
  fieldValue: Bytes.empty,
  key3: Bytes.empty,
};
export type Reading = typeof reading;

type Talk = {
  context: Reading;
  hears: 'READ_HANDSHAKE' | 'BYTE' | 'CLOSED';
  tells: 'FIELDS_READ' | 'HANDSHAKE_READ' | 'ABORT';
};

type Byte = Of<'BYTE'>;

const PROTOCOL = 'sec-websocket-protocol';
const GET = [0x47, 0x45, 0x54];
const keys = ['sec-websocket-key1', 'sec-websocket-key2'];

const aborted = { actions: { abort }, target: 'over' } as const;
const tooMuch = { step: '10.3.4.6#p4', ...aborted } as const;

const byteIsASpace = (_: Reading, { byte }: Byte) => byte === SPACE;
const byteIsACR = at(['#4', '#5p2'], (_: Reading, { byte }: Byte) => byte === CR);
const byteIsALF = (_: Reading, { byte }: Byte) => byte === LF;
const byteIsOfAName = (_: Reading, { byte }: Byte) => byte >= 0x21 && byte <= 0x7e && byte !== COLON;
const restIsTooLong = ({ rest, limits }: Reading) => rest.length >= limits['server.handshake.limits.line'];
const appendToRest = (c: Reading, { byte }: Byte) => (c.rest = c.rest.append(byte));
const appendToFieldName = (c: Reading, { byte }: Byte) => (c.fieldName = c.fieldName.append(byte));
const appendToFieldValue = (c: Reading, { byte }: Byte) => (c.fieldValue = c.fieldValue.append(byte));
const appendToKey3 = (c: Reading, { byte }: Byte) => (c.key3 = c.key3.append(byte));

export const serverReadingHandshake = algorithm<Talk>()({
  id: 'serverReadingHandshake',
  section: '10.3.4.4.1',
  title: "Server: reading the client's opening handshake",
  context: reading,
  initial: 'idle',
  on: { CLOSED: { step: '10.3.4.5.3#p1', target: 'over' } },
  states: {
    idle: { step: '#p1', does: 'wait until the connection is open', on: { READ_HANDSHAKE: '#1' } },
    '#1': {
      does: 'read GET',
      on: {
        BYTE: [
          {
            guard: { byteIsTheLastOfGet: (c, { byte }) => c.matched === GET.length - 1 && byte === GET[c.matched] },
            target: '#2',
          },
          {
            guard: { byteIsNextOfGet: (c, { byte }) => byte === GET[c.matched] },
            actions: { countMatched: (c) => (c.matched += 1) },
          },
          { step: '#p2', ...aborted },
        ],
      },
    },
    '#2': {
      does: 'read a space',
      on: {
        BYTE: [
          { guard: { byteIsASpace }, target: '#3' },
          { step: '#p2', ...aborted },
        ],
      },
    },
    '#3': {
      does: 'read the resource name',
      on: {
        BYTE: [
          {
            guard: { byteEndsTheResource: (c, { byte }) => byte === SPACE && c.resource.length > 0 },
            actions: { letRequested: (c) => (c.requested = decodeUtf8(c.resource)) },
            target: 'checkResource',
          },
          { guard: { resourceIsTooLong: (c) => c.resource.length >= c.limits['server.handshake.limits.line'] }, ...tooMuch },
          {
            guard: {
              byteIsOfAResource: (c, { byte }) => (c.resource.length === 0 ? byte === 0x2f : byte >= 0x21 && byte <= 0x7e),
            },
            actions: { appendToResource: (c, { byte }) => (c.resource = c.resource.append(byte)) },
          },
          { step: '#p2', ...aborted },
        ],
      },
    },
    checkResource: {
      step: ['#3', '10.3.4.6#p4'],
      does: 'is it a resource of ours?',
      always: [
        {
          guard: { resourceIsNotOurs: at(['#3', '10.3.4.6#p4'], (c) => !welcomes(c.service.resources, c.requested, c)) },
          ...tooMuch,
        },
        '#4',
      ],
    },
    '#4': {
      does: 'read up to CRLF',
      on: {
        BYTE: [
          { guard: { restIsTooLong }, ...tooMuch },
          { guard: { byteIsACR }, actions: { appendToRest }, target: 'behindCR' },
          { actions: { appendToRest } },
        ],
      },
    },
    behindCR: {
      step: '#4',
      does: 'a CR was read: is the next byte LF?',
      on: {
        BYTE: [
          { guard: { byteIsALF }, target: '#5' },
          { guard: { restIsTooLong }, ...tooMuch },
          { guard: { byteIsACR }, actions: { appendToRest } },
          { actions: { appendToRest }, target: '#4' },
        ],
      },
    },
    '#5': {
      also: '#5p2',
      does: 'a field, or the end of them?',
      entry: {
        letFieldBeEmptyStrings: (c) => {
          c.fieldName = Bytes.empty;
          c.fieldValue = Bytes.empty;
        },
      },
      on: {
        BYTE: [
          { guard: { byteIsACR }, target: 'fieldsEnd' },
          { step: '#5p4', guard: { byteIsOfAName }, actions: { appendToFieldName }, target: 'fieldName' },
          { step: '#5p4', ...aborted },
        ],
      },
    },
    fieldName: {
      step: '#5p4',
      does: 'read a name',
      on: {
        BYTE: [
          { guard: { byteIsAColon: (_, { byte }) => byte === COLON }, target: 'fieldSpace' },
          { guard: { nameIsTooLong: (c) => c.fieldName.length >= c.limits['server.handshake.limits.name'] }, ...tooMuch },
          { guard: { byteIsOfAName }, actions: { appendToFieldName } },
          aborted,
        ],
      },
    },
    fieldSpace: {
      step: '#5p4',
      does: 'skip one space',
      on: {
        BYTE: [
          { guard: { byteIsASpace }, target: 'fieldValue' },
          { guard: { spaceIsRequired: ({ policies }) => policies['server.field.space'] === 'required' }, ...aborted },
          { step: '#5p2', guard: { byteIsACR }, target: 'fieldLF' },
          { step: '#5p2', guard: { byteIsALF }, ...aborted },
          { actions: { appendToFieldValue }, target: 'fieldValue' },
        ],
      },
    },
    fieldValue: {
      step: '#5p4',
      does: 'read a value',
      on: {
        BYTE: [
          { step: '#5p2', guard: { byteIsACR }, target: 'fieldLF' },
          { step: '#5p2', guard: { byteIsALF }, ...aborted },
          { guard: { valueIsTooLong: (c) => c.fieldValue.length >= c.limits['server.handshake.limits.value'] }, ...tooMuch },
          { actions: { appendToFieldValue } },
        ],
      },
    },
    fieldLF: {
      step: '#5p2',
      does: 'read the LF of a field',
      on: { BYTE: [{ guard: { byteIsALF }, target: 'fieldUtf8' }, aborted] },
    },
    fieldUtf8: {
      step: '#5p3',
      does: 'is the value UTF-8?',
      always: [
        {
          // Names are ASCII as they are.
          guard: {
            fieldIsNotUtf8: at(['#5p3', '#p2'], (c) => !isUtf8(c.fieldValue) && c.policies['server.check.utf8'] === 'abort'),
          },
          ...aborted,
        },
        {
          actions: {
            keepField: at(['#5p2', '#5p3', '#p3'], (c) => {
              const field = { name: asciiLowercase(decodeUtf8(c.fieldName)), value: decodeUtf8(c.fieldValue) };
              c.clientFields = [...c.clientFields, field];
            }),
          },
          target: 'fieldLimits',
        },
      ],
    },
    fieldLimits: {
      step: ['10.3.4.6#p4', '10.3.4.6#p1'],
      does: 'too many fields, or too much of them?',
      always: [
        { guard: { fieldsAreTooMany: (c) => c.clientFields.length > c.limits['server.handshake.limits.fields'] }, ...aborted },
        { guard: { fieldsAreTooLarge: (c) => sizeOf(c.clientFields) > c.limits['server.handshake.limits.bytes'] }, ...aborted },
        '#5',
      ],
    },
    fieldsEnd: {
      step: '#5p2',
      does: 'read the LF of the blank line',
      on: { BYTE: [{ guard: { byteIsALF }, target: '#a' }, aborted] },
    },
    '#a': {
      also: ['#ap2', '#p3'],
      does: 'Upgrade: WebSocket?',
      always: [
        {
          step: '#ap2',
          guard: {
            upgradeIsWrong: at(
              ['#ap2', '10.3.4.1.10#p2'],
              (c) =>
                c.policies['server.check.upgrade'] === 'abort' &&
                !equalIgnoringAsciiCase(fieldOf(c, 'upgrade') ?? '', 'WebSocket'),
            ),
          },
          ...aborted,
        },
        '#b',
      ],
    },
    '#b': {
      also: '#bp2',
      does: 'Connection: Upgrade?',
      always: [
        {
          step: '#bp2',
          guard: {
            connectionIsWrong: (c) =>
              c.policies['server.check.connection'] === 'abort' &&
              !equalIgnoringAsciiCase(fieldOf(c, 'connection') ?? '', 'Upgrade'),
          },
          ...aborted,
        },
        '#c',
      ],
    },
    '#c': {
      also: '#cp2',
      does: 'Host: one of ours?',
      always: [
        {
          step: '#cp2',
          guard: {
            hostIsWrong: (c) =>
              c.policies['server.check.host'] === 'abort' && !welcomesHost(c, authorityOf(fieldOf(c, 'host') ?? '')),
          },
          ...aborted,
        },
        '#d',
      ],
    },
    '#d': {
      also: ['#dp2', '10.3.4.6#p3'],
      does: 'Origin: one we expect?',
      always: [
        {
          step: '#dp2',
          guard: {
            originIsWrong: at(
              ['#dp2', '10.3.4.6#p3', '10.3.4.6#p1'],
              (c) => c.policies['server.check.origin'] === 'abort' && !welcomesOrigin(c, fieldOf(c, 'origin')),
            ),
          },
          ...aborted,
        },
        '#e',
      ],
    },
    '#e': {
      also: '#ep2',
      does: 'Sec-WebSocket-Protocol: one we support?',
      always: [
        {
          step: '#ep2',
          guard: {
            protocolIsWrong: (c) =>
              c.policies['server.check.protocolUnknown'] === 'abort' &&
              valuesOf(c.clientFields, PROTOCOL).length > 0 &&
              !welcomesProtocol(c, fieldOf(c, PROTOCOL)),
          },
          ...aborted,
        },
        '#f',
      ],
    },
    '#f': {
      also: ['#g', '#p4'],
      does: 'does a field that is used occur twice?',
      always: [
        {
          guard: {
            aFieldIsDoubled: at(
              ['#f', '#p4'],
              (c) =>
                c.policies['server.field.duplicate'] === 'abort' &&
                ofProtocol.some((name) => valuesOf(c.clientFields, name).length > 1),
            ),
          },
          ...aborted,
        },
        {
          step: '10.3.4.4.2#5p3',
          guard: {
            aKeyIsMissing: (c) =>
              c.policies['server.refusal.timing'] === 'atFields' &&
              keys.some((name) => valuesOf(c.clientFields, name).length === 0),
          },
          ...aborted,
        },
        {
          step: '#5p2',
          guard: { replyMayBegin: ({ policies }) => policies['server.reply.timing'] === 'fieldsFirst' },
          actions: { tellFieldsRead: { type: 'FIELDS_READ' } },
          target: '#6',
        },
        '#6',
      ],
    },
    '#6': {
      does: 'read eight bytes',
      on: {
        BYTE: [
          {
            guard: { byteIsTheEighth: ({ key3 }) => key3.length === 7 },
            actions: { appendToKey3, tellHandshakeRead: { type: 'HANDSHAKE_READ' } },
            target: 'over',
          },
          { actions: { appendToKey3 } },
        ],
      },
    },
    over: { step: '#p1', does: 'reading is over' },
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

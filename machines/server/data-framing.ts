/**
 * The server reads frames: 10.3.4.4.3, steps 1 to 4.
 *
 * BYTE is told for each byte of the client. The states other than steps come
 * before the frames and behind them.
 *
 * Modelled where the text leaves it open: "server-specific processing" (3.4) is
 * whatever hears MESSAGE_RECEIVED. "Read length bytes" (3.B6) counts down in
 * `remaining`. What is too large closes the connection, as a server always may
 * (policies server.limit.message, server.limit.skip and server.limit.lengthBytes,
 * E15, E26). After 3.B8 what comes is discarded.
 */
import { close } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import type { Of } from '../language/vocabulary.js';
import { at } from '../language/written.js';
import { Bytes } from '../values/bytes.js';
import { decodeUtf8 } from '../values/text.js';
import { serverConnection } from './connection.js';

/** Variables of 10.3.4.4.3, steps 1 to 4. */
const framing = {
  ...serverConnection,
  /** "type" of the text. */
  type: 0,
  length: 0,
  /** The bytes that spell the length. */
  lengthBytes: Bytes.empty,
  b: 0,
  bv: 0,
  /** Bytes of "read length bytes" that are still to come. */
  remaining: 0,
  rawData: Bytes.empty,
};
type ServerFraming = typeof framing;

type Talk = {
  context: ServerFraming;
  hears: 'ESTABLISHED' | 'BYTE' | 'CLOSED';
  tells: 'MESSAGE_RECEIVED' | 'CLIENT_TERMINATED' | 'CLOSE_CONNECTION';
};

const letB = (c: ServerFraming, { byte }: Of<'BYTE'>) => (c.b = byte);
const tooLarge = { step: '10.3.4.5.3#p2', actions: { close }, target: 'aborted' } as const;

export const serverDataFraming = algorithm<Talk>()({
  id: 'serverDataFraming',
  section: '10.3.4.4.3',
  title: 'Server: data framing',
  context: framing,
  initial: 'idle',
  on: { CLOSED: { step: '#p1', target: 'aborted' } },
  states: {
    idle: { step: '#p1', does: 'wait until the connection is established', on: { ESTABLISHED: '#1' } },
    '#1': { does: 'read the type', on: { BYTE: { actions: { letType: (c, { byte }) => (c.type = byte) }, target: '#2' } } },
    '#2': {
      does: 'disconnect, if the type is not 00?',
      always: [
        {
          guard: { typeIsUnwelcome: ({ type, policies }) => type !== 0 && policies['server.frame.unknownType'] === 'disconnect' },
          actions: { close },
          target: 'aborted',
        },
        '#3',
      ],
    },
    '#3': {
      does: 'is the high bit set?',
      always: [
        { step: '#3p2', guard: { highBitOfTypeIsSet: at(['#3', '#3p2'], (c) => (c.type & 0x80) !== 0) }, target: '#3.B1' },
        '#3.1',
      ],
    },
    '#3.1': { does: 'raw data: empty', entry: { letRawDataBeEmpty: (c) => (c.rawData = Bytes.empty) }, always: '#3.2' },
    '#3.2': { does: 'read a byte of data', on: { BYTE: { actions: { letB }, target: '#3.3' } } },
    '#3.3': {
      does: 'append the byte, unless it is FF',
      always: [
        { guard: { bIsFF: ({ b }) => b === 0xff }, target: '#3.4' },
        { guard: { messageIsTooLarge: (c) => c.rawData.length >= c.limits['server.limit.message'] }, ...tooLarge },
        { actions: { appendB: (c) => (c.rawData = c.rawData.append(c.b)) }, target: '#3.2' },
      ],
    },
    '#3.4': {
      does: 'decode and process it',
      entry: {
        messageReceived: at(['#3.4', '10.3.4.4.4#p1'], {
          tell: ({ rawData }) => ({ type: 'MESSAGE_RECEIVED', data: decodeUtf8(rawData) }),
        }),
      },
      always: '#4',
    },
    '#3.B1': {
      does: 'length: zero',
      entry: {
        letLengthBeZero: (c) => {
          c.length = 0;
          c.lengthBytes = Bytes.empty;
        },
      },
      always: '#3.B2',
    },
    '#3.B2': { does: 'read a byte of the length', on: { BYTE: { actions: { letB }, target: '#3.B3' } } },
    '#3.B3': { does: 'take its low seven bits', entry: { letBv: (c) => (c.bv = c.b & 0x7f) }, always: '#3.B4' },
    '#3.B4': {
      does: 'append the seven bits to the length',
      entry: {
        multiplyAndAdd: (c) => {
          c.length = c.length * 128 + c.bv;
          c.remaining = c.length;
          c.lengthBytes = c.lengthBytes.append(c.b);
        },
      },
      always: [
        { guard: { lengthIsTooLarge: (c) => c.length > c.limits['server.limit.skip'] }, ...tooLarge },
        { guard: { lengthHasTooManyBytes: (c) => c.lengthBytes.length > c.limits['server.limit.lengthBytes'] }, ...tooLarge },
        '#3.B5',
      ],
    },
    '#3.B5': {
      does: 'is there more of it?',
      always: [{ guard: { highBitOfBIsSet: ({ b }) => (b & 0x80) !== 0 }, target: '#3.B2' }, '#3.B6'],
    },
    '#3.B6': {
      does: 'read length bytes',
      always: { guard: { allAreRead: ({ remaining }) => remaining === 0 }, target: '#3.B7' },
      on: { BYTE: { actions: { countByte: at(['#3.B6', '#3.B7'], (c) => (c.remaining -= 1)) } } },
    },
    '#3.B7': { does: 'discard them', always: '#3.B8' },
    '#3.B8': {
      does: 'is it the closing frame?',
      always: [
        {
          guard: { isTheClosingFrame: ({ type, length }) => type === 0xff && length === 0 },
          actions: {
            setClientTerminated: (c) => (c.clientTerminated = true),
            tellClientTerminated: { type: 'CLIENT_TERMINATED' },
          },
          target: 'discarding',
        },
        '#4',
      ],
    },
    '#4': { does: 'next frame', always: '#1' },
    discarding: { step: '#3.B8', does: 'discard further bytes', on: { BYTE: {} } },
    aborted: { step: '#p1', does: 'stop reading' },
  },
});

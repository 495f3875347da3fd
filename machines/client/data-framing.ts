/**
 * The client reads frames: 10.3.4.3.2, steps 1 to 5.
 *
 * BYTE is told for each byte of the server. What is too large fails the
 * connection (#p2; policies client.limit.message and client.limit.skip).
 *
 * The state `aborted` is what ends these steps.
 *
 * Modelled where the text leaves it open: a read that finds the connection
 * closed aborts (#p1), so CLOSED ends the algorithm from every state. "Read
 * length bytes" (3a.6) counts down in `remaining`; a length above the limit
 * fails at once, so no number grows without bound (E15); zeros in front do not
 * raise it, so its bytes are limited as well (client.limit.lengthBytes).
 */
import { close, connection, fail } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import type { Of } from '../language/vocabulary.js';
import { at } from '../language/written.js';
import { Bytes } from '../values/bytes.js';
import { decodeUtf8 } from '../values/text.js';

/** Variables of 10.3.4.3.2, steps 1 to 5. */
const framing = {
  ...connection,
  frameType: 0,
  error: false,
  length: 0,
  /** The bytes that spell the length. */
  lengthBytes: Bytes.empty,
  b: 0,
  bv: 0,
  /** Bytes of "read length bytes" that are still to come. */
  remaining: 0,
  rawData: Bytes.empty,
  data: '',
};
type Framing = typeof framing;

type Talk = {
  context: Framing;
  hears: 'ESTABLISHED' | 'BYTE' | 'CLOSING_STARTED' | 'CLOSED';
  tells: 'MESSAGE_RECEIVED' | 'ERROR_DETECTED' | 'START_CLOSING' | 'CLOSE_CONNECTION' | 'FAIL';
};

const letB = (c: Framing, { byte }: Of<'BYTE'>) => (c.b = byte);
const letErrorBeTrue = (c: Framing) => (c.error = true);
const tooLarge = { step: '#p2', actions: { fail }, target: 'aborted' } as const;

export const clientDataFraming = algorithm<Talk>()({
  id: 'clientDataFraming',
  section: '10.3.4.3.2',
  title: 'Client: data framing',
  context: framing,
  initial: 'idle',
  on: { CLOSED: { step: '#p1', target: 'aborted' } },
  states: {
    idle: { step: '#p1', does: 'wait until the connection is established', on: { ESTABLISHED: '#1' } },
    '#1': {
      does: 'read the frame type',
      on: { BYTE: { actions: { letFrameType: (c, { byte }) => (c.frameType = byte) }, target: '#2' } },
    },
    '#2': { does: 'set error to false', entry: { letErrorBeFalse: (c) => (c.error = false) }, always: '#3' },
    '#3': {
      does: 'is the high bit set?',
      always: [
        { step: '#3a', guard: { highBitOfTypeIsSet: at(['#3a', '#3b'], (c) => (c.frameType & 0x80) !== 0) }, target: '#3a.1' },
        { step: '#3b', target: '#3b.1' },
      ],
    },
    '#3a.1': {
      does: 'length: zero',
      entry: {
        letLengthBeZero: (c) => {
          c.length = 0;
          c.lengthBytes = Bytes.empty;
        },
      },
      always: '#3a.2',
    },
    '#3a.2': { does: 'read a byte of the length', on: { BYTE: { actions: { letB }, target: '#3a.3' } } },
    '#3a.3': { does: 'take its low seven bits', entry: { letBv: (c) => (c.bv = c.b & 0x7f) }, always: '#3a.4' },
    '#3a.4': {
      does: 'append the seven bits to the length',
      entry: {
        multiplyAndAdd: (c) => {
          c.length = c.length * 128 + c.bv;
          c.remaining = c.length;
          c.lengthBytes = c.lengthBytes.append(c.b);
        },
      },
      always: [
        { guard: { lengthIsTooLarge: (c) => c.length > c.limits['client.limit.skip'] }, ...tooLarge },
        { guard: { lengthHasTooManyBytes: (c) => c.lengthBytes.length > c.limits['client.limit.lengthBytes'] }, ...tooLarge },
        '#3a.5',
      ],
    },
    '#3a.5': {
      does: 'is there more of it?',
      always: [{ guard: { highBitOfBIsSet: ({ b }) => (b & 0x80) !== 0 }, target: '#3a.2' }, '#3a.6'],
    },
    '#3a.6': {
      does: 'read length bytes',
      always: { guard: { allAreRead: ({ remaining }) => remaining === 0 }, target: '#3a.7' },
      on: { BYTE: { actions: { countByte: at(['#3a.6', '#3a.7'], (c) => (c.remaining -= 1)) } } },
    },
    '#3a.7': { does: 'discard them', always: '#3a.8' },
    '#3a.8': {
      does: 'is it the closing frame?',
      always: [
        { guard: { isTheClosingFrame: ({ frameType, length }) => frameType === 0xff && length === 0 }, target: '#3a.8.1' },
        { step: '#3a.8p2', actions: { letErrorBeTrue }, target: '#4' },
      ],
    },
    '#3a.8.1': {
      does: 'start the closing handshake, unless it has started',
      always: [
        {
          guard: { closingHasNotStarted: ({ closingStarted }) => !closingStarted },
          actions: { startClosing: { type: 'START_CLOSING' } },
          target: '#3a.8.2',
        },
        '#3a.8.2',
      ],
    },
    '#3a.8.2': {
      does: 'wait until it has started or the connection is closed',
      always: { guard: { closingHasStarted: ({ closingStarted }) => closingStarted }, target: '#3a.8.3' },
      on: { CLOSING_STARTED: '#3a.8.3' },
    },
    '#3a.8.3': {
      does: 'the closing handshake has finished: close',
      entry: { finishClosing: (c) => (c.closingFinished = true), close },
      always: '#3a.8.4',
    },
    '#3a.8.4': { does: 'discard further bytes', always: 'aborted' },
    '#3b.1': { does: 'raw data: empty', entry: { letRawDataBeEmpty: (c) => (c.rawData = Bytes.empty) }, always: '#3b.2' },
    '#3b.2': { does: 'read a byte of data', on: { BYTE: { actions: { letB }, target: '#3b.3' } } },
    '#3b.3': {
      does: 'append the byte, unless it is FF',
      always: [
        { guard: { bIsFF: ({ b }) => b === 0xff }, target: '#3b.4' },
        { guard: { messageIsTooLarge: (c) => c.rawData.length >= c.limits['client.limit.message'] }, ...tooLarge },
        { actions: { appendB: (c) => (c.rawData = c.rawData.append(c.b)) }, target: '#3b.2' },
      ],
    },
    '#3b.4': {
      does: 'decode the data',
      entry: { letData: at(['#3b.4', '10.3.4.3.3#p1'], (c) => (c.data = decodeUtf8(c.rawData))) },
      always: '#3b.5',
    },
    '#3b.5': {
      does: 'deliver the message, if the type is 00',
      always: [
        {
          guard: { typeIs00: ({ frameType }) => frameType === 0 },
          actions: { messageReceived: { tell: ({ data }) => ({ type: 'MESSAGE_RECEIVED', data }) } },
          target: '#4',
        },
        { actions: { letErrorBeTrue }, target: '#4' },
      ],
    },
    '#4': {
      does: 'was there an error?',
      always: [
        { guard: { errorIsTrue: ({ error }) => error }, actions: { errorDetected: { type: 'ERROR_DETECTED' } }, target: '#5' },
        '#5',
      ],
    },
    '#5': { does: 'next frame', always: '#1' },
    aborted: { step: '#p1', does: 'stop reading' },
  },
});

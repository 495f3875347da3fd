/**
 * The client reads frames: 10.3.4.3.2, steps 1 to 5.
 *
 * Told: ESTABLISHED, then BYTE for each byte of the server; CLOSING_STARTED and
 * CLOSED when another algorithm says so. Tells: MESSAGE_RECEIVED,
 * ERROR_DETECTED, START_CLOSING, CLOSE_CONNECTION, and FAIL for what is too
 * large (10.3.4.3.2#p2; policies client.limit.message and client.limit.skip).
 *
 * Modelled where the text leaves it open: a read that finds the connection
 * closed aborts (#p1), so CLOSED ends the algorithm from every state. "Read
 * length bytes" (3a.6) counts down in `remaining`; a length above the limit
 * fails at once, so no number grows without bound (E15); zeros in front do not
 * raise it, so its bytes are limited as well (client.limit.lengthBytes).
 */

import { type Connection, close, connection, fail } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import { Bytes } from '../values/bytes.js';
import { decodeUtf8 } from '../values/text.js';

/** Variables of 10.3.4.3.2, steps 1 to 5. */
export interface Framing extends Connection {
  frameType: number;
  error: boolean;
  length: number;
  /** The bytes that spell the length. */
  lengthBytes: Bytes;
  b: number;
  bv: number;
  /** Bytes of "read length bytes" that are still to come. */
  remaining: number;
  rawData: Bytes;
  data: string;
}

export const framing: Framing = {
  ...connection,
  frameType: 0,
  error: false,
  length: 0,
  lengthBytes: Bytes.empty,
  b: 0,
  bv: 0,
  remaining: 0,
  rawData: Bytes.empty,
  data: '',
};

export const clientDataFraming = algorithm<Framing>()({
  id: 'clientDataFraming',
  section: '10.3.4.3.2',
  title: 'Client: data framing',
  context: framing,
  initial: 'idle',
  on: { CLOSED: { step: '10.3.4.3.2#p1', target: 'aborted' } },
  states: {
    idle: {
      step: '10.3.4.3.2#p1',
      does: 'wait until the connection is established',
      on: { ESTABLISHED: { target: 'step_1' } },
    },
    step_1: {
      step: '10.3.4.3.2#1',
      does: 'read the frame type',
      on: { BYTE: { actions: 'letFrameType', target: 'step_2' } },
    },
    step_2: { step: '10.3.4.3.2#2', does: 'no error yet', entry: 'letErrorBeFalse', always: { target: 'step_3' } },
    step_3: {
      step: '10.3.4.3.2#3',
      does: 'is the high bit set?',
      always: [
        { step: '10.3.4.3.2#3a', guard: 'highBitOfTypeIsSet', target: 'step_3a_1' },
        { step: '10.3.4.3.2#3b', target: 'step_3b_1' },
      ],
    },
    step_3a_1: {
      step: '10.3.4.3.2#3a.1',
      does: 'length: zero',
      entry: 'letLengthBeZero',
      always: { target: 'step_3a_2' },
    },
    step_3a_2: {
      step: '10.3.4.3.2#3a.2',
      does: 'read a byte of the length',
      on: { BYTE: { actions: 'letB', target: 'step_3a_3' } },
    },
    step_3a_3: { step: '10.3.4.3.2#3a.3', does: 'its low seven bits', entry: 'letBv', always: { target: 'step_3a_4' } },
    step_3a_4: {
      step: '10.3.4.3.2#3a.4',
      does: 'go into the length',
      entry: 'multiplyAndAdd',
      always: [
        { step: '10.3.4.3.2#p2', guard: 'lengthIsTooLarge', actions: 'fail', target: 'aborted' },
        { step: '10.3.4.3.2#p2', guard: 'lengthHasTooManyBytes', actions: 'fail', target: 'aborted' },
        { target: 'step_3a_5' },
      ],
    },
    step_3a_5: {
      step: '10.3.4.3.2#3a.5',
      does: 'is there more of it?',
      always: [{ guard: 'highBitOfBIsSet', target: 'step_3a_2' }, { target: 'step_3a_6' }],
    },
    step_3a_6: {
      step: '10.3.4.3.2#3a.6',
      does: 'read length bytes',
      always: { guard: 'allAreRead', target: 'step_3a_7' },
      on: { BYTE: { actions: 'countByte' } },
    },
    step_3a_7: { step: '10.3.4.3.2#3a.7', does: 'discard them', always: { target: 'step_3a_8' } },
    step_3a_8: {
      step: '10.3.4.3.2#3a.8',
      does: 'is it the closing frame?',
      always: [
        { guard: 'isTheClosingFrame', target: 'step_3a_8_1' },
        { step: '10.3.4.3.2#3a.8p2', actions: 'letErrorBeTrue', target: 'step_4' },
      ],
    },
    step_3a_8_1: {
      step: '10.3.4.3.2#3a.8.1',
      does: 'start the closing handshake, unless it has started',
      always: [{ guard: 'closingHasNotStarted', actions: 'startClosing', target: 'step_3a_8_2' }, { target: 'step_3a_8_2' }],
    },
    step_3a_8_2: {
      step: '10.3.4.3.2#3a.8.2',
      does: 'wait until it has started or the connection is closed',
      always: { guard: 'closingHasStarted', target: 'step_3a_8_3' },
      on: { CLOSING_STARTED: { target: 'step_3a_8_3' } },
    },
    step_3a_8_3: {
      step: '10.3.4.3.2#3a.8.3',
      does: 'the closing handshake has finished: close',
      entry: ['finishClosing', 'close'],
      always: { target: 'step_3a_8_4' },
    },
    step_3a_8_4: { step: '10.3.4.3.2#3a.8.4', does: 'discard what still comes', always: { target: 'aborted' } },
    step_3b_1: {
      step: '10.3.4.3.2#3b.1',
      does: 'raw data: empty',
      entry: 'letRawDataBeEmpty',
      always: { target: 'step_3b_2' },
    },
    step_3b_2: {
      step: '10.3.4.3.2#3b.2',
      does: 'read a byte of data',
      on: { BYTE: { actions: 'letB', target: 'step_3b_3' } },
    },
    step_3b_3: {
      step: '10.3.4.3.2#3b.3',
      does: 'append it, unless it is FF',
      always: [
        { guard: 'bIsFF', target: 'step_3b_4' },
        { step: '10.3.4.3.2#p2', guard: 'messageIsTooLarge', actions: 'fail', target: 'aborted' },
        { actions: 'appendB', target: 'step_3b_2' },
      ],
    },
    step_3b_4: { step: '10.3.4.3.2#3b.4', does: 'decode it', entry: 'letData', always: { target: 'step_3b_5' } },
    step_3b_5: {
      step: '10.3.4.3.2#3b.5',
      does: 'a message, if the type is 00',
      always: [
        { guard: 'typeIs00', actions: 'messageReceived', target: 'step_4' },
        { actions: 'letErrorBeTrue', target: 'step_4' },
      ],
    },
    step_4: {
      step: '10.3.4.3.2#4',
      does: 'was there an error?',
      always: [{ guard: 'errorIsTrue', actions: 'errorDetected', target: 'step_5' }, { target: 'step_5' }],
    },
    step_5: { step: '10.3.4.3.2#5', does: 'next frame', always: { target: 'step_1' } },
    aborted: { step: '10.3.4.3.2#p1', does: 'no more is read' },
  },
  guards: {
    highBitOfTypeIsSet: { step: ['10.3.4.3.2#3a', '10.3.4.3.2#3b'], when: ({ frameType }) => (frameType & 0x80) !== 0 },
    lengthIsTooLarge: {
      step: '10.3.4.3.2#p2',
      when: ({ length, limits }) => length > limits['client.limit.skip'],
    },
    lengthHasTooManyBytes: {
      step: '10.3.4.3.2#p2',
      when: ({ lengthBytes, limits }) => lengthBytes.length > limits['client.limit.lengthBytes'],
    },
    highBitOfBIsSet: { step: '10.3.4.3.2#3a.5', when: ({ b }) => (b & 0x80) !== 0 },
    allAreRead: { step: '10.3.4.3.2#3a.6', when: ({ remaining }) => remaining === 0 },
    isTheClosingFrame: {
      step: '10.3.4.3.2#3a.8',
      when: ({ frameType, length }) => frameType === 0xff && length === 0,
    },
    closingHasNotStarted: { step: '10.3.4.3.2#3a.8.1', when: ({ closingStarted }) => !closingStarted },
    closingHasStarted: { step: '10.3.4.3.2#3a.8.2', when: ({ closingStarted }) => closingStarted },
    bIsFF: { step: '10.3.4.3.2#3b.3', when: ({ b }) => b === 0xff },
    messageIsTooLarge: {
      step: '10.3.4.3.2#p2',
      when: ({ rawData, limits }) => rawData.length >= limits['client.limit.message'],
    },
    typeIs00: { step: '10.3.4.3.2#3b.5', when: ({ frameType }) => frameType === 0 },
    errorIsTrue: { step: '10.3.4.3.2#4', when: ({ error }) => error },
  },
  actions: {
    fail,
    close,
    letFrameType: {
      step: '10.3.4.3.2#1',
      do: (c, { byte }) => {
        c.frameType = byte;
      },
    },
    letErrorBeFalse: {
      step: '10.3.4.3.2#2',
      do: (c) => {
        c.error = false;
      },
    },
    letLengthBeZero: {
      step: '10.3.4.3.2#3a.1',
      do: (c) => {
        c.length = 0;
        c.lengthBytes = Bytes.empty;
      },
    },
    letB: {
      step: ['10.3.4.3.2#3a.2', '10.3.4.3.2#3b.2'],
      do: (c, { byte }) => {
        c.b = byte;
      },
    },
    letBv: {
      step: '10.3.4.3.2#3a.3',
      do: (c) => {
        c.bv = c.b & 0x7f;
      },
    },
    multiplyAndAdd: {
      step: '10.3.4.3.2#3a.4',
      do: (c) => {
        c.length = c.length * 128 + c.bv;
        c.remaining = c.length;
        c.lengthBytes = c.lengthBytes.append(c.b);
      },
    },
    countByte: {
      step: ['10.3.4.3.2#3a.6', '10.3.4.3.2#3a.7'],
      do: (c) => {
        c.remaining -= 1;
      },
    },
    letErrorBeTrue: {
      step: ['10.3.4.3.2#3a.8p2', '10.3.4.3.2#3b.5'],
      do: (c) => {
        c.error = true;
      },
    },
    startClosing: { step: '10.3.4.3.2#3a.8.1', tell: () => ({ type: 'START_CLOSING' }) },
    finishClosing: {
      step: '10.3.4.3.2#3a.8.3',
      do: (c) => {
        c.closingFinished = true;
      },
    },
    letRawDataBeEmpty: {
      step: '10.3.4.3.2#3b.1',
      do: (c) => {
        c.rawData = Bytes.empty;
      },
    },
    appendB: {
      step: '10.3.4.3.2#3b.3',
      do: (c) => {
        c.rawData = c.rawData.append(c.b);
      },
    },
    letData: {
      step: ['10.3.4.3.2#3b.4', '10.3.4.3.3#p1'],
      do: (c) => {
        c.data = decodeUtf8(c.rawData);
      },
    },
    messageReceived: { step: '10.3.4.3.2#3b.5', tell: ({ data }) => ({ type: 'MESSAGE_RECEIVED', data }) },
    errorDetected: { step: '10.3.4.3.2#4', tell: () => ({ type: 'ERROR_DETECTED' }) },
  },
});

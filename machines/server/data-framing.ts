/**
 * The server reads frames: 10.3.4.4.3, steps 1 to 4.
 *
 * Told: ESTABLISHED, then BYTE for each byte of the client, and CLOSED.
 * Tells: MESSAGE_RECEIVED, CLIENT_TERMINATED, CLOSE_CONNECTION.
 *
 * Modelled where the text leaves it open: "server-specific processing" (3.4) is
 * whatever hears MESSAGE_RECEIVED. "Read length bytes" (3.B6) counts down in
 * `remaining`. What is too large closes the connection, as a server always may
 * (policies server.limit.message, server.limit.skip and server.limit.lengthBytes,
 * E15, E26). After 3.B8
 * what comes is discarded.
 */

import { oldClose as close } from '../connection.js';
import { algorithm } from '../language/definition.js';
import { Bytes } from '../values/bytes.js';
import { decodeUtf8 } from '../values/text.js';
import { type ServerConnection, serverConnection } from './connection.js';

/** Variables of 10.3.4.4.3, steps 1 to 4. */
export interface ServerFraming extends ServerConnection {
  /** "type" of the text. */
  type: number;
  length: number;
  /** The bytes that spell the length. */
  lengthBytes: Bytes;
  b: number;
  bv: number;
  /** Bytes of "read length bytes" that are still to come. */
  remaining: number;
  rawData: Bytes;
}

export const serverFraming: ServerFraming = {
  ...serverConnection,
  type: 0,
  length: 0,
  lengthBytes: Bytes.empty,
  b: 0,
  bv: 0,
  remaining: 0,
  rawData: Bytes.empty,
};

export const serverDataFraming = algorithm<ServerFraming>()({
  id: 'serverDataFraming',
  section: '10.3.4.4.3',
  title: 'Server: data framing',
  context: serverFraming,
  initial: 'idle',
  on: { CLOSED: { step: '10.3.4.4.3#p1', target: 'aborted' } },
  states: {
    idle: {
      step: '10.3.4.4.3#p1',
      does: 'wait until the connection is established',
      on: { ESTABLISHED: { target: 'step_1' } },
    },
    step_1: {
      step: '10.3.4.4.3#1',
      does: 'read the type',
      on: { BYTE: { actions: 'letType', target: 'step_2' } },
    },
    step_2: {
      step: '10.3.4.4.3#2',
      does: 'disconnect, if the type is not 00?',
      always: [{ guard: 'typeIsUnwelcome', actions: 'close', target: 'aborted' }, { target: 'step_3' }],
    },
    step_3: {
      step: '10.3.4.4.3#3',
      does: 'is the high bit set?',
      always: [{ step: '10.3.4.4.3#3p2', guard: 'highBitOfTypeIsSet', target: 'step_3_B1' }, { target: 'step_3_1' }],
    },
    step_3_1: {
      step: '10.3.4.4.3#3.1',
      does: 'raw data: empty',
      entry: 'letRawDataBeEmpty',
      always: { target: 'step_3_2' },
    },
    step_3_2: {
      step: '10.3.4.4.3#3.2',
      does: 'read a byte of data',
      on: { BYTE: { actions: 'letB', target: 'step_3_3' } },
    },
    step_3_3: {
      step: '10.3.4.4.3#3.3',
      does: 'append it, unless it is FF',
      always: [
        { guard: 'bIsFF', target: 'step_3_4' },
        { step: '10.3.4.5.3#p2', guard: 'messageIsTooLarge', actions: 'close', target: 'aborted' },
        { actions: 'appendB', target: 'step_3_2' },
      ],
    },
    step_3_4: {
      step: '10.3.4.4.3#3.4',
      does: 'decode and process it',
      entry: 'messageReceived',
      always: { target: 'step_4' },
    },
    step_3_B1: {
      step: '10.3.4.4.3#3.B1',
      does: 'length: zero',
      entry: 'letLengthBeZero',
      always: { target: 'step_3_B2' },
    },
    step_3_B2: {
      step: '10.3.4.4.3#3.B2',
      does: 'read a byte of the length',
      on: { BYTE: { actions: 'letB', target: 'step_3_B3' } },
    },
    step_3_B3: { step: '10.3.4.4.3#3.B3', does: 'its low seven bits', entry: 'letBv', always: { target: 'step_3_B4' } },
    step_3_B4: {
      step: '10.3.4.4.3#3.B4',
      does: 'go into the length',
      entry: 'multiplyAndAdd',
      always: [
        { step: '10.3.4.5.3#p2', guard: 'lengthIsTooLarge', actions: 'close', target: 'aborted' },
        { step: '10.3.4.5.3#p2', guard: 'lengthHasTooManyBytes', actions: 'close', target: 'aborted' },
        { target: 'step_3_B5' },
      ],
    },
    step_3_B5: {
      step: '10.3.4.4.3#3.B5',
      does: 'is there more of it?',
      always: [{ guard: 'highBitOfBIsSet', target: 'step_3_B2' }, { target: 'step_3_B6' }],
    },
    step_3_B6: {
      step: '10.3.4.4.3#3.B6',
      does: 'read length bytes',
      always: { guard: 'allAreRead', target: 'step_3_B7' },
      on: { BYTE: { actions: 'countByte' } },
    },
    step_3_B7: { step: '10.3.4.4.3#3.B7', does: 'discard them', always: { target: 'step_3_B8' } },
    step_3_B8: {
      step: '10.3.4.4.3#3.B8',
      does: 'is it the closing frame?',
      always: [
        {
          guard: 'isTheClosingFrame',
          actions: ['setClientTerminated', 'tellClientTerminated'],
          target: 'discarding',
        },
        { target: 'step_4' },
      ],
    },
    step_4: { step: '10.3.4.4.3#4', does: 'next frame', always: { target: 'step_1' } },
    discarding: {
      step: '10.3.4.4.3#3.B8',
      does: 'discard what still comes',
      on: { BYTE: {} },
    },
    aborted: { step: '10.3.4.4.3#p1', does: 'no more is read' },
  },
  guards: {
    typeIsUnwelcome: {
      step: '10.3.4.4.3#2',
      when: ({ type, policies }) => type !== 0 && policies['server.frame.unknownType'] === 'disconnect',
    },
    highBitOfTypeIsSet: { step: ['10.3.4.4.3#3', '10.3.4.4.3#3p2'], when: ({ type }) => (type & 0x80) !== 0 },
    bIsFF: { step: '10.3.4.4.3#3.3', when: ({ b }) => b === 0xff },
    messageIsTooLarge: {
      step: '10.3.4.5.3#p2',
      when: ({ rawData, limits }) => rawData.length >= limits['server.limit.message'],
    },
    lengthIsTooLarge: {
      step: '10.3.4.5.3#p2',
      when: ({ length, limits }) => length > limits['server.limit.skip'],
    },
    lengthHasTooManyBytes: {
      step: '10.3.4.5.3#p2',
      when: ({ lengthBytes, limits }) => lengthBytes.length > limits['server.limit.lengthBytes'],
    },
    highBitOfBIsSet: { step: '10.3.4.4.3#3.B5', when: ({ b }) => (b & 0x80) !== 0 },
    allAreRead: { step: '10.3.4.4.3#3.B6', when: ({ remaining }) => remaining === 0 },
    isTheClosingFrame: { step: '10.3.4.4.3#3.B8', when: ({ type, length }) => type === 0xff && length === 0 },
  },
  actions: {
    close,
    letType: {
      step: '10.3.4.4.3#1',
      do: (c, { byte }) => {
        c.type = byte;
      },
    },
    letRawDataBeEmpty: {
      step: '10.3.4.4.3#3.1',
      do: (c) => {
        c.rawData = Bytes.empty;
      },
    },
    letB: {
      step: ['10.3.4.4.3#3.2', '10.3.4.4.3#3.B2'],
      do: (c, { byte }) => {
        c.b = byte;
      },
    },
    appendB: {
      step: '10.3.4.4.3#3.3',
      do: (c) => {
        c.rawData = c.rawData.append(c.b);
      },
    },
    messageReceived: {
      step: ['10.3.4.4.3#3.4', '10.3.4.4.4#p1'],
      tell: ({ rawData }) => ({ type: 'MESSAGE_RECEIVED', data: decodeUtf8(rawData) }),
    },
    letLengthBeZero: {
      step: '10.3.4.4.3#3.B1',
      do: (c) => {
        c.length = 0;
        c.lengthBytes = Bytes.empty;
      },
    },
    letBv: {
      step: '10.3.4.4.3#3.B3',
      do: (c) => {
        c.bv = c.b & 0x7f;
      },
    },
    multiplyAndAdd: {
      step: '10.3.4.4.3#3.B4',
      do: (c) => {
        c.length = c.length * 128 + c.bv;
        c.remaining = c.length;
        c.lengthBytes = c.lengthBytes.append(c.b);
      },
    },
    countByte: {
      step: ['10.3.4.4.3#3.B6', '10.3.4.4.3#3.B7'],
      do: (c) => {
        c.remaining -= 1;
      },
    },
    setClientTerminated: {
      step: '10.3.4.4.3#3.B8',
      do: (c) => {
        c.clientTerminated = true;
      },
    },
    tellClientTerminated: { step: '10.3.4.4.3#3.B8', tell: () => ({ type: 'CLIENT_TERMINATED' }) },
  },
});

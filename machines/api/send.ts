/**
 * send(): 10.3.2#p7, with the count of bufferedAmount (#p9).
 *
 * Told: SEND_CALLED with the argument; SENT when the system took bytes.
 * Tells: THROW or RETURN, SEND_DATA, CLOSE_CONNECTION.
 *
 * Modelled where the text leaves it open: the sentences of the paragraph are
 * taken in their order, one state each (policy api.send.connectingSurrogate).
 * The buffer has a limit (policy api.send.bufferLimit). What send() is given
 * when it can no longer be sent still counts (api.bufferedAmount.whileClosing
 * and .afterClose).
 */

import { oldClose as close } from '../connection.js';
import { algorithm } from '../language/definition.js';
import { encodeUtf8 } from '../values/text.js';
import { READY_STATE, type SocketObject, socketObject } from './object.js';

/** Variables of send(). */
export interface SendCall extends SocketObject {
  /** The argument. */
  argument: string;
}

export const websocketSend = algorithm<SendCall>()({
  id: 'websocketSend',
  section: '10.3.2',
  title: 'API: send()',
  context: { ...socketObject, argument: '' },
  initial: 'idle',
  states: {
    idle: {
      step: '10.3.2#p7',
      does: 'wait for a call',
      on: {
        SEND_CALLED: { actions: 'takeArgument', target: 'step_p7_connecting' },
        SENT: { step: '10.3.2#p9', guard: 'isNotClosed', actions: 'lowerBufferedAmount', target: 'idle' },
      },
    },
    step_p7_connecting: {
      step: '10.3.2#p7',
      does: 'still CONNECTING?',
      always: [{ guard: 'isConnecting', actions: 'throwInvalidStateErr', target: 'idle' }, { target: 'step_p7_surrogates' }],
    },
    step_p7_surrogates: {
      step: '10.3.2#p7',
      does: 'an unpaired surrogate?',
      always: [{ guard: 'hasUnpairedSurrogates', actions: 'throwSyntaxErrFromSend', target: 'idle' }, { target: 'step_p7_send' }],
    },
    step_p7_send: {
      step: '10.3.2#p7',
      does: 'send it, if it can be sent',
      always: [
        { guard: 'cannotBeSentAnyMore', actions: ['raiseBufferedAmount', 'returnFalse'], target: 'idle' },
        { guard: 'bufferIsFull', actions: ['raiseBufferedAmount', 'close', 'returnFalse'], target: 'idle' },
        { actions: ['raiseBufferedAmount', 'sendData', 'returnTrue'], target: 'idle' },
      ],
    },
  },
  guards: {
    isNotClosed: { step: '10.3.2#p9', when: ({ closed }) => !closed },
    isConnecting: { step: ['10.3.2#p7', '10.3.2#a'], when: ({ readyState }) => readyState === READY_STATE.CONNECTING },
    hasUnpairedSurrogates: { step: '10.3.2#p7', when: ({ argument }) => !argument.isWellFormed() },
    cannotBeSentAnyMore: {
      step: ['10.3.2#p7', '10.3.4.3.2#p4'],
      when: ({ established, closingStarted, closed }) => !established || closingStarted || closed,
    },
    bufferIsFull: {
      step: '10.3.2#p7',
      when: ({ argument, bufferedAmount, limits }) =>
        bufferedAmount + encodeUtf8(argument).length > limits['api.send.bufferLimit'],
    },
  },
  actions: {
    close,
    takeArgument: {
      step: '10.3.2#p7',
      do: (c, { data }) => {
        c.argument = data;
      },
    },
    throwInvalidStateErr: {
      step: '10.3.2#p7',
      tell: (_context, _event, step) => ({ type: 'THROW', exception: 'INVALID_STATE_ERR', step }),
    },
    throwSyntaxErrFromSend: {
      step: '10.3.2#p7',
      tell: (_context, _event, step) => ({ type: 'THROW', exception: 'SYNTAX_ERR', step }),
    },
    raiseBufferedAmount: {
      step: '10.3.2#p9',
      do: (c) => {
        c.bufferedAmount += encodeUtf8(c.argument).length;
      },
    },
    lowerBufferedAmount: {
      step: '10.3.2#p9',
      do: (c, { bytes }) => {
        c.bufferedAmount -= bytes;
      },
    },
    sendData: { step: ['10.3.2#p7', '10.3.4.8#p8'], tell: ({ argument }) => ({ type: 'SEND_DATA', data: argument }) },
    returnTrue: { step: '10.3.2#p7', tell: () => ({ type: 'RETURN', value: true }) },
    returnFalse: { step: '10.3.2#p7', tell: () => ({ type: 'RETURN', value: false }) },
  },
});

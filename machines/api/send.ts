/**
 * send(): 10.3.2#p7, with the count of bufferedAmount (#p9).
 *
 * SENT is told when the system took bytes. The states other than steps are the
 * sentences of the paragraph.
 *
 * Modelled where the text leaves it open: the sentences of the paragraph are
 * taken in their order (policy api.send.connectingSurrogate).
 * The buffer has a limit (policy api.send.bufferLimit). What send() is given
 * when it can no longer be sent still counts (api.bufferedAmount.whileClosing
 * and .afterClose).
 */
import { close } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import { at } from '../language/written.js';
import { encodeUtf8 } from '../values/text.js';
import { READY_STATE, socketObject } from './object.js';

/** Variables of send(). */
const call = {
  ...socketObject,
  /** The argument. */
  argument: '',
};
type SendCall = typeof call;

type Talk = {
  context: SendCall;
  hears: 'SEND_CALLED' | 'SENT';
  tells: 'THROW' | 'RETURN' | 'SEND_DATA' | 'CLOSE_CONNECTION';
};

const raiseBufferedAmount = at('#p9', (c: SendCall) => (c.bufferedAmount += encodeUtf8(c.argument).length));
const returnFalse = { type: 'RETURN', value: false } as const;

export const websocketSend = algorithm<Talk>()({
  id: 'websocketSend',
  section: '10.3.2',
  title: 'API: send()',
  context: call,
  initial: 'idle',
  states: {
    idle: {
      step: '#p7',
      does: 'wait for a call',
      on: {
        SEND_CALLED: { actions: { takeArgument: (c, { data }) => (c.argument = data) }, target: 'connecting' },
        SENT: {
          step: '#p9',
          guard: { isNotClosed: ({ closed }) => !closed },
          actions: { lowerBufferedAmount: (c, { bytes }) => (c.bufferedAmount -= bytes) },
          target: 'idle',
        },
      },
    },
    connecting: {
      step: '#p7',
      does: 'still CONNECTING?',
      always: [
        {
          guard: { isConnecting: at(['#p7', '#a'], ({ readyState }) => readyState === READY_STATE.CONNECTING) },
          actions: { throwInvalidStateErr: { tell: (_, __, step) => ({ type: 'THROW', exception: 'INVALID_STATE_ERR', step }) } },
          target: 'idle',
        },
        'surrogates',
      ],
    },
    surrogates: {
      step: '#p7',
      does: 'an unpaired surrogate?',
      always: [
        {
          guard: { hasUnpairedSurrogates: ({ argument }) => !argument.isWellFormed() },
          actions: { throwSyntaxErrFromSend: { tell: (_, __, step) => ({ type: 'THROW', exception: 'SYNTAX_ERR', step }) } },
          target: 'idle',
        },
        'sending',
      ],
    },
    sending: {
      step: '#p7',
      does: 'send it, if it can be sent',
      always: [
        {
          guard: { cannotBeSentAnyMore: at(['#p7', '10.3.4.3.2#p4'], (c) => !c.established || c.closingStarted || c.closed) },
          actions: { raiseBufferedAmount, returnFalse },
          target: 'idle',
        },
        {
          guard: { bufferIsFull: (c) => c.bufferedAmount + encodeUtf8(c.argument).length > c.limits['api.send.bufferLimit'] },
          actions: { raiseBufferedAmount, close, returnFalse },
          target: 'idle',
        },
        {
          actions: {
            raiseBufferedAmount,
            sendData: at(['#p7', '10.3.4.8#p8'], { tell: ({ argument }) => ({ type: 'SEND_DATA', data: argument }) }),
            returnTrue: { type: 'RETURN', value: true },
          },
          target: 'idle',
        },
      ],
    },
  },
});

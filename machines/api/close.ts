/**
 * close(): 10.3.2#p8, cases Ba to Bd.
 *
 * Modelled where the text leaves it open: failing is told first and readyState
 * set in the same step, so the close event finds CLOSING (E25).
 */
import { fail } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import { at } from '../language/written.js';
import { READY_STATE, type SocketObject, socketObject } from './object.js';

type Talk = {
  context: SocketObject;
  hears: 'CLOSE_CALLED';
  tells: 'FAIL' | 'START_CLOSING' | 'RETURN';
};

const letReadyStateBeClosing = (c: SocketObject) => (c.readyState = READY_STATE.CLOSING);
const returns = { actions: { return: at('#p8', { type: 'RETURN', value: null }) }, target: 'idle' } as const;

export const websocketClose = algorithm<Talk>()({
  id: 'websocketClose',
  section: '10.3.2',
  title: 'API: close()',
  context: socketObject,
  initial: 'idle',
  states: {
    idle: {
      step: '#p8',
      does: 'wait for a call',
      on: {
        CLOSE_CALLED: [
          { step: '#Ba', guard: { isClosingOrClosed: ({ readyState }) => readyState >= READY_STATE.CLOSING }, target: '#Ba' },
          { step: '#Bb', guard: { isNotYetEstablished: ({ established }) => !established }, target: '#Bb' },
          { step: '#Bc', guard: { closingHandshakeHasNotStarted: ({ closingStarted }) => !closingStarted }, target: '#Bc' },
          { step: '#Bd', target: '#Bd' },
        ],
      },
    },
    '#Ba': { does: 'nothing', always: returns },
    '#Bb': { does: 'fail the connection; CLOSING', entry: { fail, letReadyStateBeClosing }, always: returns },
    '#Bc': {
      does: 'start the closing handshake; CLOSING',
      entry: { startClosingHandshakeByScript: { type: 'START_CLOSING' }, letReadyStateBeClosing },
      always: returns,
    },
    '#Bd': { does: 'CLOSING', entry: { letReadyStateBeClosing }, always: returns },
  },
});

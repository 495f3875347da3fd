/**
 * close(): 10.3.2#p8, cases Ba to Bd.
 *
 * Told: CLOSE_CALLED. Tells: FAIL, START_CLOSING, RETURN.
 *
 * Modelled where the text leaves it open: failing is told first and readyState
 * set in the same step, so the close event finds CLOSING (E25).
 */

import { oldFail as fail } from '../connection.js';
import { algorithm } from '../language/definition.js';
import { READY_STATE, type SocketObject, socketObject } from './object.js';

export const websocketClose = algorithm<SocketObject>()({
  id: 'websocketClose',
  section: '10.3.2',
  title: 'API: close()',
  context: socketObject,
  initial: 'idle',
  states: {
    idle: {
      step: '10.3.2#p8',
      does: 'wait for a call',
      on: {
        CLOSE_CALLED: [
          { step: '10.3.2#Ba', guard: 'isClosingOrClosed', target: 'step_Ba' },
          { step: '10.3.2#Bb', guard: 'isNotYetEstablished', target: 'step_Bb' },
          { step: '10.3.2#Bc', guard: 'closingHandshakeHasNotStarted', target: 'step_Bc' },
          { step: '10.3.2#Bd', target: 'step_Bd' },
        ],
      },
    },
    step_Ba: { step: '10.3.2#Ba', does: 'nothing', always: { actions: 'return', target: 'idle' } },
    step_Bb: {
      step: '10.3.2#Bb',
      does: 'fail the connection; CLOSING',
      entry: ['fail', 'letReadyStateBeClosing'],
      always: { actions: 'return', target: 'idle' },
    },
    step_Bc: {
      step: '10.3.2#Bc',
      does: 'start the closing handshake; CLOSING',
      entry: ['startClosingHandshakeByScript', 'letReadyStateBeClosing'],
      always: { actions: 'return', target: 'idle' },
    },
    step_Bd: {
      step: '10.3.2#Bd',
      does: 'CLOSING',
      entry: 'letReadyStateBeClosing',
      always: { actions: 'return', target: 'idle' },
    },
  },
  guards: {
    isClosingOrClosed: { step: '10.3.2#Ba', when: ({ readyState }) => readyState >= READY_STATE.CLOSING },
    isNotYetEstablished: { step: '10.3.2#Bb', when: ({ established }) => !established },
    closingHandshakeHasNotStarted: { step: '10.3.2#Bc', when: ({ closingStarted }) => !closingStarted },
  },
  actions: {
    fail,
    return: { step: '10.3.2#p8', tell: () => ({ type: 'RETURN', value: null }) },
    startClosingHandshakeByScript: { step: '10.3.2#Bc', tell: () => ({ type: 'START_CLOSING' }) },
    letReadyStateBeClosing: {
      step: ['10.3.2#Bb', '10.3.2#Bc', '10.3.2#Bd'],
      do: (c) => {
        c.readyState = READY_STATE.CLOSING;
      },
    },
  },
});

/**
 * The server terminates the connection: 10.3.4.4.3, steps C1 to C3, and what it
 * does when the client began (10.3.4.1.4#p3).
 *
 * Told: TERMINATE, CLIENT_TERMINATED, CLOSING_TIMEOUT, CLOSED. Tells: SEND,
 * CLOSING_STARTED, START_TIMER, CLOSE_CONNECTION.
 *
 * Modelled where the text leaves it open: nothing says whether a server answers
 * the client's FF 00 (E02). Policy server.onClientClose has four readings:
 * ackAndWait acknowledges and leaves TCP to the client until a timeout,
 * ackAndClose runs C1 to C3 with the flag set (E33), closeOnly closes, nothing
 * does nothing.
 */

import { oldClose as close } from '../connection.js';
import { algorithm } from '../language/definition.js';
import { type ServerConnection, serverConnection } from './connection.js';

export const serverTerminating = algorithm<ServerConnection>()({
  id: 'serverTerminating',
  section: '10.3.4.4.3',
  title: 'Server: terminate the WebSocket connection',
  context: serverConnection,
  initial: 'idle',
  on: { CLOSED: { step: '10.3.4.5.3#p1', target: 'over' } },
  states: {
    idle: {
      step: '10.3.4.4.3#p3',
      does: 'wait for a decision to terminate',
      on: {
        TERMINATE: { guard: 'serverIsEstablished', target: 'step_C1' },
        CLIENT_TERMINATED: [
          { step: '10.3.4.1.4#p3', guard: 'policyIsToAckAndWait', target: 'acknowledge' },
          { step: '10.3.4.1.4#p3', guard: 'policyIsToAckAndClose', target: 'step_C1' },
          { step: '10.3.4.5.3#p2', guard: 'policyIsToClose', target: 'step_C3' },
          { step: '10.3.4.4.3#3.B8', target: 'idle' },
        ],
      },
    },
    acknowledge: {
      step: '10.3.4.1.4#p3',
      does: 'send FF 00 in acknowledgement',
      entry: ['sendFF00', 'startClosingHandshake', 'tellClosingHandshakeStarted'],
      always: { target: 'acknowledged' },
    },
    acknowledged: {
      step: '10.3.4.1.4#p3',
      does: 'leave TCP to the client, until a timeout',
      entry: 'startTerminateTimer',
      on: { CLOSING_TIMEOUT: { step: '10.3.4.5.3#p2', target: 'step_C3' } },
    },
    step_C1: {
      step: ['10.3.4.4.3#C1', '10.3.4.4.3#p4'],
      does: 'send FF 00',
      entry: ['sendFF00', 'startClosingHandshake', 'tellClosingHandshakeStarted'],
      always: { target: 'step_C2' },
    },
    step_C2: {
      step: '10.3.4.4.3#C2',
      does: 'wait for the client terminated flag or a timeout',
      entry: 'startTerminateTimer',
      always: { guard: 'flagIsSet', target: 'step_C3' },
      on: { CLIENT_TERMINATED: { target: 'step_C3' }, CLOSING_TIMEOUT: { target: 'step_C3' } },
    },
    step_C3: { step: '10.3.4.4.3#C3', does: 'close', entry: 'close', always: { target: 'over' } },
    over: { step: '10.3.4.4.3#p3', does: 'these steps are over' },
  },
  guards: {
    serverIsEstablished: {
      step: '10.3.4.4.2#p2',
      when: ({ established, closed }) => established && !closed,
    },
    policyIsToAckAndWait: {
      step: '10.3.4.1.4#p3',
      when: ({ policies }) => policies['server.onClientClose'] === 'ackAndWait',
    },
    policyIsToAckAndClose: {
      step: '10.3.4.1.4#p3',
      when: ({ policies }) => policies['server.onClientClose'] === 'ackAndClose',
    },
    policyIsToClose: {
      step: '10.3.4.5.3#p2',
      when: ({ policies }) => policies['server.onClientClose'] === 'closeOnly',
    },
    flagIsSet: { step: '10.3.4.4.3#C2', when: ({ clientTerminated }) => clientTerminated },
  },
  actions: {
    close,
    sendFF00: {
      step: ['10.3.4.4.3#C1', '10.3.4.1.4#p3'],
      tell: () => ({ type: 'SEND', bytes: Uint8Array.of(0xff, 0x00), payload: 0 }),
    },
    startClosingHandshake: {
      step: ['10.3.4.4.3#C1', '10.3.4.4.3#p4'],
      do: (c) => {
        c.closingStarted = true;
      },
    },
    tellClosingHandshakeStarted: { step: '10.3.4.4.3#C1', tell: () => ({ type: 'CLOSING_STARTED' }) },
    startTerminateTimer: { step: '10.3.4.4.3#C2', tell: () => ({ type: 'START_TIMER', timer: 'closing' }) },
  },
});

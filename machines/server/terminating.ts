/**
 * The server terminates the connection: 10.3.4.4.3, steps C1 to C3, and what it
 * does when the client began (10.3.4.1.4#p3).
 *
 * Modelled where the text leaves it open: nothing says whether a server answers
 * the client's FF 00 (E02). Policy server.onClientClose has four readings:
 * ackAndWait acknowledges and leaves TCP to the client until a timeout,
 * ackAndClose runs C1 to C3 with the flag set (E33), closeOnly closes, nothing
 * does nothing. The states other than steps are the first of these.
 */
import { close, send } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import { at } from '../language/written.js';
import { type ServerConnection, serverConnection } from './connection.js';

type Talk = {
  context: ServerConnection;
  hears: 'TERMINATE' | 'CLIENT_TERMINATED' | 'CLOSING_TIMEOUT' | 'CLOSED';
  tells: 'SEND' | 'CLOSING_STARTED' | 'START_TIMER' | 'CLOSE_CONNECTION';
};

const startClosing = {
  sendFF00: send(Uint8Array.of(0xff, 0x00)),
  startClosingHandshake: at(['#C1', '#p4'], (c: ServerConnection) => (c.closingStarted = true)),
  tellClosingHandshakeStarted: at('#C1', { type: 'CLOSING_STARTED' }),
} as const;
const startTerminateTimer = at('#C2', { type: 'START_TIMER', timer: 'closing' });

export const serverTerminating = algorithm<Talk>()({
  id: 'serverTerminating',
  section: '10.3.4.4.3',
  title: 'Server: terminate the WebSocket connection',
  context: serverConnection,
  initial: 'idle',
  on: { CLOSED: { step: '10.3.4.5.3#p1', target: 'over' } },
  states: {
    idle: {
      step: '#p3',
      does: 'wait for a decision to terminate',
      on: {
        TERMINATE: { guard: { serverIsEstablished: at('10.3.4.4.2#p2', (c) => c.established && !c.closed) }, target: '#C1' },
        CLIENT_TERMINATED: [
          {
            step: '10.3.4.1.4#p3',
            guard: { policyIsToAckAndWait: (c) => c.policies['server.onClientClose'] === 'ackAndWait' },
            target: 'acknowledge',
          },
          {
            step: '10.3.4.1.4#p3',
            guard: { policyIsToAckAndClose: (c) => c.policies['server.onClientClose'] === 'ackAndClose' },
            target: '#C1',
          },
          {
            step: '10.3.4.5.3#p2',
            guard: { policyIsToClose: (c) => c.policies['server.onClientClose'] === 'closeOnly' },
            target: '#C3',
          },
          { step: '#3.B8', target: 'idle' },
        ],
      },
    },
    acknowledge: { step: '10.3.4.1.4#p3', does: 'send FF 00 in acknowledgement', entry: startClosing, always: 'acknowledged' },
    acknowledged: {
      step: '10.3.4.1.4#p3',
      does: 'wait for the client to close TCP, until a timeout',
      entry: { startTerminateTimer },
      on: { CLOSING_TIMEOUT: { step: '10.3.4.5.3#p2', target: '#C3' } },
    },
    '#C1': { also: '#p4', does: 'send FF 00', entry: startClosing, always: '#C2' },
    '#C2': {
      does: 'wait for the client terminated flag or a timeout',
      entry: { startTerminateTimer },
      always: { guard: { flagIsSet: ({ clientTerminated }) => clientTerminated }, target: '#C3' },
      on: { CLIENT_TERMINATED: '#C3', CLOSING_TIMEOUT: '#C3' },
    },
    '#C3': { does: 'close', entry: { close }, always: 'over' },
    over: { step: '#p3', does: 'the algorithm is over' },
  },
});

/**
 * The server sends a string: 10.3.4.4.3, steps B1 to B3.
 *
 * Told: SEND_STRING. Tells: SEND.
 *
 * Modelled where the text leaves it open: a string is sent only once the
 * connection is established (10.3.4.4.2#p2), before the server's own FF 00 (p4)
 * and before the connection is closed; and not after the client's FF 00, unless
 * policy server.sendAfterClientTerminated says so. Otherwise nothing happens.
 */
import { algorithm } from '../language/definition.js';
import { encodeUtf8, FRAME_BEGINS, FRAME_ENDS } from '../values/text.js';
import { type ServerConnection, serverConnection } from './connection.js';

export const serverSendingString = algorithm<ServerConnection>()({
  id: 'serverSendingString',
  section: '10.3.4.4.3',
  title: 'Server: send a string to the client',
  context: serverConnection,
  initial: 'idle',
  states: {
    idle: {
      step: '10.3.4.4.3#p2',
      does: 'wait for a string',
      on: {
        SEND_STRING: [
          { guard: 'maySendAString', target: 'step_B1' },
          { step: '10.3.4.4.3#p4', target: 'idle' },
        ],
      },
    },
    step_B1: { step: '10.3.4.4.3#B1', does: 'send 00', entry: 'send00', always: { target: 'step_B2' } },
    step_B2: { step: '10.3.4.4.3#B2', does: 'send the UTF-8', entry: 'sendString', always: { target: 'step_B3' } },
    step_B3: { step: '10.3.4.4.3#B3', does: 'send FF', entry: 'sendFF', always: { target: 'idle' } },
  },
  guards: {
    maySendAString: {
      step: ['10.3.4.4.3#p2', '10.3.4.4.3#p4', '10.3.4.4.2#p2'],
      when: ({ established, closingStarted, closed, clientTerminated, policies }) =>
        established &&
        !closingStarted &&
        !closed &&
        (!clientTerminated || policies['server.sendAfterClientTerminated'] === 'continue'),
    },
  },
  actions: {
    send00: { step: '10.3.4.4.3#B1', tell: () => ({ type: 'SEND', bytes: FRAME_BEGINS, payload: 0 }) },
    sendString: {
      step: '10.3.4.4.3#B2',
      tell: (_context, { data }) => {
        const bytes = encodeUtf8(data);
        return { type: 'SEND', bytes, payload: bytes.length };
      },
    },
    sendFF: { step: '10.3.4.4.3#B3', tell: () => ({ type: 'SEND', bytes: FRAME_ENDS, payload: 0 }) },
  },
});

/**
 * The server sends a string: 10.3.4.4.3, steps B1 to B3.
 *
 * Modelled where the text leaves it open: a string is sent only once the
 * connection is established (10.3.4.4.2#p2), before the server's own FF 00 (p4)
 * and before the connection is closed; and not after the client's FF 00, unless
 * policy server.sendAfterClientTerminated says so. Otherwise nothing happens.
 */
import { send, sendText } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import { at } from '../language/written.js';
import { FRAME_BEGINS, FRAME_ENDS } from '../values/text.js';
import { type ServerConnection, serverConnection } from './connection.js';

type Talk = {
  context: ServerConnection;
  hears: 'SEND_STRING';
  tells: 'SEND';
};

export const serverSendingString = algorithm<Talk>()({
  id: 'serverSendingString',
  section: '10.3.4.4.3',
  title: 'Server: send a string to the client',
  context: serverConnection,
  initial: 'idle',
  states: {
    idle: {
      step: '#p2',
      does: 'wait for a string',
      on: {
        SEND_STRING: [
          {
            guard: {
              maySendAString: at(
                ['#p2', '#p4', '10.3.4.4.2#p2'],
                (c) =>
                  c.established &&
                  !c.closingStarted &&
                  !c.closed &&
                  (!c.clientTerminated || c.policies['server.sendAfterClientTerminated'] === 'continue'),
              ),
            },
            target: '#B1',
          },
          { step: '#p4', target: 'idle' },
        ],
      },
    },
    '#B1': { does: 'send 00', entry: { send00: send(FRAME_BEGINS) }, always: '#B2' },
    '#B2': { does: 'send the UTF-8', entry: { sendString: { tell: (_, { data }) => sendText(data) } }, always: '#B3' },
    '#B3': { does: 'send FF', entry: { sendFF: send(FRAME_ENDS) }, always: 'idle' },
  },
});

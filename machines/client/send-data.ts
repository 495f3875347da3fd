/**
 * The client sends data using the WebSocket: 10.3.4.3.2, steps B1 to B3.
 *
 * SEND_DATA comes with a string without unpaired surrogates; SEND_FAILED when
 * the socket has a fatal problem.
 *
 * Modelled where the text leaves it open: data are sent only once the
 * connection is established and before the closing handshake has started (p3,
 * p4) or the connection is closed; at other times SEND_DATA does nothing. Any
 * error of the socket is fatal (policy client.send.fatal).
 */
import { type Connection, connection, fail, send, sendText } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import type { Of } from '../language/vocabulary.js';
import { at } from '../language/written.js';
import { FRAME_BEGINS, FRAME_ENDS } from '../values/text.js';

type Talk = {
  context: Connection;
  hears: 'SEND_DATA' | 'SEND_FAILED';
  tells: 'SEND' | 'FAIL';
};

export const clientSendData = algorithm<Talk>()({
  id: 'clientSendData',
  section: '10.3.4.3.2',
  title: 'Client: send data using the WebSocket',
  context: connection,
  initial: 'idle',
  on: { SEND_FAILED: { step: '#p7', guard: { isOpen: ({ closed }) => !closed }, actions: { fail }, target: 'idle' } },
  states: {
    idle: {
      step: '#p3',
      does: 'wait for data',
      on: {
        SEND_DATA: [
          { guard: { maySend: at(['#p3', '#p4'], (c) => c.established && !c.closingStarted && !c.closed) }, target: '#B1' },
          { step: '#p4', target: 'idle' },
        ],
      },
    },
    '#B1': { does: 'send 00', entry: { send00: send(FRAME_BEGINS) }, always: '#B2' },
    '#B2': {
      does: 'send the UTF-8',
      entry: { sendEncoded: { tell: (_, { data }: Of<'SEND_DATA'>) => sendText(data) } },
      always: '#B3',
    },
    '#B3': { does: 'send FF', entry: { sendFF: send(FRAME_ENDS) }, always: 'idle' },
  },
});

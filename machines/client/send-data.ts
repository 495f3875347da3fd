/**
 * The client sends data using the WebSocket: 10.3.4.3.2, steps B1 to B3.
 *
 * Told: SEND_DATA with a string without unpaired surrogates; SEND_FAILED when
 * the socket has a fatal problem. Tells: SEND, FAIL.
 *
 * Modelled where the text leaves it open: data are sent only once the
 * connection is established and before the closing handshake has started (p3,
 * p4) or the connection is closed; at other times SEND_DATA does nothing. Any
 * error of the socket is fatal (policy client.send.fatal).
 */

import { type Connection, connection, oldFail as fail } from '../connection.js';
import { algorithm } from '../language/definition.js';
import { encodeUtf8, FRAME_BEGINS, FRAME_ENDS } from '../values/text.js';

export const clientSendData = algorithm<Connection>()({
  id: 'clientSendData',
  section: '10.3.4.3.2',
  title: 'Client: send data using the WebSocket',
  context: connection,
  initial: 'idle',
  on: { SEND_FAILED: { step: '10.3.4.3.2#p7', guard: 'isOpen', actions: 'fail', target: 'idle' } },
  states: {
    idle: {
      step: '10.3.4.3.2#p3',
      does: 'wait for data',
      on: {
        SEND_DATA: [
          { guard: 'maySend', target: 'step_B1' },
          { step: '10.3.4.3.2#p4', target: 'idle' },
        ],
      },
    },
    step_B1: { step: '10.3.4.3.2#B1', does: 'send 00', entry: 'send00', always: { target: 'step_B2' } },
    step_B2: { step: '10.3.4.3.2#B2', does: 'send the UTF-8', entry: 'sendEncoded', always: { target: 'step_B3' } },
    step_B3: { step: '10.3.4.3.2#B3', does: 'send FF', entry: 'sendFF', always: { target: 'idle' } },
  },
  guards: {
    isOpen: { step: '10.3.4.3.2#p7', when: ({ closed }) => !closed },
    maySend: {
      step: ['10.3.4.3.2#p3', '10.3.4.3.2#p4'],
      when: ({ established, closingStarted, closed }) => established && !closingStarted && !closed,
    },
  },
  actions: {
    fail,
    send00: { step: '10.3.4.3.2#B1', tell: () => ({ type: 'SEND', bytes: FRAME_BEGINS, payload: 0 }) },
    sendEncoded: {
      step: '10.3.4.3.2#B2',
      tell: (_context, { data }) => {
        const bytes = encodeUtf8(data);
        return { type: 'SEND', bytes, payload: bytes.length };
      },
    },
    sendFF: { step: '10.3.4.3.2#B3', tell: () => ({ type: 'SEND', bytes: FRAME_ENDS, payload: 0 }) },
  },
});

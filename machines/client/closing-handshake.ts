/**
 * The client starts the WebSocket closing handshake: 10.3.4.3.2, steps C1 to C6.
 *
 * Modelled where the text leaves it open: these steps run asynchronously (p5),
 * so START_CLOSING is heard after the step that told it; C1 to C4 are then one
 * piece (policy client.closing.atomic), because p4 cannot hold otherwise (E30).
 * On a connection that is closed already the handshake starts all the same
 * (E28), but C2 and C3 have nothing to send on.
 */
import { type Connection, close, connection, isClosed, send } from '../connection.js';
import { algorithm } from '../language/algorithm.js';

type Talk = {
  context: Connection;
  hears: 'START_CLOSING' | 'CLOSING_TIMEOUT' | 'CLOSED';
  tells: 'SEND' | 'CLOSING_STARTED' | 'START_TIMER' | 'CLOSE_CONNECTION';
};

export const clientClosingHandshake = algorithm<Talk>()({
  id: 'clientClosingHandshake',
  section: '10.3.4.3.2',
  title: 'Client: start the WebSocket closing handshake',
  context: connection,
  initial: 'idle',
  states: {
    idle: { step: '#p5', does: 'wait to be started', on: { START_CLOSING: '#C1' } },
    '#C1': {
      does: 'has the closing handshake started?',
      always: [
        { guard: { closingHasStarted: ({ closingStarted }) => closingStarted }, target: 'idle' },
        { guard: { isClosed }, target: '#C4' },
        '#C2',
      ],
    },
    '#C2': { does: 'send FF', entry: { sendClosingFF: send(Uint8Array.of(0xff)) }, always: '#C3' },
    '#C3': { does: 'send 00', entry: { sendClosing00: send(Uint8Array.of(0x00)) }, always: '#C4' },
    '#C4': {
      does: 'the closing handshake has started',
      entry: { startClosingHandshake: (c) => (c.closingStarted = true), tellClosingStarted: { type: 'CLOSING_STARTED' } },
      always: [{ step: '#C5', guard: { isClosed }, target: '#C6' }, '#C5'],
    },
    '#C5': {
      does: 'wait some time, or until the connection is closed',
      entry: { startClosingTimer: { type: 'START_TIMER', timer: 'closing' } },
      on: { CLOSING_TIMEOUT: '#C6', CLOSED: '#C6' },
    },
    '#C6': {
      does: 'close, unless it is closed',
      always: [
        { guard: { isClosed }, target: 'idle' },
        { actions: { close }, target: 'idle' },
      ],
    },
  },
});

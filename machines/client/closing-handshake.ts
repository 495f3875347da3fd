/**
 * The client starts the WebSocket closing handshake: 10.3.4.3.2, steps C1 to C6.
 *
 * Told: START_CLOSING, CLOSING_TIMEOUT, CLOSED. Tells: SEND, CLOSING_STARTED,
 * START_TIMER, CLOSE_CONNECTION.
 *
 * Modelled where the text leaves it open: these steps run asynchronously (p5),
 * so START_CLOSING is heard after the step that told it; C1 to C4 are then one
 * piece (policy client.closing.atomic), because p4 cannot hold otherwise (E30).
 * On a connection that is closed already the handshake starts all the same
 * (E28), but C2 and C3 have nothing to send on.
 */

import { type Connection, oldClose as close, connection, oldIsClosed as isClosed } from '../connection.js';
import { algorithm } from '../language/definition.js';

export const clientClosingHandshake = algorithm<Connection>()({
  id: 'clientClosingHandshake',
  section: '10.3.4.3.2',
  title: 'Client: start the WebSocket closing handshake',
  context: connection,
  initial: 'idle',
  states: {
    idle: {
      step: '10.3.4.3.2#p5',
      does: 'wait until it shall start',
      on: { START_CLOSING: { target: 'step_C1' } },
    },
    step_C1: {
      step: '10.3.4.3.2#C1',
      does: 'has it started?',
      always: [{ guard: 'closingHasStarted', target: 'idle' }, { guard: 'isClosed', target: 'step_C4' }, { target: 'step_C2' }],
    },
    step_C2: { step: '10.3.4.3.2#C2', does: 'send FF', entry: 'sendClosingFF', always: { target: 'step_C3' } },
    step_C3: { step: '10.3.4.3.2#C3', does: 'send 00', entry: 'sendClosing00', always: { target: 'step_C4' } },
    step_C4: {
      step: '10.3.4.3.2#C4',
      does: 'the closing handshake has started',
      entry: ['startClosingHandshake', 'tellClosingStarted'],
      always: [{ step: '10.3.4.3.2#C5', guard: 'isClosed', target: 'step_C6' }, { target: 'step_C5' }],
    },
    step_C5: {
      step: '10.3.4.3.2#C5',
      does: 'wait some time, or until the connection is closed',
      entry: 'startClosingTimer',
      on: { CLOSING_TIMEOUT: { target: 'step_C6' }, CLOSED: { target: 'step_C6' } },
    },
    step_C6: {
      step: '10.3.4.3.2#C6',
      does: 'close, unless it is closed',
      always: [
        { guard: 'isClosed', target: 'idle' },
        { actions: 'close', target: 'idle' },
      ],
    },
  },
  guards: {
    isClosed,
    closingHasStarted: { step: '10.3.4.3.2#C1', when: ({ closingStarted }) => closingStarted },
  },
  actions: {
    close,
    sendClosingFF: { step: '10.3.4.3.2#C2', tell: () => ({ type: 'SEND', bytes: Uint8Array.of(0xff), payload: 0 }) },
    sendClosing00: { step: '10.3.4.3.2#C3', tell: () => ({ type: 'SEND', bytes: Uint8Array.of(0x00), payload: 0 }) },
    startClosingHandshake: {
      step: '10.3.4.3.2#C4',
      do: (c) => {
        c.closingStarted = true;
      },
    },
    tellClosingStarted: { step: '10.3.4.3.2#C4', tell: () => ({ type: 'CLOSING_STARTED' }) },
    startClosingTimer: { step: '10.3.4.3.2#C5', tell: () => ({ type: 'START_TIMER', timer: 'closing' }) },
  },
});

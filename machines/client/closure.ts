/**
 * The client fails and closes the connection: 10.3.4.5.1 and 10.3.4.5.3.
 *
 * Told: FAIL, CLOSE_CONNECTION, and TCP_CLOSED when the server has closed.
 * Tells: REPORT (for developers; policy api.failure.reported), CLOSE_TCP, and
 * CLOSED, which says whether the connection closed cleanly.
 *
 * Modelled where the text leaves it open: the connection is closed as soon as
 * either side closes TCP. Before it is established, the opening handshake's own
 * steps notice a server that closes, and fail. Every failure tells the script
 * the same (10.3.4.5.1#p3): CLOSED carries nothing but whether it was clean.
 */

import { type Connection, cause, connection } from '../connection.js';
import { algorithm } from '../language/definition.js';

export const clientClosure = algorithm<Connection>()({
  id: 'clientClosure',
  section: '10.3.4.5.3',
  title: 'Client: fail and close the WebSocket connection',
  context: connection,
  initial: 'open',
  states: {
    open: {
      step: ['10.3.4.5.3#p1', '10.3.4.5.1#p2'],
      does: 'not closed yet',
      on: {
        FAIL: { step: '10.3.4.5.1#p1', target: 'fail' },
        CLOSE_CONNECTION: { target: 'close' },
        TCP_CLOSED: { guard: 'isEstablished', target: 'close' },
      },
    },
    fail: {
      step: ['10.3.4.5.1#p1', '10.3.4.5.1#p3'],
      does: 'fail the WebSocket connection',
      entry: 'report',
      always: { target: 'close' },
    },
    close: {
      step: ['10.3.4.5.3#p1', '10.3.4.8#p6'],
      does: 'close the WebSocket connection',
      entry: ['closeTcp', 'letConnectionBeClosed', 'tellClosed'],
      always: { target: 'closed' },
    },
    closed: { step: '10.3.4.5.3#p1', does: 'the WebSocket connection is closed' },
  },
  guards: {
    isEstablished: { step: '10.3.4.5.3#p1', when: ({ established }) => established },
  },
  actions: {
    report: {
      step: '10.3.4.5.1#p1',
      tell: (_context, { step, why }) => ({ type: 'REPORT', ...cause(step, why) }),
    },
    closeTcp: { step: '10.3.4.5.3#p1', tell: () => ({ type: 'CLOSE_TCP' }) },
    letConnectionBeClosed: {
      step: '10.3.4.5.3#p1',
      do: (c) => {
        c.closed = true;
      },
    },
    tellClosed: {
      step: ['10.3.4.5.3#p1', '10.3.4.8#p6', '10.3.4.5.1#bullet4', '10.3.4.5.1#bullet5', '10.3.4.5.1#bullet6'],
      tell: ({ closingFinished }) => ({ type: 'CLOSED', wasClean: closingFinished }),
    },
  },
});

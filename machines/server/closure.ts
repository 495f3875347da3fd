/**
 * The server aborts and closes the connection: 10.3.4.5.2 and 10.3.4.5.3.
 *
 * Told: ABORT, CLOSE_CONNECTION, and TCP_CLOSED when the client has closed.
 * Tells: REPORT (for the operator), CLOSE_TCP, CLOSED.
 *
 * Modelled where the text leaves it open: an abort sends nothing (E37, policy
 * server.abort.answer). When the client has closed, the server closes its side
 * too (policy server.onTcpClosed). It counts as clean when each side's FF 00
 * has reached the other; the text defines that for clients only (E23).
 */

import { cause } from '../connection.js';
import { algorithm } from '../language/definition.js';
import { type ServerConnection, serverConnection } from './connection.js';

export const serverClosure = algorithm<ServerConnection>()({
  id: 'serverClosure',
  section: '10.3.4.5.3',
  title: 'Server: abort and close the WebSocket connection',
  context: serverConnection,
  initial: 'open',
  states: {
    open: {
      step: '10.3.4.5.3#p1',
      does: 'not closed yet',
      on: {
        ABORT: { step: '10.3.4.5.2#p1', target: 'abort' },
        CLOSE_CONNECTION: { target: 'close' },
        TCP_CLOSED: { target: 'close' },
        SEND_FAILED: { target: 'close' },
      },
    },
    abort: {
      step: '10.3.4.5.2#p1',
      does: 'abort the WebSocket connection',
      entry: 'report',
      always: { target: 'close' },
    },
    close: {
      step: ['10.3.4.5.3#p1', '10.3.4.5.3#p2'],
      does: 'close the WebSocket connection',
      entry: ['closeTcp', 'letConnectionBeClosed', 'tellClosed'],
      always: { target: 'closed' },
    },
    closed: { step: '10.3.4.5.3#p1', does: 'the WebSocket connection is closed' },
  },
  guards: {},
  actions: {
    report: { step: '10.3.4.5.2#p1', tell: (_context, { step, why }) => ({ type: 'REPORT', ...cause(step, why) }) },
    closeTcp: { step: '10.3.4.5.3#p1', tell: () => ({ type: 'CLOSE_TCP' }) },
    letConnectionBeClosed: {
      step: '10.3.4.5.3#p1',
      do: (c) => {
        c.closed = true;
      },
    },
    tellClosed: {
      step: '10.3.4.5.3#p1',
      tell: ({ closingStarted, clientTerminated }) => ({
        type: 'CLOSED',
        wasClean: closingStarted && clientTerminated,
      }),
    },
  },
});

/**
 * The server aborts and closes the connection: 10.3.4.5.2 and 10.3.4.5.3.
 *
 * REPORT is for the operator. The states other than steps are those of the
 * connection, and what is done to it.
 *
 * Modelled where the text leaves it open: an abort sends nothing (E37, policy
 * server.abort.answer). When the client has closed, the server closes its side
 * too (policy server.onTcpClosed). It counts as clean when each side's FF 00
 * has reached the other; the text defines that for clients only (E23).
 */
import { cause } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import type { Of } from '../language/vocabulary.js';
import { type ServerConnection, serverConnection } from './connection.js';

type Talk = {
  context: ServerConnection;
  hears: 'ABORT' | 'CLOSE_CONNECTION' | 'TCP_CLOSED' | 'SEND_FAILED';
  tells: 'REPORT' | 'CLOSE_TCP' | 'CLOSED';
};

export const serverClosure = algorithm<Talk>()({
  id: 'serverClosure',
  section: '10.3.4.5.3',
  title: 'Server: abort and close the WebSocket connection',
  context: serverConnection,
  initial: 'open',
  states: {
    open: {
      step: '#p1',
      does: 'not closed yet',
      on: {
        ABORT: { step: '10.3.4.5.2#p1', target: 'abort' },
        CLOSE_CONNECTION: 'close',
        TCP_CLOSED: 'close',
        SEND_FAILED: 'close',
      },
    },
    abort: {
      step: '10.3.4.5.2#p1',
      does: 'abort the WebSocket connection',
      entry: { report: { tell: (_, { step, why }: Of<'ABORT'>) => ({ type: 'REPORT', ...cause(step, why) }) } },
      always: 'close',
    },
    close: {
      step: ['#p1', '#p2'],
      does: 'close the WebSocket connection',
      entry: {
        closeTcp: { type: 'CLOSE_TCP' },
        letConnectionBeClosed: (c) => (c.closed = true),
        tellClosed: { tell: (c) => ({ type: 'CLOSED', wasClean: c.closingStarted && c.clientTerminated }) },
      },
      always: 'closed',
    },
    closed: { step: '#p1', does: 'the WebSocket connection is closed' },
  },
});

/**
 * The client fails and closes the connection: 10.3.4.5.1 and 10.3.4.5.3.
 *
 * REPORT is for developers (policy api.failure.reported); CLOSED says whether
 * the connection closed cleanly. The states other than steps are those of the
 * connection, and what is done to it.
 *
 * Modelled where the text leaves it open: the connection is closed as soon as
 * either side closes TCP. Before it is established, the opening handshake's own
 * steps notice a server that closes, and fail. Every failure tells the script
 * the same (10.3.4.5.1#p3): CLOSED carries nothing but whether it was clean.
 */
import { type Connection, cause, connection } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import type { Of } from '../language/vocabulary.js';
import { at } from '../language/written.js';

type Talk = {
  context: Connection;
  hears: 'FAIL' | 'CLOSE_CONNECTION' | 'TCP_CLOSED';
  tells: 'REPORT' | 'CLOSE_TCP' | 'CLOSED';
};

export const clientClosure = algorithm<Talk>()({
  id: 'clientClosure',
  section: '10.3.4.5.3',
  title: 'Client: fail and close the WebSocket connection',
  context: connection,
  initial: 'open',
  states: {
    open: {
      step: ['#p1', '10.3.4.5.1#p2'],
      does: 'not closed yet',
      on: {
        FAIL: { step: '10.3.4.5.1#p1', target: 'fail' },
        CLOSE_CONNECTION: 'close',
        TCP_CLOSED: { guard: { isEstablished: ({ established }) => established }, target: 'close' },
      },
    },
    fail: {
      step: ['10.3.4.5.1#p1', '10.3.4.5.1#p3'],
      does: 'fail the WebSocket connection',
      entry: { report: { tell: (_, { step, why }: Of<'FAIL'>) => ({ type: 'REPORT', ...cause(step, why) }) } },
      always: 'close',
    },
    close: {
      step: ['#p1', '10.3.4.8#p6'],
      does: 'close the WebSocket connection',
      entry: {
        closeTcp: { type: 'CLOSE_TCP' },
        letConnectionBeClosed: (c) => (c.closed = true),
        tellClosed: at(['#p1', '10.3.4.8#p6', '10.3.4.5.1#bullet4', '10.3.4.5.1#bullet5', '10.3.4.5.1#bullet6'], {
          tell: ({ closingFinished }) => ({ type: 'CLOSED', wasClean: closingFinished }),
        }),
      },
      always: 'closed',
    },
    closed: { step: '#p1', does: 'the WebSocket connection is closed' },
  },
});

/** What differs between judging a client and judging a server once the handshake is over. */
import { client, type Machine, type MachineEvent, server } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import type { Side } from './exchange.js';
import type { Choices } from './hypothesis.js';

export interface Role {
  side: Side;
  machine: Machine;
  /** The application sends a string. */
  say(data: string): MachineEvent;
  /** The application starts the closing handshake. */
  end: MachineEvent;
  /** What that shows, where nothing else asked for it. */
  endShows: Choices;
  /** The algorithm that reads frames. */
  framing: string;
  /** A close that nothing explains. */
  closeShows: Choices;
  /** A close in the middle of a frame of the other side. */
  limitShows: Choices;
  steps: { type: StepId; utf8: StepId; closing: StepId; afterClosing: StepId; early: StepId };
}

export const roles: Readonly<Record<Side, Role>> = {
  client: {
    side: 'client',
    machine: client,
    say: (data) => ({ type: 'SEND_DATA', data }),
    end: { type: 'START_CLOSING' },
    endShows: {},
    framing: 'clientDataFraming',
    closeShows: { 'client.close.arbitrary': 'closed' },
    limitShows: { 'client.limit.message': 'limit' },
    steps: {
      type: '10.3.4.3.2#B1',
      utf8: '10.3.4.3.2#B2',
      closing: '10.3.4.3.2#C3',
      afterClosing: '10.3.4.3.2#p4',
      early: '10.3.4.3.2#p3',
    },
  },
  server: {
    side: 'server',
    machine: server,
    say: (data) => ({ type: 'SEND_STRING', data }),
    end: { type: 'TERMINATE' },
    endShows: { 'server.terminate': 'unasked' },
    framing: 'serverDataFraming',
    closeShows: { 'server.close.whenever': 'closed' },
    limitShows: { 'server.limit.message': 'limit' },
    steps: {
      type: '10.3.4.4.3#B1',
      utf8: '10.3.4.4.3#B2',
      closing: '10.3.4.4.3#C1',
      afterClosing: '10.3.4.4.3#p4',
      early: '10.3.4.4.2#p2',
    },
  },
};

/** What differs between judging a client and judging a server. */
import {
  type AnyAlgorithm,
  client,
  inRevision,
  type Machine,
  type MachineEvent,
  machines,
  machinesOf,
  perRevision,
  type Revision,
  type State,
  server,
} from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { Interpreter } from '../engine/index.js';
import type { Choices } from './choices.js';
import type { Side } from './exchange.js';
import { lazy } from './lazy.js';

export interface Role {
  side: Side;
  /** The text that it is of. Its own items are named as r4820 names them until a verdict tells of them. */
  revision: Revision;
  interpreter: Interpreter;
  /** The application sends a string. */
  say(data: string): MachineEvent;
  /** The application starts the closing handshake. */
  end: MachineEvent;
  /** What that shows, where nothing else asked for it. */
  endShows: Choices;
  /** The algorithm that reads frames. */
  framing: 'clientDataFraming' | 'serverDataFraming';
  /** A close that nothing explains. */
  closeShows: Choices;
  /** A close in the middle of a frame of the other side. */
  limitShows: Choices;
  steps: Steps;
}

/** The items that what a side sends, or does not send, can violate. */
const STEPS = {
  type: { client: '10.3.4.3.2#B1', server: '10.3.4.4.3#B1' },
  utf8: { client: '10.3.4.3.2#B2', server: '10.3.4.4.3#B2' },
  closing: { client: '10.3.4.3.2#C3', server: '10.3.4.4.3#C1' },
  textEnds: { client: '10.3.4.3.2#B3', server: '10.3.4.4.3#B3' },
  afterClosing: { client: '10.3.4.3.2#p4', server: '10.3.4.4.3#p4' },
  early: { client: '10.3.4.3.2#p3', server: '10.3.4.4.2#p2' },
  /** A frame with a length: its data are read, discarded, and the next frame follows. */
  lengthData: { client: '10.3.4.3.2#3a.6', server: '10.3.4.4.3#3.B6' },
  discarded: { client: '10.3.4.3.2#3a.7', server: '10.3.4.4.3#3.B7' },
  nextFrame: { client: '10.3.4.3.2#5', server: '10.3.4.4.3#4' },
  firstFrame: { client: '10.3.4.3.2#1', server: '10.3.4.4.3#1' },
  /** The data of a text frame go on to its FF. */
  textData: { client: '10.3.4.3.2#3b.3', server: '10.3.4.4.3#3.3' },
  /** A text frame becomes a message. */
  message: { client: '10.3.4.3.2#3b.5', server: '10.3.4.4.3#3.4' },
  /** What is ill-formed becomes U+FFFD. */
  replaced: { client: '10.3.4.3.3#p1', server: '10.3.4.4.4#p1' },
  /** Behind the other side's FF 00 nothing is read. */
  terminated: { client: '10.3.4.3.2#3a.8.4', server: '10.3.4.4.3#3.B8' },
  /** The other side's FF 00 is answered. */
  answered: { client: '10.3.4.3.2#3a.8.1', server: '10.3.4.4.3#C1' },
  /** And then this side closes. */
  closes: { client: '10.3.4.3.2#3a.8.3', server: '10.3.4.4.3#C3' },
} as const;

type Steps = Record<keyof typeof STEPS, StepId>;

function stepsOf(side: Side): Steps {
  return Object.fromEntries(Object.entries(STEPS).map(([name, steps]) => [name, steps[side]])) as Steps;
}

export const roles: Readonly<Record<Side, Role>> = {
  client: {
    side: 'client',
    revision: 'r4820',
    interpreter: interpreterOf(client),
    say: (data) => ({ type: 'SEND_DATA', data }),
    end: { type: 'START_CLOSING' },
    endShows: {},
    framing: 'clientDataFraming',
    closeShows: { 'client.close.arbitrary': 'closed' },
    limitShows: { 'client.limit.message': 'limit' },
    steps: stepsOf('client'),
  },
  server: {
    side: 'server',
    revision: 'r4820',
    interpreter: interpreterOf(server),
    say: (data) => ({ type: 'SEND_STRING', data }),
    end: { type: 'TERMINATE' },
    endShows: { 'server.terminate': 'unasked' },
    framing: 'serverDataFraming',
    closeShows: { 'server.close.whenever': 'closed' },
    limitShows: { 'server.limit.message': 'limit' },
    steps: stepsOf('server'),
  },
};

/** The role of a side in a revision. */
export function roleOf(side: Side, revision?: Revision): Role {
  return rolesOf(revision)[side];
}

const rolesOf = perRevision((revision): typeof roles => {
  const of = (role: Role): Role => ({
    ...role,
    revision,
    interpreter: interpreterOf({
      id: role.side,
      algorithms: (machinesOf(revision)[role.side] as Machine).algorithms.map(drawnAsInR4820),
    }),
    end: role.side === 'client' && revision === 'r4819' ? { type: 'CLOSE_CONNECTION' } : role.end,
    steps: Object.fromEntries(
      Object.entries(role.steps).map(([name, step]) => [name, inRevision(revision, step) === undefined ? role.steps.type : step]),
    ) as Steps,
  });
  return revision === 'r4820' ? roles : { client: of(roles.client), server: of(roles.server) };
});

/** The role of a client whose keys are drawn as its own text draws them, as those of paths are. */
export function clientOfPaths(revision: Revision): Role {
  const role = roleOf('client', revision);
  return { ...role, interpreter: interpreterOf(machinesOf(revision).client as Machine) };
}

/** In whichever order a client inserts spaces and characters, the same keys come of it, but for those with spaces at their ends. */
function drawnAsInR4820(one: AnyAlgorithm): AnyAlgorithm {
  if (one.id !== 'clientOpeningHandshake') return one;
  const base = machines.clientOpeningHandshake.algorithms[0] as AnyAlgorithm;
  const { step_21, step_22 } = base.states as Record<'step_21' | 'step_22', State>;
  const { guards, actions } = base;
  return {
    ...one,
    states: { ...one.states, step_21, step_22 },
    guards: { ...guards, ...one.guards },
    actions: { ...one.actions, ...inserting(actions) },
  };
}

function inserting(actions: AnyAlgorithm['actions']): AnyAlgorithm['actions'] {
  return Object.fromEntries(Object.entries(actions).filter(([name]) => name.startsWith('insert')));
}

function interpreterOf({ id, algorithms }: Pick<Machine, 'id' | 'algorithms'>): Interpreter {
  return new Interpreter({ id, algorithms: lazy(algorithms) });
}

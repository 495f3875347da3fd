/**
 * The machines of r4820, by name: each algorithm of the text alone, and the
 * three that are composed of them. All are XState machines and can be run,
 * inspected and drawn with XState's own tools.
 *
 * @module hixie76/machines
 *
 * @example
 * ```ts
 * import { createActor } from 'xstate';
 * import { machines } from 'hixie76/machines';
 * const actor = createActor(machines.clientDataFraming.machine);
 * ```
 */

import * as of from './algorithms.js';
import { READY_STATE, type ReadyState } from './api/object.js';
import type { AnyAlgorithm } from './language/definition.js';
import { alone, compose, type Machine, type StateOf } from './language/machine.js';
import { r4819, readyStates } from './revisions/r4819.js';
import { r5065 } from './revisions/r5065.js';
import { type Differences, perRevision, type Revision, revise } from './revisions/revise.js';

const api = [of.websocketConstructor, of.websocketSend, of.websocketClose, of.websocketFeedback];
const urls = [of.parseUrl, of.constructUrl];
const ofClient = [
  of.clientOpeningHandshake,
  of.clientDataFraming,
  of.clientSendData,
  of.clientClosingHandshake,
  of.clientClosure,
];
const ofServer = [
  of.serverReadingHandshake,
  of.serverSendingHandshake,
  of.serverDataFraming,
  of.serverSendingString,
  of.serverTerminating,
  of.serverClosure,
];

/** Every algorithm of the text, in the text's order. */
export const algorithms: readonly AnyAlgorithm[] = [...api, ...urls, ...ofClient, ...ofServer];

/** The client's side of a connection, for specifications that use the protocol (10.3.4.8). */
export const client = compose('client', 'Client', [of.constructUrl, ...ofClient]);
/** A WebSocket object and its connection. */
export const webSocket = compose('webSocket', 'WebSocket object', [...api, ...urls, ...ofClient]);
/** The server's side of a connection. */
export const server = compose('server', 'Server', [of.constructUrl, ...ofServer]);

/** Every machine by its id, the composed ones first. */
export const machines = Object.fromEntries(
  [client, webSocket, server, ...algorithms.map((each) => alone(each))].map((machine) => [machine.id, machine]),
) as unknown as Readonly<{ client: typeof client; webSocket: typeof webSocket; server: typeof server } & Alone>;

type Alone = { [Id in AlgorithmId]: Machine<(typeof of)[Id]> };

/** The texts whose machines there are, in their order; r4820 is what is meant where none is named. */
export const REVISIONS = ['r4819', 'r4820', 'r5065'] as const;

/** The type of the event of an error (10.3.3#p3). */
export const errorType = (revision: Revision) => (revision === 'r4819' ? 'messageerror' : 'error');

const differences: Readonly<Record<Revision, Differences>> = { r4819, r4820: {}, r5065 };
/** Values of readyState, by the names of a revision. */
export const readyStatesOf = (revision: Revision): Readonly<Record<string, number>> =>
  revision === 'r4819' ? readyStates : READY_STATE;

const named = machines as unknown as Readonly<Record<string, Machine>>;

/** Every machine of a revision by its id, as `machines`: what does not differ from r4820 is the same object. */
export const machinesOf = perRevision((revision) =>
  revision === 'r4820' ? named : Object.fromEntries(Object.values(named).flatMap(revisedBy(revision))),
);

/** The algorithms of a revision, each once. */
export const algorithmsOf = perRevision((revision): readonly AnyAlgorithm[] => [
  ...new Set(Object.values(machinesOf(revision)).flatMap((machine) => machine.algorithms)),
]);

function revisedBy(revision: Revision): (machine: Machine) => [string, Machine][] {
  const by = differences[revision];
  const once = new Map(
    algorithms.map((one) => [one, by[one.id] === null ? undefined : revise(revision, one, by[one.id] ?? undefined)]),
  );
  return (machine) => {
    const { id, title, algorithms: all } = machine;
    const revised = all.flatMap((one) => once.get(one) ?? []);
    if (revised.length === all.length && revised.every((one, at) => one === all[at])) return [[id, machine]];
    const [first] = revised;
    if (first === undefined) return [];
    return [[id, all.length > 1 ? compose(id, title, revised) : alone(first)]];
  };
}

/** The id of an algorithm. */
export type AlgorithmId = keyof typeof of;
/** The names of the states of the algorithm with an id. */
export type StateIn<Id extends AlgorithmId> = StateOf<(typeof of)[Id]>;
/** A state of any algorithm: `clientDataFraming.step_3b_3`; a star stands for all of an algorithm. */
export type StateName = { [Id in AlgorithmId]: `${Id}.${StateIn<Id> | '*'}` }[AlgorithmId];

export { offersBasic } from './client/authentication.js';
export { algorithm, stateName } from './language/algorithm.js';
export {
  type Action,
  type Algorithm,
  type AnyAlgorithm,
  type Events,
  eventsOf,
  type Guard,
  list,
  type OneOrMore,
  type State,
  type Steps,
  stepsOf,
  type Talk,
  type Transition,
  transitionId,
  transitionsFor,
} from './language/definition.js';
export { alone, compose, type Machine, type StateOf } from './language/machine.js';
export { timeoutOf, timerOf } from './language/timers.js';
export type * from './language/vocabulary.js';
export { at } from './language/written.js';
export { choosable, choose, chooseLimits } from './policies.js';
export { inR4820, inRevision, perRevision, type Revision, settledBy } from './revisions/revise.js';
export type { Asked, Field, Service, Welcome } from './server/connection.js';
export { freeInReply } from './server/free-in-reply.js';
export { type Authority, authorityOf, isLocation, isOrigin } from './url/location.js';
export { Bytes } from './values/bytes.js';
export { draw, type Random, unseeded } from './values/random.js';
export { isProtocolName } from './values/text.js';
export { READY_STATE, type ReadyState };

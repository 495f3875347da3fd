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
import type { AnyAlgorithm } from './algorithm.js';
import { clientClosingHandshake } from './client-closing-handshake.js';
import { clientClosure } from './client-closure.js';
import { clientDataFraming } from './client-data-framing.js';
import { clientOpeningHandshake } from './client-opening-handshake.js';
import { clientSendData } from './client-send-data.js';
import { constructUrl } from './construct-url.js';
import { alone, compose, type Machine } from './machine.js';
import { parseUrl } from './parse-url.js';
import { serverClosure } from './server-closure.js';
import { serverDataFraming } from './server-data-framing.js';
import { serverReadingHandshake } from './server-reading-handshake.js';
import { serverSendingHandshake } from './server-sending-handshake.js';
import { serverSendingString } from './server-sending-string.js';
import { serverTerminating } from './server-terminating.js';
import { websocketClose } from './websocket-close.js';
import { websocketConstructor } from './websocket-constructor.js';
import { websocketFeedback } from './websocket-feedback.js';
import { websocketSend } from './websocket-send.js';

const api = [websocketConstructor, websocketSend, websocketClose, websocketFeedback];
const urls = [parseUrl, constructUrl];
const ofClient = [clientOpeningHandshake, clientDataFraming, clientSendData, clientClosingHandshake, clientClosure];
const ofServer = [
  serverReadingHandshake,
  serverSendingHandshake,
  serverDataFraming,
  serverSendingString,
  serverTerminating,
  serverClosure,
];

/** Every algorithm of the text, in the text's order. */
export const algorithms: readonly AnyAlgorithm[] = [...api, ...urls, ...ofClient, ...ofServer];

/** The client's side of a connection, for specifications that use the protocol (10.3.4.8). */
export const client: Machine = compose('client', 'Client', [constructUrl, ...ofClient]);
/** A WebSocket object and its connection. */
export const webSocket: Machine = compose('webSocket', 'WebSocket object', [...api, ...urls, ...ofClient]);
/** The server's side of a connection. */
export const server: Machine = compose('server', 'Server', [constructUrl, ...ofServer]);

/** Every machine by its id, the composed ones first. */
export const machines: Readonly<Record<string, Machine>> = Object.fromEntries(
  [client, webSocket, server, ...algorithms.map((each) => alone(each))].map((machine) => [machine.id, machine]),
);

export {
  type Action,
  type Algorithm,
  type AnyAlgorithm,
  algorithm,
  type Events,
  eventsOf,
  type Guard,
  list,
  type OneOrMore,
  type State,
  type Steps,
  stepsOf,
  type Transition,
  transitionId,
  transitionsFor,
} from './algorithm.js';
export { offersBasic } from './authentication.js';
export { Bytes } from './bytes.js';
export { type Authority, authorityOf, isLocation, isOrigin } from './location.js';
export { alone, compose, type Machine } from './machine.js';
export { choosable, choose, chooseLimits } from './policies.js';
export { draw, type Random, unseeded } from './random.js';
export type { Asked, Field, Service, Welcome } from './server-connection.js';
export { freeInReply } from './server-sending-handshake.js';
export { isProtocolName } from './text.js';
export { timeoutOf, timerOf } from './timers.js';
export type * from './vocabulary.js';
export { READY_STATE, type ReadyState } from './websocket-object.js';

/**
 * Client and server of the WebSocket protocol of r4820.
 *
 * @module hixie76
 *
 * @example
 * ```ts
 * import { createEnvironment, createServer } from 'hixie76';
 * const server = createServer({ origins: ['http://localhost'] }, (peer) => peer.on('message', (text) => peer.send(text)));
 * const port = await server.listen();
 * const { WebSocket } = createEnvironment({ origin: 'http://localhost' });
 * const socket = new WebSocket(`ws://localhost:${port}/`);
 * socket.onopen = () => socket.send('hello');
 * ```
 */
export {
  blockedPorts,
  CloseEvent,
  createEnvironment,
  type Environment,
  type EnvironmentOptions,
  FAILURES,
  type Failure,
  type Handler,
  type Listener,
  type OnFailure,
  type WebSocket,
  type WebSocketConstructor,
  type WebSocketEvents,
} from './api/index.js';
export {
  compiledEngine,
  directEngine,
  type Engine,
  type EngineChoice,
  type EngineFactory,
  type Inspect,
  watched,
  xstateEngine,
} from './engine/index.js';
export {
  type Allowed,
  type ClientTls,
  type Clock,
  Connection,
  type ConnectionEvents,
  type Credentials,
  createServer,
  type Place,
  type ProxyChoice,
  proxyFromEnvironment,
  type Route,
  Server,
  type ServerEvents,
  type ServerOptions,
  type ServerTls,
  type Wait,
  type WelcomeOptions,
} from './net/index.js';

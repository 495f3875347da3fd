/** The API of 10.3.2 and 10.3.3 for scripts. */
export { createEnvironment, type Environment, type EnvironmentOptions, type WebSocketConstructor } from './environment.js';
export { CloseEvent, type WebSocketEvents } from './events.js';
export { FAILURES, type Failure, type OnFailure } from './failures.js';
export { blockedPorts } from './ports.js';
export type { Listener } from './target.js';
export type { Handler, WebSocket } from './websocket.js';

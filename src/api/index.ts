/** The API of 10.3.2 and 10.3.3 for scripts. */
export { createEnvironment, type Environment } from './environment.js';
export { CloseEvent, type WebSocketEvents } from './events.js';
export { FAILURES, type Failure, type OnFailure } from './failures.js';
export type { Handler, Listener, WebSocket, WebSocketConstructor } from './interface.js';
export type { EnvironmentOptions } from './options.js';
export { blockedPorts } from './ports.js';

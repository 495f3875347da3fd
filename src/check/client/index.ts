/** The checker of clients. */
export { checkClient, clientCasesOf, commandsOf } from './check.js';
export { Host } from './host.js';
export type { ClientCheckOptions, Started } from './peer.js';
export { handshakeIn } from './request.js';

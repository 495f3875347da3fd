/** The checker of clients. */
export { checkClient, clientCasesOf } from './check.js';
export type { ClientCheckOptions } from './peer.js';

/** Interoperability: what the other side of the text makes of a peer, whatever excuses the peer. */
export { impasseOfClient } from './client.js';
export { impassesOfServer } from './server.js';

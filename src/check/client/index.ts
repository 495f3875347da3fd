/** The checker of clients. */
export { type ClientCheckOptions, checkClient, clientCasesOf } from './check.js';

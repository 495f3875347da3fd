/** Findings by cause: what is wrong with a peer, for whoever maintains it. */
export { type Found, findingsOf } from './findings.js';

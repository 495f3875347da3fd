/** Findings by cause: what is wrong with a peer, for whoever maintains it. */
export { type Found, findingsOf } from './findings.js';
export { annotations } from './github.js';
export { isHandshake } from './input.js';
export { badge, findingsInWords, playedBy, severities } from './text.js';

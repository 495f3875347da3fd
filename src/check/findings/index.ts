/** Findings by cause: what is wrong with a peer, for whoever maintains it. */
export { type Found, findingsOf } from './findings.js';
export { annotations } from './github.js';
export { badge, findingsInWords, isHandshake, sendInWords, severities } from './text.js';

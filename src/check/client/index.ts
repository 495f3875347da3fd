/** The checker of clients. */
export { clientCasesOf } from './cases.js';
export { type ClientCheckOptions, checkClient } from './check.js';
export { endCommands, wordsOf } from './command.js';

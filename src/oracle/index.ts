/** The oracle: judges recorded exchanges by what the text's machines allow. */
export { type Flow, flowsOf, isCapture } from './capture/index.js';
export { checkKey } from './client-key.js';
export * from './exchange.js';
export { judge, judgeAll } from './judge.js';
export { logOf, parseLog } from './log.js';
export { type Recording, record } from './relay.js';

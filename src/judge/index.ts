/** The judge: what the text's machines allow one side of a connection, under every policy. */
export { flowsOf, isCapture } from './capture/index.js';
export { frameAt } from './cause.js';
export { best, type Choices, type Fingerprint, isUndefined, type Liberty, libertiesOf, markOf } from './choices.js';
export { checkKey, partsOf } from './client-key.js';
export { digestOf, numberOf } from './digest.js';
export * from './exchange.js';
export { Expectation } from './expectation.js';
export { type Explanation, factsOf, followed, groupedBy, simplified } from './explanation.js';
export { type Head, type HeadField, headIn, isSwitching, KEY3, valueIn } from './head.js';
export { Judge, judge, judgeAll, type Standing } from './judge.js';
export { lazy } from './lazy.js';
export { logOf, parseLog } from './log.js';
export { withoutKeptOpen } from './readings.js';
export { DIGEST } from './reply.js';
export { clientOfPaths, roleOf, roles } from './role.js';
export { canonical } from './simplest.js';
export { solve } from './solve.js';
export { settledIn } from './ways.js';

/**
 * The checker: the other end of a TCP connection, which plays traces to an
 * implementation and judges what it does by what the text allows.
 *
 * @example
 * ```ts
 * const [control, ...cases] = casesOf('small');
 * const { summary } = await checkServer({ url: new URL('ws://localhost:8080/'), timeout: 2_000, concurrency: 1 }, control, cases);
 * ```
 */
export { AS_PUBLISHED } from './case-result.js';
export { type Case, casesIn, casesOf, only, shard } from './cases.js';
export { checkServer, madeBy } from './check.js';
export {
  type ClientCheckOptions,
  checkClient,
  clientCasesOf,
  commandsOf,
  Host,
  handshakeIn,
  type Started,
} from './client/index.js';
export { Connection } from './connection.js';
export { type Baseline, baselineOf, type Standing, standing } from './expectation.js';
export { annotations, badge, findingsInWords, isHandshake, playedBy, severities } from './findings/index.js';
export { judgedOn } from './habits/index.js';
export {
  CLIENT_LINES,
  type ClientLine,
  type Hooks,
  needsOf,
  SERVER_LINES,
  type ServerHooks,
  type ServerLine,
  serverOf,
} from './hooks.js';
export { junit } from './junit.js';
export { merged } from './merge.js';
export { type Names, replyTo, requestTo } from './names.js';
export { Program, wordsOf } from './program.js';
export { type Fact, factsOf, fingerprintOf, inWords, libertyInWords, totals } from './text.js';
export { inTurns } from './turns.js';
export * from './types.js';

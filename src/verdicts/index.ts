/**
 * The judge: one exchange in, a verdict out; and traces for what has no socket.
 *
 * @module hixie76/judge
 *
 * @example
 * ```ts
 * import { inWords, judge, parseLog } from 'hixie76/judge';
 * const verdict = judge(parseLog(await readFile('exchange.json', 'utf8')), 'server');
 * if (!verdict.accepted) console.log(verdict.rejection.step, inWords(verdict));
 * ```
 */
export {
  type Acceptance,
  type Closing,
  type Entry,
  type Exchange,
  type Fault,
  type Fingerprint,
  judge,
  judgeAll,
  type Liberty,
  logOf,
  parseLog,
  type Refusal,
  type Rejection,
  type Side,
  Unreadable,
  type Verdict,
} from '../judge/index.js';
export { type Endpoint, playTrace, type Wire } from './play.js';
export { inWords } from './words.js';

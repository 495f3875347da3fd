/**
 * Client, server and TCP together: what is claimed of them, checked by SPIN. Two models stand in the same world: the machines,
 * exported, which run to completion; and one written from the text, in which what the text does not order interleaves. In a
 * third, several clients of one user agent wait for their turn to connect to one address.
 */
export {
  type Counterexample,
  committedCounterexamples,
  counterexampleName,
  counterexampleOf,
  type Explained,
  explained,
} from './counterexamples.js';
export { letterOf, type SideName } from './export/index.js';
export type { Happening } from './happenings.js';
export { type Property, properties, type Reading } from './properties.js';
export { type CommittedCheck, committedChecks, pinned, type Verified } from './results.js';
export { MissingProgram, type SpinLimits, spinLimits, UnsoundModel } from './spin.js';
export { allFindings, boundsOf, choicesOf, type Finding, inShort, under } from './told.js';
export { type Checked, checkAll, filesToExport, readingOf, readings } from './verify.js';

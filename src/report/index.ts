/**
 * The traceability report: what the catalogue demands, what cites it, and
 * which runs went through it.
 */
export { coverage } from './coverage.js';
export { credited, type Exercise, exercisedBy, exerciseIn, exerciseOf, ownedBy } from './exercise.js';
export * from './load.js';
export * from './mutation.js';
export { compareSnapshot, snapshot } from './snapshot.js';
export { committed, judgeHash, machinesHash, socketsHash } from './sources-hash.js';
export { summary } from './summary.js';
export { traceability } from './traceability.js';
export * from './types.js';
export { unreached } from './unreached.js';
export * from './witness.js';

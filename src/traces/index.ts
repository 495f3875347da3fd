/**
 * Traces: test vectors for other implementations, made from the paths.
 *
 * @module hixie76/traces
 *
 * @example
 * ```ts
 * import { loadTraces } from 'hixie76/traces';
 * const traces = loadTraces('small').filter(({ role, needs }) => role === 'server' && needs.length === 0);
 * ```
 */
export { bytesOf } from './bytes.js';
export { requestOfTraces } from './echo-client.js';
export { makeTier, type TierFile, writeTier } from './files.js';
export { tracesOf } from './generate.js';
export { loadManifest, loadTraces, revisionOf, tracesFolder, tracesIn } from './load.js';
export { type Progress, type Tier, tiers } from './tiers.js';
export * from './types.js';

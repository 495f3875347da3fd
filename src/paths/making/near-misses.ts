/**
 * Near misses: handshakes with a single defect, from every sound one, for both
 * sides, frames of every kind, the constructor's arguments, and calls at
 * every stage, each followed
 * by what tells where it led. The operators are general ones for lines, names,
 * values, keys, proofs and lengths; none was made for a guard.
 */
import { within } from '../parts/limit.js';
import type { MachineOf, Path } from '../parts/model.js';
import { callNearMisses } from './near/calls.js';
import { clientNearMisses } from './near/client.js';
import { frameNearMisses } from './near/frames.js';
import { serverNearMisses } from './near/server.js';
import { urlNearMisses } from './near/url.js';

/** Near misses that there may be. */
const LIMIT = 20_000;

/**
 * Every near miss, with ids such as `near/server/001`.
 * @throws Error when there are more than the limit
 */
export function nearMissesOf(machines: MachineOf, limit = LIMIT): Path[] {
  const paths: Path[] = [];
  for (const make of [serverNearMisses, clientNearMisses, frameNearMisses, urlNearMisses, callNearMisses]) {
    paths.push(...make(machines));
    within(limit, paths.length, 'near misses');
  }
  return paths;
}

/**
 * Near misses: handshakes with a single defect, from every sound one, for both
 * sides, each followed by what tells where it led. The operators are general
 * ones for lines, names, values, keys and proofs; none was made for a guard.
 */
import type { MachineOf, Path } from './model.js';
import { clientNearMisses } from './near/client.js';
import { serverNearMisses } from './near/server.js';

/** Every near miss, with ids that begin with `near/`. */
export function nearMissesOf(machines: MachineOf): Path[] {
  return [...serverNearMisses(machines), ...clientNearMisses(machines)];
}

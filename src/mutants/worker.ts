/** Judges all mutants of one side, in a process of its own: `worker.ts SIDE`. */
import { machineOf, reportPaths } from '../paths/index.js';
import { killing } from './kill.js';
import { mutantsOf } from './mutate.js';
import type { Judged } from './result.js';
import { suiteOf } from './suite.js';
import { type Side, suitePaths } from './suite-paths.js';
import { unruly, unrulyWorlds } from './unruly.js';

/** Worlds by chance in which those are tried that no path has noticed. */
const WORLDS = 2_500;

/** What a worker tells: how far it is, then what it has found. */
export type Told = { done: number; total: number } | { judged: Judged[]; paths: Record<string, number> };

const side = process.argv[2] as Side;
const { algorithms } = machineOf[side];
const mutants = algorithms.flatMap(mutantsOf);
const paths = suitePaths(side);
const suite = suiteOf(Object.values(paths).flat());
const own = reportPaths().filter(({ role }) => (role === 'server') === (side === 'server'));
const differs = unruly(unrulyWorlds(own, WORLDS, 'a'));
const tell = (told: Told) => process.send?.(told);

const judged = mutants.map((mutant, index): Judged => {
  const { id, kind, algorithm } = mutant;
  if (index % 20 === 0) tell({ done: index, total: mutants.length });
  return { id, kind, algorithm, killed: killing(mutant, suite).path !== undefined || differs(mutant) !== undefined };
});
tell({ judged, paths: Object.fromEntries(Object.entries(paths).map(([kind, all]) => [kind, all.length])) });

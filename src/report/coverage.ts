/** How much of each algorithm the passing runs went through. */
import type { AnyAlgorithm } from '../../machines/index.js';
import { exerciseOf, isOfTheApi } from './exercise.js';
import { departuresOf, outcomesOf } from './outcomes.js';
import type { Coverage, Run, Traceability, Unreached } from './types.js';

/**
 * Coverage by passing runs that can vouch for the algorithm: over a socket or,
 * for algorithms that only a script sets off, through the public API.
 * @throws Error when an excuse names what does not exist, or what was reached
 */
export function coverage(
  algorithms: readonly AnyAlgorithm[],
  runs: readonly Run[],
  unreached: readonly Unreached[],
): Pick<Traceability, 'machines' | 'uncovered' | 'through'> {
  const excused = new Set(unreached.map((each) => each.id));
  const strays = new Set(excused);
  const passing = runs.filter((run) => run.passed);
  const anyDoor = countsOf(passing);
  const bySocket = countsOf(passing.filter((run) => run.over === 'socket'));
  const through: Record<string, number> = {};
  const uncovered: string[] = [];
  const machines = algorithms.map((one) => {
    const reached = isOfTheApi(one) ? anyDoor : bySocket;
    // What is counted elsewhere as well is in the totals, and named once.
    const count = (ids: readonly string[], also: readonly string[] = []): Coverage => {
      const left = ids.filter((id) => !reached.has(id));
      const alsoLeft = also.filter((id) => !reached.has(id));
      for (const id of ids) strays.delete(id);
      for (const id of ids) if (excused.has(id) && reached.has(id)) throw new Error(contradiction(id, passing));
      uncovered.push(...left.filter((id) => !excused.has(id)));
      const all = [...ids, ...also];
      const open = [...left, ...alsoLeft];
      return { covered: all.length - open.length, total: all.length, unreached: open.filter((id) => excused.has(id)).length };
    };
    const { states, transitions } = exerciseOf([one]);
    const { id, title } = one;
    const ofStates = [...transitions.keys()].filter((each) => !each.startsWith(`${id}.* `));
    for (const each of [...states.keys(), ...transitions.keys()]) through[each] = reached.get(each) ?? 0;
    return {
      id,
      title,
      states: count([...states.keys()]),
      transitions: count([...transitions.keys()]),
      microsteps: count(departuresOf(one), ofStates),
      guards: count(outcomesOf(one)),
    };
  });
  for (const id of strays) throw new Error(`"${id}" is listed as unreachable, but no algorithm has it; take it off the list`);
  return { machines, uncovered, through };
}

/** How many runs went through each state, transition, microstep and guard's outcome. */
function countsOf(runs: readonly Run[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const run of runs) for (const id of new Set(idsOf(run))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function idsOf(run: Run): readonly string[] {
  return [...run.states, ...run.transitions, ...run.departures, ...run.guards];
}

function contradiction(id: string, passing: readonly Run[]): string {
  const run = passing.find((each) => idsOf(each).includes(id));
  return `"${id}" is listed as unreachable, but run ${run?.id} went through it; take it off the list`;
}

/** Runs mutants on the paths that reach them, until one shows a difference. */
import { isDeepStrictEqual } from 'node:util';
import { Interpreter } from '../engine/index.js';
import { machineOf, type Role } from '../paths/index.js';
import { type StepObservation, withMutant } from '../play/index.js';
import type { Mutant } from './mutate.js';
import type { Checkpoint, Run, Suite, Visit } from './suite.js';

/** Microsteps for one event; the sound machines need fewer than two hundred. */
const LIMIT = 1_000;

/**
 * Whether any path of a suite shows that a mutant is not the sound machine.
 * @returns the path, undefined where the mutant has survived; and how many paths reach the place
 */
export function killing(mutant: Mutant, { visits }: Suite): { path: string | undefined; reached: number } {
  const reached = merged(mutant.reachedBy.map((place) => visits.get(place) ?? []));
  const interpreters = new Map<Role, Interpreter>();
  for (const visit of reached) {
    const { role, id } = visit.run.path;
    const interpreter = interpreters.get(role) ?? new Interpreter(withMutant(machineOf[role], mutant.mutated), { limit: LIMIT });
    interpreters.set(role, interpreter);
    if (differsOn(visit, interpreter)) return { path: id, reached: reached.length };
  }
  return { path: undefined, reached: reached.length };
}

/** Several places may be reached on one run, and each on several tokens. */
function merged(lists: readonly (readonly Visit[])[]): readonly Visit[] {
  if (lists.length === 1) return lists[0] as readonly Visit[];
  const byRun = new Map<Run, Set<number>>();
  for (const { run, tokens } of lists.flat()) byRun.set(run, new Set([...(byRun.get(run) ?? []), ...tokens]));
  return [...byRun].map(([run, tokens]) => ({ run, tokens: [...tokens].sort((one, other) => one - other) }));
}

/**
 * Until a place is reached a mutant is the sound machine, so it takes over
 * there; and where it is the sound machine again, it gives back until the next.
 */
function differsOn({ run, tokens }: Visit, interpreter: Interpreter): boolean {
  let given = 0;
  for (const first of tokens) {
    if (first < given) continue;
    const outcome = outcomeFrom(first, run, interpreter);
    if (outcome !== first + 1) return outcome === 'differs';
    given = outcome;
  }
  return false;
}

/** Whether something looks otherwise from a token on; or the token behind it, if mutant and sound machine are the same again there. */
function outcomeFrom(first: number, { path, observations, checkpoints }: Run, interpreter: Interpreter) {
  const begin = checkpoints[first] as Checkpoint;
  const engine = interpreter.resume(begin.position);
  const world = begin.world.fork(engine);
  for (const [offset, observation] of observations.slice(first).entries()) {
    const index = first + offset;
    const token = path.tokens[index];
    try {
      const seen = token === undefined ? world.settle() : world.play(token);
      if (!isDeepStrictEqual(partsOf(observation), partsOf(seen))) return 'differs';
    } catch {
      // A machine that throws, or that does not come to rest, is not the sound one.
      return 'differs';
    }
    const next = offset === 0 ? checkpoints[index + 1] : undefined;
    if (next !== undefined && isDeepStrictEqual(engine.passage().position, next.position) && world.isLike(next.world))
      return index + 1;
  }
  return 'same';
}

function partsOf({ wire, seen, attributes }: StepObservation): string[] {
  return [...wire, ...seen, attributes];
}

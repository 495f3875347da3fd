/** Runs mutants on the paths that reach them, until one shows a difference. */
import { isDeepStrictEqual } from 'node:util';
import type { AnyAlgorithm } from '../../machines/index.js';
import { Interpreter } from '../engine/index.js';
import { machineOf, type Role } from '../paths/index.js';
import type { StepObservation } from '../play/index.js';
import type { Mutant } from './mutate.js';
import type { Checkpoint, Run, Suite, Visit } from './suite.js';

/** Microsteps for one event; the sound machines need fewer than two hundred. */
const LIMIT = 1_000;

export interface Killing {
  mutant: Mutant;
  /** The path that showed it; undefined where none did: the mutant has survived. */
  path?: string;
  /** The first token that looked otherwise, and how. */
  difference?: string;
  /** How many paths reach the place. */
  reached: number;
}

/** Whether any path of a suite shows that a mutant is not the sound machine. */
export function killing(mutant: Mutant, { visits }: Suite): Killing {
  const reached = merged(mutant.reachedBy.map((place) => visits.get(place) ?? []));
  const interpreters = new Map<Role, Interpreter>();
  for (const visit of reached) {
    const { role, id } = visit.run.path;
    const interpreter = interpreters.get(role) ?? interpreterOf(role, mutant.mutated);
    interpreters.set(role, interpreter);
    const difference = differenceOn(visit, interpreter);
    if (difference !== undefined) return { mutant, path: id, difference, reached: reached.length };
  }
  return { mutant, reached: reached.length };
}

/** Several places may be reached on one run, and each on several tokens. */
function merged(lists: readonly (readonly Visit[])[]): readonly Visit[] {
  if (lists.length === 1) return lists[0] as readonly Visit[];
  const byRun = new Map<Run, Set<number>>();
  for (const { run, tokens } of lists.flat()) byRun.set(run, new Set([...(byRun.get(run) ?? []), ...tokens]));
  return [...byRun].map(([run, tokens]) => ({ run, tokens: [...tokens].sort((one, other) => one - other) }));
}

function interpreterOf(role: Role, mutated: AnyAlgorithm): Interpreter {
  const { id, algorithms } = machineOf[role];
  return new Interpreter(
    { id, algorithms: algorithms.map((each) => (each.id === mutated.id ? mutated : each)) },
    { limit: LIMIT },
  );
}

/**
 * Until a place is reached a mutant is the sound machine, so it takes over
 * there; and where it is the sound machine again, it gives back until the next.
 */
function differenceOn({ run, tokens }: Visit, interpreter: Interpreter): string | undefined {
  let given = 0;
  for (const first of tokens) {
    if (first < given) continue;
    const { difference, until } = differenceFrom(first, run, interpreter);
    if (difference !== undefined || until === undefined) return difference;
    given = until;
  }
  return undefined;
}

interface Attempt {
  difference?: string;
  /** The token from which on mutant and sound machine are the same again. */
  until?: number;
}

function differenceFrom(first: number, { path, observations, checkpoints }: Run, interpreter: Interpreter): Attempt {
  const begin = checkpoints[first] as Checkpoint;
  const engine = interpreter.resume(begin.position);
  const world = begin.world.fork(engine);
  for (const [offset, observation] of observations.slice(first).entries()) {
    const index = first + offset;
    const token = path.tokens[index];
    const difference = attempt(() => compare(observation, token === undefined ? world.settle() : world.play(token)));
    if (difference !== undefined) return { difference: `${token?.name ?? 'in the end'}: ${difference}` };
    const next = checkpoints[index + 1];
    if (
      offset === 0 &&
      next !== undefined &&
      isDeepStrictEqual(engine.passage().position, next.position) &&
      world.isLike(next.world)
    ) {
      return { until: index + 1 };
    }
  }
  return {};
}

/** A machine that throws, or that does not come to rest, is not the sound one. */
function attempt(judge: () => string | undefined): string | undefined {
  try {
    return judge();
  } catch (error) {
    return (error as Error).message;
  }
}

function compare(sound: StepObservation, mutated: StepObservation): string | undefined {
  const [one, other] = [sound, mutated].map(({ wire, seen, attributes }) => [...wire, ...seen, attributes]);
  const at = (one as string[]).findIndex((each, index) => each !== other?.[index]);
  if (at === -1 && one?.length === other?.length) return undefined;
  const index = at === -1 ? (one?.length ?? 0) : at;
  return `${other?.[index] ?? 'nothing'} instead of ${one?.[index] ?? 'nothing'}`;
}

/** The sound runs of a suite of paths: what each shows, and which places it reaches. */
import type { AnyAlgorithm } from '../../machines/index.js';
import { Interpreter, type Position } from '../engine/index.js';
import { inputOf, machineOf, type Path } from '../paths/index.js';
import { type StepObservation, World } from '../play/index.js';
import { separated } from './mutate.js';

/** A sound machine and its world, before a token is told. */
export interface Checkpoint {
  position: Position;
  world: World;
}

/** A path, and what the sound machine shows on it. */
export interface Run {
  path: Path;
  /** One for each token, and one for what happens by itself in the end. */
  observations: readonly StepObservation[];
  checkpoints: readonly Checkpoint[];
}

/** A run that reaches a place, and the tokens on which it does. */
export interface Visit {
  run: Run;
  tokens: readonly number[];
}

export interface Suite {
  runs: readonly Run[];
  /** By id of a transition, or outcome of a guard at its place: the visits to it, the shortest run first. */
  visits: ReadonlyMap<string, readonly Visit[]>;
}

/** Runs each path on the sound machine. */
export function suiteOf(paths: readonly Path[]): Suite {
  const interpreters = new Map(Object.entries(machineOf).map(([role, { id, algorithms }]) => [role, sound(id, algorithms)]));
  const visits = new Map<string, Visit[]>();
  const ordered = paths.toSorted((one, other) => lengthOf(one) - lengthOf(other));
  const runs = ordered.map((path) => runOf(path, interpreters.get(path.role) as Interpreter, visits));
  return { runs, visits };
}

function sound(id: string, algorithms: readonly AnyAlgorithm[]): Interpreter {
  return new Interpreter({ id, algorithms: algorithms.map(separated) });
}

function runOf(path: Path, interpreter: Interpreter, visits: Map<string, Visit[]>): Run {
  const run = { path, observations: [] as StepObservation[], checkpoints: [] as Checkpoint[] };
  const tokensOf = new Map<string, number[]>();
  const begin = interpreter.begin(inputOf(path.setting));
  let checkpoint = { position: begin, world: new World(interpreter.resume(begin), path.role) };
  for (const [index, token] of [...path.tokens, undefined].entries()) {
    const engine = interpreter.resume(checkpoint.position);
    const world = checkpoint.world.fork(engine);
    run.checkpoints.push(checkpoint);
    run.observations.push(token === undefined ? world.settle() : world.play(token));
    const { position, transitions, guards } = engine.passage();
    for (const place of new Set([...transitions, ...guards])) tokensOf.set(place, [...(tokensOf.get(place) ?? []), index]);
    checkpoint = { position, world };
  }
  for (const [place, tokens] of tokensOf) {
    const known = visits.get(place) ?? [];
    visits.set(place, known);
    known.push({ run, tokens });
  }
  return run;
}

function lengthOf({ tokens }: Path): number {
  return tokens.reduce((sum, { events }) => sum + events.length, 0);
}

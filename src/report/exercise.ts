/**
 * Which items a run exercises: those of the states it visits and of the
 * transitions it takes, with the guards and actions that belong to them. It
 * follows from the definitions alone.
 */
import { type AnyAlgorithm, algorithmsOf, client, list, perRevision, server, stepsOf } from '../../machines/index.js';
import type { Item, StepId } from '../../spec/index.js';
import { placesIn } from '../citations/index.js';
import type { Run } from './types.js';

/** The items of each `algorithm.state` and of each transition id. */
export interface Exercise {
  states: ReadonlyMap<string, ReadonlySet<StepId>>;
  transitions: ReadonlyMap<string, ReadonlySet<StepId>>;
}

/** What visiting each state and taking each transition of some algorithms exercises. */
export function exerciseOf(algorithms: readonly AnyAlgorithm[]): Exercise {
  return { states: new Map(algorithms.flatMap(statesOf)), transitions: new Map(algorithms.flatMap(transitionsOf)) };
}

/** That of all algorithms of a revision. */
export const exerciseIn = perRevision((revision) => exerciseOf(algorithmsOf(revision)));

/**
 * The items that a run exercises.
 * @throws Error when it went through a state or transition that no algorithm has
 */
export function exercisedBy(run: Run, exercise: Exercise): Set<StepId> {
  const steps = new Set<StepId>();
  for (const id of run.states) for (const step of known(run, id, exercise.states)) steps.add(step);
  for (const id of run.transitions) for (const step of known(run, id, exercise.transitions)) steps.add(step);
  return steps;
}

const ofAConnection = new Set([...client.algorithms, ...server.algorithms].map((each) => each.id));

/** Whether only a script sets an algorithm off: neither client nor server is composed of it. */
export function isOfTheApi(one: AnyAlgorithm): boolean {
  return !ofAConnection.has(one.id);
}

/** Whether a run through the public API alone can vouch for an item. */
export function isApiItem(item: Pick<Item, 'subject' | 'section'>, algorithms: readonly AnyAlgorithm[]): boolean {
  return item.subject === 'api' || algorithms.some((each) => isOfTheApi(each) && each.section === item.section);
}

type Entry = readonly [id: string, steps: ReadonlySet<StepId>];

function statesOf(one: AnyAlgorithm): Entry[] {
  const owned = ownedBy(one);
  return Object.entries(one.states).map(([name, state]) => {
    const own = stepsOf(state.step);
    return [`${one.id}.${name}`, new Set([...own, ...credited(itemsDone(one, state.entry), own, owned)])] as const;
  });
}

function transitionsOf(one: AnyAlgorithm): Entry[] {
  const owned = ownedBy(one);
  return placesIn(one).map(({ id, transition, from }) => {
    const own = stepsOf(transition.step ?? from.step);
    const called = [...itemsDone(one, transition.actions), ...(transition.target === undefined ? [] : itemsDone(one, from.exit))];
    if (transition.guard !== undefined) called.push(stepsOf(one.guards[transition.guard]?.step));
    return [id, new Set([...own, ...credited(called, own, owned)])] as const;
  });
}

/** The items for which states and transitions of an algorithm stand. */
export function ownedBy(one: AnyAlgorithm): ReadonlySet<StepId> {
  const ofStates = Object.values(one.states).flatMap((state) => stepsOf(state.step));
  return new Set([...ofStates, ...placesIn(one).flatMap(({ transition }) => stepsOf(transition.step))]);
}

function itemsDone(one: AnyAlgorithm, names: string | readonly string[] | undefined): StepId[][] {
  return list(names).map((name) => stepsOf(one.actions[name]?.step));
}

/**
 * What guards and actions add. One that serves several items, called for one
 * of them, says nothing of the others that have states of their own: reading
 * `b` in 3a.2 does not exercise 3b.2.
 */
export function credited(called: readonly StepId[][], own: readonly StepId[], owned: ReadonlySet<StepId>): StepId[] {
  return called.flatMap((steps) => {
    const forIts = steps.some((step) => own.includes(step));
    return forIts ? steps.filter((step) => own.includes(step) || !owned.has(step)) : steps;
  });
}

function known(run: Run, id: string, steps: ReadonlyMap<string, ReadonlySet<StepId>>): ReadonlySet<StepId> {
  const found = steps.get(id);
  if (found === undefined)
    throw new Error(`run ${run.id} went through "${id}", which no algorithm has; enumerate the paths again`);
  return found;
}

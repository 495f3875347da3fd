/** The items that a way through the machines exercises, in the order in which they are met. */
import { algorithms } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { exerciseOf } from '../report/index.js';

const exercise = exerciseOf(algorithms);

/** @param way states and transitions, event by event, as branches.ts gives them */
export function stepsOn(way: readonly (readonly string[])[]): StepId[] {
  const ids = way.flat().flatMap((id) => [...(exercise.states.get(id) ?? exercise.transitions.get(id) ?? [])]);
  return [...new Set(ids)];
}

/** What comes behind the event that led to a state; nothing if none did. */
export function behind(way: readonly (readonly string[])[], state: string): readonly (readonly string[])[] {
  const at = way.findIndex((passage) => passage.includes(state));
  return at === -1 ? [] : way.slice(at + 1);
}

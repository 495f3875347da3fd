/** The items that a way through the machines exercises, in the order in which they are met, and the errata that concern them. */
import { algorithms } from '../../machines/index.js';
import { type ErratumId, itemOf, policies, type StepId } from '../../spec/index.js';
import { exerciseOf } from '../report/index.js';

/** States visited and transitions taken, event by event. */
export type Way = readonly (readonly string[])[];

const exercise = exerciseOf(algorithms);

export function stepsOn(way: Way): StepId[] {
  const ids = way.flat().flatMap((id) => [...(exercise.states.get(id) ?? exercise.transitions.get(id) ?? [])]);
  return [...new Set(ids)];
}

/** What comes behind the event that led to a state; nothing if none did. */
export function behind(way: Way, state: string): Way {
  const at = way.findIndex((passage) => passage.includes(state));
  return at === -1 ? [] : way.slice(at + 1);
}

/** Known defects of the text that concern items or policies, in order. */
export function errataOf(steps: readonly StepId[], names: readonly string[]): ErratumId[] {
  const ofItems = steps.flatMap((step) => itemOf(step)?.errata ?? []);
  const ofPolicies = policies.filter(({ name }) => names.includes(name)).flatMap(({ errata }) => errata ?? []);
  return [...new Set([...ofItems, ...ofPolicies])].sort();
}

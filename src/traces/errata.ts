/** The errata that concern a trace. */
import { type ErratumId, itemOf, policies, type StepId } from '../../spec/index.js';

/** Those of its items and of the policies that its outcomes depend on, in order. */
export function errataOf(steps: readonly StepId[], names: readonly string[]): ErratumId[] {
  const ofItems = steps.flatMap((step) => itemOf(step)?.errata ?? []);
  const ofPolicies = policies.filter(({ name }) => names.includes(name)).flatMap(({ errata }) => errata ?? []);
  return [...new Set([...ofItems, ...ofPolicies])].sort();
}

/** The items that a way through the machines exercises, in the order in which they are met, and the errata that concern them. */
import { inR4820, inRevision, type Revision } from '../../machines/index.js';
import { everyPolicy, itemOf, revised, type StepId } from '../../spec/index.js';
import { exerciseIn } from '../report/index.js';

/** States visited and transitions taken, event by event. */
export type Way = readonly (readonly string[])[];

/** As that text numbers them. */
export function stepsOn(way: Way, revision?: Revision): StepId[] {
  const { states, transitions } = exerciseIn(revision);
  return [...new Set(way.flat().flatMap((id) => [...(states.get(id) ?? transitions.get(id) ?? [])]))];
}

/** What comes behind the event that led to a state; nothing if none did. */
export function behind(way: Way, state: string): Way {
  const at = way.findIndex((passage) => passage.includes(state));
  return at === -1 ? [] : way.slice(at + 1);
}

/** Known defects of the text that concern items or policies, in order: those of r4820 that it has and did not settle, and its own. */
export function errataOf(steps: readonly StepId[], names: readonly string[], revision: Revision = 'r4820'): string[] {
  const later = revised.filter((each) => each.revision === revision && revision !== 'r4820');
  const settled: readonly string[] = later.flatMap(({ differences }) => differences.flatMap(({ errata }) => errata ?? []));
  const own = later.flatMap(({ errata }) => errata.filter((each) => each.steps.some((step) => steps.includes(step as StepId))));
  const ofItems = steps.flatMap((step) => {
    const item = inR4820(revision, step);
    return inRevision(revision, item) === step ? (itemOf(item)?.errata ?? []) : [];
  });
  const ofPolicies = everyPolicy.filter(({ name }) => names.includes(name)).flatMap(({ errata }) => errata ?? []);
  const known = [...ofItems, ...ofPolicies].filter((id) => !settled.includes(id));
  return [...new Set([...known, ...own.map(({ id }) => id)])].sort();
}

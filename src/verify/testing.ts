/** Checks the literal model, or a change of it, in tests. */
import { literalReadings, modelText } from './literal.js';
import { holdsIf, ltlOf, nameOf, type Property, properties, type Reading } from './properties.js';
import { type Found, Verifier } from './spin.js';
import { mutants, mutated } from './testing-literal-mutants.js';

/** A property under a reading: whether it holds, and what SPIN said. */
export interface Outcome extends Found {
  property: string;
  holds: boolean;
}

export function readingOf(id: string): Reading {
  const found = literalReadings.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`no reading ${id}`);
  return found;
}

export function propertyOf(id: string): Property {
  const found = properties.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`no property ${id}`);
  return found;
}

/** Checks properties one by one; those that are `claimed` to hold at each moment are claimed together, which spares most of the time. */
export async function outcomesOf(reading: Reading, of: readonly Property[], claimed: readonly Property[] = [], mutant?: string) {
  const changed = mutants.find(({ id }) => id === mutant);
  const model = modelText('literal.pml');
  const joint = claimed.filter(isAlways);
  const all = `ltl jointly { [] (${joint.map(({ claim }) => `(${claim.always})`).join(' && ') || 'true'}) }`;
  const text = [changed ? mutated(model, changed) : model, ...of.flatMap((each) => ltlOf(each) ?? []), all, ''].join('\n');
  const verifier = await Verifier.of(text, reading.defines);
  try {
    const together = joint.length > 0 ? await verifier.check('claims', 'jointly') : undefined;
    const outcomes: Outcome[] = [];
    for (const property of of) {
      const isDone = together?.verdict === 'holds' && (joint as readonly Property[]).includes(property);
      const found = isDone ? together : await verifier.check(kindOf(property), nameOf(property));
      if (found.verdict === 'undecided') throw new Error(`${property.id} under ${reading.id}: too large`);
      outcomes.push({ ...found, property: property.id, holds: holdsIf(property, found.verdict === 'violated') });
    }
    return outcomes;
  } finally {
    verifier.remove();
  }
}

function isAlways(property: Property): property is Property & { claim: { always: string } } {
  return typeof property.claim === 'object' && 'always' in property.claim;
}

function kindOf({ claim }: Property) {
  if (claim === 'no deadlock') return 'ends';
  return 'leadsTo' in claim ? 'cycles' : 'claims';
}

/** The steps that a counterexample prints. */
export function stepsOf({ way }: Outcome): string[] {
  return (way ?? []).filter((line) => /^(client|server|send\(\)|close\(\)|task)/.test(line));
}

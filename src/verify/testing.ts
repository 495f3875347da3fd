/** Checks the literal model, or a change of it, in tests. */
import { literalReadings, modelText } from './literal.js';
import type { Property, Reading } from './properties.js';
import { mutants, mutated } from './testing-literal-mutants.js';
import { type Checked, checkReading } from './verify.js';

/** A property under a reading: whether it holds, and what SPIN said. */
export interface Outcome extends Checked {
  holds: boolean;
}

export function readingOf(id: string): Reading {
  const found = literalReadings.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`no reading ${id}`);
  return found;
}

/** Checks properties of the model, or of a mutant of it. @throws Error for one that is not decided within the limits */
export async function outcomesOf(reading: Reading, of: readonly Property[], mutant?: string): Promise<Outcome[]> {
  const changed = mutants.find(({ id }) => id === mutant);
  const model = changed && mutated(modelText('literal.pml'), changed);
  const checked = await checkReading(reading, of, { model });
  const open = checked.find(({ verdict }) => verdict === 'undecided');
  if (open !== undefined) throw new Error(`${open.property} under ${reading.id}: too large`);
  return checked.map((each) => ({ ...each, holds: each.verdict === 'holds' }));
}

/** The steps that a counterexample prints. */
export function stepsOf({ way }: Outcome): string[] {
  return (way ?? []).filter((line) => /^(client|server|send\(\)|close\(\)|task)/.test(line));
}

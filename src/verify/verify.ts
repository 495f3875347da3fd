/** Checks properties under readings, two verifiers at a time. */
import { exported, exportedTurns, exportOfText, type Pair } from './export/index.js';
import { literalReadings, modelText } from './literal.js';
import { holdsIf, isHeld, jointLtlOf, ltlOf, nameOf, type Property, properties, type Reading, spokenOf } from './properties.js';
import { machineReadings, turnReadings } from './readings.js';
import { type Found, type Kind, type SpinLimits, spinLimits, Verifier } from './spin.js';

/** What was found of a property under a reading. */
export interface Checked extends Omit<Found, 'verdict'> {
  property: string;
  reading: string;
  /** Undecided where time or memory were not enough. */
  verdict: 'holds' | 'violated' | 'undecided';
  /** Whether the text says so. */
  isExpected: boolean;
}

/** Every reading, the machines' first. */
export const readings: readonly Reading[] = [...machineReadings, ...turnReadings, ...literalReadings];

/** @throws RangeError for an id that no reading has */
export function readingOf(id: string): Reading {
  const found = readings.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`no reading ${id}`);
  return found;
}

/** What is claimed of each run and has to hold under a reading is claimed at once, and one by one only if that fails. */
const JOINTLY = 'jointly';

/** The model of a reading; of other machines than the text's, if it is exported. */
export function modelOf({ model }: Reading, pair?: Pair): string {
  if (model === 'turns') return exportedTurns(pair);
  if (model === 'literal') return modelText('literal.pml');
  return (pair === undefined ? exportOfText() : exported(pair)).promela;
}

/** A model with all claims. */
export function claimed(reading: Reading, model = modelOf(reading)): string {
  const claims = spokenOf(reading).flatMap((each) => ltlOf(each) ?? []);
  return [model, ...claims, jointLtlOf(JOINTLY, jointOf(reading, spokenOf(reading))), ''].join('\n');
}

function jointOf(reading: Reading, of: readonly Property[]): Property[] {
  return of.filter((each) => isHeld(each.claim) && each.expected(reading));
}

/**
 * Checks those of the properties that a reading's model speaks of, one after the other.
 * @param options `model`: what takes the place of the reading's own
 * @throws MissingProgram when SPIN or gcc are not installed
 * @throws UnsoundModel when a model is refused, or is out of its bounds
 */
export async function checkReading(
  reading: Reading,
  all: readonly Property[] = properties,
  { model, limits = spinLimits }: { model?: string | undefined; limits?: SpinLimits } = {},
): Promise<Checked[]> {
  const of = spokenOf(reading, all);
  if (of.length === 0) return [];
  const verifier = await Verifier.of(claimed(reading, model), reading.defines, limits);
  try {
    const joint = jointOf(reading, of);
    const jointly = joint.length > 1 ? await verifier.check('cycles', JOINTLY) : undefined;
    const checked: Checked[] = [];
    for (const property of of) {
      const isDone = jointly?.verdict === 'holds' && joint.includes(property);
      checked.push(judged(property, reading, isDone ? jointly : await verifier.check(...claimOf(property))));
    }
    return checked;
  } finally {
    verifier.remove();
  }
}

function judged(property: Property, reading: Reading, found: Found): Checked {
  const holds = holdsIf(property, found.verdict === 'violated');
  const verdict = found.verdict === 'undecided' ? 'undecided' : holds ? 'holds' : 'violated';
  const isExpected = verdict !== 'undecided' && property.expected(reading) === holds;
  return { property: property.id, reading: reading.id, ...found, verdict, isExpected };
}

/** How SPIN is asked for a property. */
export function claimOf(property: Property): [kind: Kind, name: string] {
  const { claim } = property;
  if (claim === 'no deadlock') return ['ends', ''];
  return ['leadsTo' in claim ? 'cycles' : 'claims', nameOf(property)];
}

/**
 * Checks properties under all readings, two readings at a time.
 * @param done hears of each reading that is done
 * @throws MissingProgram, UnsoundModel as `checkReading`
 */
export async function checkAll(
  of: readonly Property[],
  under: readonly Reading[] = readings,
  { limits = spinLimits, done = () => {} }: { limits?: SpinLimits; done?: (checked: readonly Checked[]) => void } = {},
): Promise<Checked[]> {
  const results: Checked[][] = under.map(() => []);
  const queue = [...under.entries()];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      results[next[0]] = await checkReading(next[1], of, { limits });
      done(results[next[0]] as Checked[]);
    }
  };
  await Promise.all([work(), work()]);
  return results.flat();
}

/** What `--export` writes: each model with all claims, by the names of their files. */
export function filesToExport(): Record<string, string> {
  const first = [...new Map([...readings].reverse().map((each) => [each.model, each])).values()];
  return Object.fromEntries(first.map((each) => [`${each.model}.pml`, claimed(each)]));
}

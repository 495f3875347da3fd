/** Checks models, or changes of them, in tests. */
import type { Policies } from '../../spec/index.js';
import type { Exported, SideName } from './export/index.js';
import { modelText } from './literal.js';
import { type Property, propertyOf, type Reading } from './properties.js';
import { isChosen, type Played } from './replay.js';
import { type CommittedCheck, committedChecks } from './results.js';
import type { Defines } from './spin.js';
import { mutants, mutated } from './testing/literal-mutants.js';
import { type machineMutants, mutated as mutatedMachines } from './testing/mutants.js';
import { type Checked, checkReading, modelOf, readingOf } from './verify.js';

/** A property under a reading: whether it holds, and what SPIN said. */
export interface Outcome extends Checked {
  holds: boolean;
}

/** What is pinned of checks. */
export function bare(checks: readonly CommittedCheck[]) {
  return checks.map(({ property, verdict, states, isExpected }) => ({ property, verdict, states, isExpected }));
}

/** What was committed of a reading. */
export function committedOf({ id }: Reading) {
  return bare(committedChecks()?.checks.filter(({ reading }) => reading === id) ?? []);
}

/** Whether the property that is to notice a change of the machines holds without it, and what is found with it. */
export async function noticed([id, noticedBy, under]: (typeof machineMutants)[number]) {
  const [property, reading] = [propertyOf(noticedBy), readingOf(under)];
  const checks = await checkReading(reading, [property], { model: modelOf(reading, mutatedMachines(id)) });
  return { before: property.expected(reading), verdict: checks[0]?.verdict };
}

/** Checks properties of the literal model, or of a mutant of it. @throws Error for one that is not decided within the limits */
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

/** Where model and machine part on a run; nothing if they do not. */
export function partings({ tables }: Exported, run: readonly Played[], defines: Defines): string[] {
  const next: Partial<Record<SideName, number>> = {};
  return run.flatMap(({ side, at, told, doings }, index) => {
    const line = tables[side].lines.find(
      ({ from, told: name, decided }) =>
        from === at &&
        name === told.name &&
        Object.entries(decided).every(([policy, option]) => isChosen(policy as keyof Policies, option, defines)),
    );
    const expected = next[side] ?? 0;
    next[side] = line?.to ?? at;
    const [ours, theirs] = [(line?.doings ?? []).join('; '), doings.join('; ')];
    return [
      ...(at === expected ? [] : [`${index}: ${side} is in ${at} instead of ${expected}`]),
      ...(ours === theirs ? [] : [`${index}: ${side} hears ${told.name}: the model does "${ours}", the machine "${theirs}"`]),
    ];
  });
}

/** What was found, as the catalogue and the site tell it: from the committed results alone. */
import { policies } from '../../spec/index.js';
import { defineOf } from './export/index.js';
import type { Reading } from './properties.js';
import { type CommittedCheck, committedChecks } from './results.js';
import { modelOf } from './verify.js';

/** A property with all its verdicts. */
export interface Finding {
  /** As properties are named. */
  id: string;
  sentence: string;
  /** Ids of the items that it comes from. */
  items: readonly string[];
  /** One for each reading. */
  checks: readonly CommittedCheck[];
}

let known: readonly Finding[] | undefined;

/** Every property with what was found of it; none in a package without docs/. */
export function allFindings(): readonly Finding[] {
  const { properties = [], checks = [] } = committedChecks() ?? {};
  known ??= properties.map((each) => ({ ...each, checks: checks.filter(({ property }) => property === each.id) }));
  return known;
}

/** Ids of the readings under which a property has a verdict. */
export function under({ checks }: Finding, verdict: CommittedCheck['verdict']): string[] {
  return checks.filter((each) => each.verdict === verdict).map(({ reading }) => reading);
}

/** What was found of a property, in a line. */
export function inShort(finding: Finding): string {
  const [proved, violated, open] = (['holds', 'violated', 'undecided'] as const).map((verdict) => under(finding, verdict));
  return [
    `proved within bounds under ${(proved as string[]).length} of ${finding.checks.length} readings`,
    ...(violated?.length ? [`violated under ${violated.join(', ')}`] : []),
    ...(open?.length ? [`undecided under ${open.join(', ')}`] : []),
  ].join('; ');
}

/** What a reading chooses: `name=value`, where the name is that of a policy or a parameter of its model. */
export function choicesOf({ defines }: Reading): string[] {
  return Object.entries(defines).map(([name, value]) => {
    const policy = policies.find((each) => defineOf(each.name as Parameters<typeof defineOf>[0]) === name);
    const option = policy?.options.find((each) => each.name.toUpperCase() === value);
    return `${policy?.name ?? name}=${option?.name ?? value}`;
  });
}

/** What bounds a model: what either side may send, the calls of close(), bytes in a channel, and tasks that wait. */
const NAMES = { messages: 'MSGS', closes: 'CLOSES', channel: 'CAP', tasks: 'TASKS' } as const;

/** The bounds of a reading, as its model states them; what it does not state is absent. */
export function boundsOf(reading: Reading): Partial<Record<keyof typeof NAMES, number>> {
  const text = modelOf(reading);
  const stated = (name: string): number | undefined => {
    const written = reading.defines[name] ?? new RegExp(`^#define ${name} (.+?)(?: */\\*.*)?$`, 'm').exec(text)?.[1];
    const [, times, of, more] = /^\((\d+) \* (\w+) \+ (\d+)\)$/.exec(`${written}`) ?? [];
    const value = of === undefined ? Number(written) : Number(times) * (stated(of) ?? Number.NaN) + Number(more);
    return Number.isNaN(value) ? undefined : value;
  };
  const all = Object.entries(NAMES).map(([bound, name]) => [bound, stated(name)] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

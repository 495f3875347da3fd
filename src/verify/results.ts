/** What was found, as docs/report/verify.json keeps it: verdicts and counts of states are pinned, so that a change is noticed. */
import { committed } from '../report/index.js';
import { properties, type Reading } from './properties.js';
import type { Checked } from './verify.js';

/** Of one property under one reading. */
export type CommittedCheck = Omit<Checked, 'way'>;

/** docs/report/verify.json. */
export interface Verified {
  properties: readonly { id: string; sentence: string; items: readonly string[] }[];
  readings: readonly Reading[];
  checks: readonly CommittedCheck[];
}

/** The results as they are kept. */
export function pinned(readings: readonly Reading[], checks: readonly Checked[]): Verified {
  return {
    properties: properties.map(({ id, sentence, items }) => ({ id, sentence, items })),
    readings,
    checks: checks.map(({ way: _, ...check }) => check),
  };
}

/** The results that were committed; undefined in a package that has none. */
export function committedChecks(): Verified | undefined {
  return committed<Verified>('verify.json');
}

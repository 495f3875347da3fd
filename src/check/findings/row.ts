/** What is written of a step. */
import type { Severity } from '../types.js';

/**
 * How much it matters where each connection shows it (`everybody` is `some` where a few do), the steps that come to the
 * same mistake, and what to do. A step with a question mark is violated by what is missing, or never varies, and no byte.
 */
export type Row = readonly [severity: Severity, steps: string, says: string];

export interface Section {
  section: string;
  rows: readonly Row[];
}

/** What is expected of a peer, and what is not: nothing fails, but what a baseline knows. */
import type { CaseResult, CheckResult } from './types.js';

/** A verdict that was known before. */
type Known = Pick<CaseResult, 'id' | 'verdict' | 'violated'>;

/** The cases of an earlier run. */
export type Baseline = readonly Known[];

/**
 * Reads what an earlier run printed as JSON.
 * @throws SyntaxError when it is nothing of that kind
 */
export function baselineOf(text: string): Baseline {
  const { cases } = (JSON.parse(text) ?? {}) as Partial<CheckResult>;
  if (!Array.isArray(cases) || !cases.every(({ id, verdict }) => typeof id === 'string' && typeof verdict === 'string')) {
    throw new SyntaxError('it has no list of cases, each with id and verdict');
  }
  return cases;
}

/** How the cases of a run stand to what is expected. */
export interface Standing {
  /** They fail the check. */
  unexpected: readonly CaseResult[];
  /** They would, but the baseline has them with the same verdict and item. */
  known: readonly CaseResult[];
  /** The baseline has them, but now they are as the text wants them. */
  mended: readonly CaseResult[];
}

/** @param strict whether liberties fail the check too */
export function standing({ cases }: CheckResult, baseline: Baseline, strict: boolean): Standing {
  const before = new Map(baseline.map((each) => [each.id, each]));
  const isBad = ({ verdict }: Known) => verdict === 'fail' || verdict === 'inconclusive' || (strict && verdict === 'allowed');
  const isKnown = ({ id, verdict, violated }: CaseResult) =>
    before.get(id)?.verdict === verdict && before.get(id)?.violated === violated;
  const bad = cases.filter(isBad);
  return {
    unexpected: bad.filter((each) => !isKnown(each)),
    known: bad.filter(isKnown),
    mended: cases.filter((each) => !isBad(each) && isBad(before.get(each.id) ?? each)),
  };
}

/** What is expected of a peer, and what is not: nothing fails, but what a baseline knows. */
import type { CaseResult, CheckResult, Impasse } from './types.js';

/** A verdict that was known before. */
type Known = Pick<CaseResult, 'id' | 'verdict' | 'violated'>;

/** The cases of an earlier run, and its impasses as cases that violate their step. */
export type Baseline = readonly Known[];

/**
 * Reads what an earlier run printed as JSON.
 * @throws SyntaxError when it is nothing of that kind
 */
export function baselineOf(text: string): Baseline {
  const { cases, interoperability = [] } = (JSON.parse(text) ?? {}) as Partial<CheckResult>;
  if (!Array.isArray(cases) || !cases.every(({ id, verdict }) => typeof id === 'string' && typeof verdict === 'string')) {
    throw new SyntaxError('it has no list of cases, each with id and verdict');
  }
  return [...cases, ...interoperability.map(({ id, step }): Known => ({ id, verdict: 'fail', violated: step }))];
}

/** How the cases of a run stand to what is expected. */
export interface Standing {
  /** They fail the check. */
  unexpected: readonly CaseResult[];
  /** They would, but the baseline has them with the same verdict and item. */
  known: readonly CaseResult[];
  /** The other side of the text does not go on there, which fails the check too. */
  impasses: readonly Impasse[];
  /** The baseline has them, but now they are as the text wants them. */
  mended: readonly CaseResult[];
}

/** @param strict whether liberties fail the check too */
export function standing({ cases, interoperability = [] }: CheckResult, baseline: Baseline, strict: boolean): Standing {
  const before = new Map(baseline.map((each) => [each.id, each]));
  const isBad = ({ verdict }: Known) => verdict === 'fail' || verdict === 'inconclusive' || (strict && verdict === 'allowed');
  const isKnown = ({ id, verdict, violated }: CaseResult) =>
    before.get(id)?.verdict === verdict && before.get(id)?.violated === violated;
  const bad = cases.filter(isBad);
  return {
    unexpected: bad.filter((each) => !isKnown(each)),
    known: bad.filter(isKnown),
    impasses: interoperability.filter(({ id, step }) => !baseline.some((each) => each.id === id && each.violated === step)),
    mended: cases.filter((each) => !isBad(each) && isBad(before.get(each.id) ?? each)),
  };
}

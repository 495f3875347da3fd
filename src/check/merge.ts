/** Puts the results of several runs together that have each played some of the cases. */
import { type Choices, solve } from '../judge/index.js';
import { explainedBy } from './case-result.js';
import { CannotCheck, type CaseResult, type CheckResult, VERDICTS } from './types.js';

/**
 * What one run would have found: all cases, each once, and what is consistent with all that was seen.
 * @throws CannotCheck when they are not of one peer, or not by the same specification
 */
export function merged(results: readonly CheckResult[]): CheckResult {
  const [first] = results;
  if (first === undefined) throw new CannotCheck('no results to merge');
  for (const { peer, spec, version } of results) {
    if (peer.name !== first.peer.name || peer.role !== first.peer.role) {
      throw new CannotCheck(
        `results of ${first.peer.name} as ${first.peer.role} and of ${peer.name} as ${peer.role} do not merge`,
      );
    }
    if (spec.sha256 !== first.spec.sha256 || version !== first.version) {
      throw new CannotCheck(`results of hixie76 ${first.version} and of ${version} do not merge`);
    }
  }
  const cases = [...new Map(results.flatMap((each) => each.cases).map((each) => [each.id, each])).values()];
  const refusals = results.flatMap((each) => each.selectiveRefusals).map((each) => [each.id, each] as const);
  const { chosen, shown } = together(cases, first.handshakes);
  const settled = cases.map((each) => explainedBy(each, chosen.get(each.id), first.peer.role));
  return { ...first, summary: summaryOf(settled), ...shown, selectiveRefusals: [...new Map(refusals).values()], cases: settled };
}

/** How many cases have each verdict. */
export function summaryOf(cases: readonly CaseResult[]): CheckResult['summary'] {
  const counts = VERDICTS.map((verdict) => {
    return [verdict === 'not run' ? 'notRun' : verdict, cases.filter((each) => each.verdict === verdict).length] as const;
  });
  return Object.fromEntries(counts) as CheckResult['summary'];
}

/** What explains all cases of a peer together: the explanation that is taken for each case, and what all of them show. */
export function together(cases: readonly CaseResult[], handshakes?: Choices) {
  const all = [...new Map(cases.map((each) => [each.id, each])).values()];
  const explained = all.flatMap(({ id, explanations = [] }) => (explanations.length === 0 ? [] : [{ id, explanations }]));
  const overall = handshakes === undefined ? [] : [{ id: 'handshakes', explanations: [handshakes] }];
  const { fingerprint, mixtures, chosen } = solve([...explained, ...overall]);
  const contradictions = mixtures.length === 0 ? undefined : mixtures;
  return { chosen, shown: { fingerprint, mixtures: mixtures.map(({ policy }) => policy), contradictions } };
}

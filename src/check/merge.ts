/** Puts the results of several runs together that have each played some of the cases. */
import { CannotCheck, type CaseResult, type CheckResult, type Fingerprint, VERDICTS } from './types.js';

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
  return { ...first, summary: summaryOf(cases), ...together(results), selectiveRefusals: [...new Map(refusals).values()], cases };
}

/** How many cases have each verdict. */
export function summaryOf(cases: readonly CaseResult[]): CheckResult['summary'] {
  const counts = VERDICTS.map((verdict) => {
    return [verdict === 'not run' ? 'notRun' : verdict, cases.filter((each) => each.verdict === verdict).length] as const;
  });
  return Object.fromEntries(counts) as CheckResult['summary'];
}

/** The fingerprint that is consistent with all results; where nothing is, all that was shown. */
export function together(results: readonly CheckResult[]): Pick<CheckResult, 'fingerprint' | 'mixtures'> {
  const mixtures = new Set(results.flatMap((each) => each.mixtures));
  const names = [...new Set(results.flatMap(({ fingerprint }) => Object.keys(fingerprint)))].sort();
  const fingerprint: Record<string, readonly string[]> = {};
  for (const name of names) {
    const shown = results.flatMap((each) => (each.fingerprint as Fingerprint)[name] ?? []);
    const all = [...new Set(shown)].sort();
    const lists = results.flatMap((each) => (each.fingerprint[name] === undefined ? [] : [each.fingerprint[name]]));
    const left = all.filter((option) => lists.every((list) => list.includes(option)));
    if (left.length === 0) mixtures.add(name);
    fingerprint[name] = mixtures.has(name) ? all : left;
  }
  return { fingerprint, mixtures: [...mixtures].sort() };
}

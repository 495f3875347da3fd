/** Puts the results of several runs together that have each played some of the cases. */
import { type Choices, type Side, solve } from '../judge/index.js';
import { explainedBy } from './case-result.js';
import { findingsOf } from './findings/index.js';
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
      const [one, other] = [first.peer, peer].map(({ name, role }) => `${name} as ${role}`);
      throw new CannotCheck(`results of ${one} and of ${other} do not merge`);
    }
    if (spec.sha256 !== first.spec.sha256 || version !== first.version) {
      throw new CannotCheck(`results of hixie76 ${first.version} and of ${version} do not merge`);
    }
  }
  const { role } = first.peer;
  const handshakes = first.handshakes && Object.assign({}, ...results.map((each) => each.handshakes));
  const [cases, selectiveRefusals, habits, interoperability] = [
    every(results, 'cases', ({ id }) => id),
    every(results, 'selectiveRefusals', ({ id }) => id),
    every(results, 'habits', ({ violated, why }) => `${violated} ${why}`),
    every(results, 'interoperability', ({ id, step }) => `${id} ${step}`),
  ];
  const shown = { ...settled(cases ?? [], role, handshakes), handshakes };
  const result = { ...first, ...shown, selectiveRefusals: selectiveRefusals ?? [], habits, interoperability };
  return { ...result, findings: findingsOf(result, role) };
}

type Lists = Pick<CheckResult, 'cases' | 'selectiveRefusals' | 'habits' | 'interoperability'>;
type Entry<Name extends keyof Lists> = NonNullable<Lists[Name]>[number];

/** All entries of a list, each once: the last of those that are alike. Undefined where no result has the list. */
function every<Name extends keyof Lists>(results: readonly Lists[], name: Name, keyOf: (each: Entry<Name>) => string) {
  const lists = results.flatMap((each) => (each[name] === undefined ? [] : [each[name] as readonly Entry<Name>[]]));
  return lists.length === 0 ? undefined : [...new Map(lists.flat().map((each) => [keyOf(each), each])).values()];
}

/** How many cases have each verdict. */
export function summaryOf(cases: readonly CaseResult[]): CheckResult['summary'] {
  const counts = VERDICTS.map((verdict) => {
    return [verdict === 'not run' ? 'notRun' : verdict, cases.filter((each) => each.verdict === verdict).length] as const;
  });
  return Object.fromEntries(counts) as CheckResult['summary'];
}

/**
 * What the cases of one peer come to, each with the liberties of the explanation that goes with all others.
 * @param handshakes what all handshakes of a client together show
 * @param control it counts, even if it is not among the cases
 */
export function settled(cases: readonly CaseResult[], role: Side, handshakes?: Choices, control?: CaseResult) {
  const all = new Map([...(control === undefined ? [] : [control]), ...cases].map((each) => [each.id, each.explanations]));
  if (handshakes !== undefined) all.set('handshakes', [handshakes]);
  const { fingerprint, mixtures, chosen } = solve(Array.from(all, ([id, explanations = []]) => ({ id, explanations })));
  return {
    summary: summaryOf(cases),
    fingerprint,
    mixtures: mixtures.map(({ policy }) => policy),
    contradictions: mixtures.length === 0 ? undefined : mixtures,
    cases: cases.map((each) => explainedBy(each, chosen.get(each.id), role)),
  };
}

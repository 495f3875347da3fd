/** The result of a check for whoever reads it in a terminal, and the words that all forms of it share. */
import { groupedBy, type Liberty, otherThan, type Side } from '../judge/index.js';
import { AS_PUBLISHED } from './case-result.js';
import type { Standing } from './expectation.js';
import type { CaseResult, CheckResult, Impasse } from './types.js';

/**
 * Lines: what fails the check, what else is worth a look, and the totals.
 * @param again the command that plays one case alone, without its id
 */
export function inWords(result: CheckResult, { unexpected, known, mended, impasses }: Standing, again: string): string[] {
  const { cases, selectiveRefusals, peer } = result;
  const having = (...verdicts: CaseResult['verdict'][]) => cases.filter(({ verdict }) => verdicts.includes(verdict));
  const reason = ({ verdict, why }: CaseResult) => `${verdict}: ${why}`;
  return [
    ...unexpected.filter(({ verdict }) => verdict === 'fail').flatMap((each) => [...failure(each, again), '']),
    ...impasses.map((each) => impasseInWords(each, peer.role)),
    ...grouped(having('inconclusive', 'unsupported'), reason),
    ...liberties(cases),
    ...grouped(selectiveRefusals, ({ how, step }) => `selective refusal: it ${how} where it serves the control: ${step}`),
    ...known.map(({ id, verdict }) => `known: ${id}: ${verdict}`),
    ...mended.map(({ id, verdict }) => `no longer as in the baseline: ${id}: ${verdict}`),
    ...grouped(having('not run'), reason),
    ...fingerprintOf(result).map(([policy, options]) => `shows ${policy} ${options}`),
    `${peer.name}: ${totals(result)}`,
  ];
}

/** All verdicts with their counts. */
export function totals({ cases, summary }: CheckResult): string {
  const { pass, allowed, fail, inconclusive, unsupported, notRun } = summary;
  const rest = `${inconclusive} inconclusive, ${unsupported} unsupported, ${notRun} not run`;
  return `${cases.length} cases: ${pass} pass, ${allowed} allowed, ${fail} fail, ${rest}`;
}

/** A word and what it says. */
export type Fact = readonly [what: string, fact: string];

/** What was found out about a case, besides its verdict: what it violates and why come first. */
export function factsOf(of: Partial<CaseResult>): Fact[] {
  const { violated, why, policies = [], expected = [], observed, firstOffendingByte: byte } = of;
  const allowed = byte === undefined || byte.allowed.length === 0 ? '' : `; allowed there: ${byte.allowed.join(', ')}`;
  const facts: [string, string | undefined][] = [
    ['violates', violated],
    ['why', why],
    ...policies.map((each) => ['liberty', libertyInWords(each)] as [string, string]),
    ...expected.map((each) => ['expected', each] as [string, string]),
    ['observed', observed],
    ['but', of.asPublished && AS_PUBLISHED],
    ['first offending byte', byte && `${byte.byte}, number ${byte.offset} of the peer's${allowed}`],
  ];
  return facts.filter((each): each is [string, string] => each[1] !== undefined);
}

export function libertyInWords({ policy, option, step }: Liberty): string {
  return `${policy} ${option} (${step})`;
}

/** Who does not go on, and why. */
export function impasseInWords({ step, expected, observed, laxer = [], alike = [] }: Impasse, role: Side): string {
  const peers = [
    ...(laxer.length > 0 ? [`${laxer.join(', ')} would`] : []),
    ...(alike.length > 0 ? [`${alike.join(', ')} would not`] : []),
  ];
  const also = peers.length === 0 ? '' : ` (${peers.join('; ')})`;
  return `no ${otherThan(role)} of the text goes on: ${step}, expected ${expected.join(' or ')}, got ${observed}${also}`;
}

/** Each policy that a peer shows, with its options: one of them, or, of a mixture, all. */
export function fingerprintOf({ fingerprint, mixtures }: Pick<CheckResult, 'fingerprint' | 'mixtures'>): Fact[] {
  return Object.entries(fingerprint).map(([policy, options]) => {
    return [policy, options.join(mixtures.includes(policy) ? ' and ' : ' or ')];
  });
}

function failure(of: CaseResult, again: string): string[] {
  const { id, title, violated, why } = of;
  const [, , ...evidence] = factsOf(of);
  const lines = evidence.map(([what, fact], index) => `  ${evidence[index - 1]?.[0] === what ? '      or' : what}: ${fact}`);
  return [`FAIL ${id} violates ${violated}: ${why}`, `  ${title}`, ...lines, `  alone: ${again} --only ${id}`];
}

/** What is said of several cases alike, in a line. */
function grouped<T extends { id: string }>(all: readonly T[], what: (each: T) => string): string[] {
  return [...groupedBy(all, what)].map(([words, { length, 0: first }]) => {
    return `${words} (${length === 1 ? first?.id : `${length} cases, such as ${first?.id}`})`;
  });
}

function liberties(cases: readonly CaseResult[]): string[] {
  const taken = cases.flatMap(({ id, policies = [] }) => policies.map((each) => ({ id, liberty: libertyInWords(each) })));
  return [...groupedBy(taken, ({ liberty }) => liberty)].map(([liberty, all]) => {
    return `takes the liberty ${liberty} in ${all.length} of ${cases.length} cases, such as ${all[0]?.id}`;
  });
}

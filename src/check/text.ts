/** The result of a check for whoever reads it in a terminal. */
import type { Standing } from './expectation.js';
import type { CaseResult, CheckResult, SelectiveRefusal } from './types.js';

/**
 * Lines: what fails the check, what else is worth a look, and the totals.
 * @param again the command that plays one case alone, without its id
 */
export function inWords(result: CheckResult, { unexpected, known, mended }: Standing, again: string): string[] {
  const { cases, fingerprint, mixtures, selectiveRefusals, peer } = result;
  const failed = unexpected.filter(({ verdict }) => verdict === 'fail');
  return [
    ...failed.flatMap((each) => [...failure(each, again), '']),
    ...grouped(cases.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'unsupported')),
    ...liberties(cases),
    ...refusals(selectiveRefusals),
    ...known.map(({ id, verdict }) => `known: ${id}: ${verdict}`),
    ...mended.map(({ id, verdict }) => `no longer as in the baseline: ${id}: ${verdict}`),
    ...grouped(cases.filter(({ verdict }) => verdict === 'not run')),
    ...Object.entries(fingerprint).map(([policy, options]) => {
      return `shows ${policy} ${options.join(mixtures.includes(policy) ? ' and ' : ' or ')}`;
    }),
    `${peer.name}: ${totals(result)}`,
  ];
}

/** All verdicts with their counts. */
export function totals({ cases, summary }: CheckResult): string {
  const { pass, allowed, fail, inconclusive, unsupported, notRun } = summary;
  const rest = `${inconclusive} inconclusive, ${unsupported} unsupported, ${notRun} not run`;
  return `${cases.length} cases: ${pass} pass, ${allowed} allowed, ${fail} fail, ${rest}`;
}

function failure({ id, title, violated, why, expected, observed, firstOffendingByte }: CaseResult, again: string): string[] {
  return [
    `FAIL ${id} violates ${violated}: ${why}`,
    `  ${title}`,
    ...(expected ?? []).map((each, index) => `  ${index === 0 ? 'expected' : '      or'}: ${each}`),
    `  observed: ${observed}`,
    ...(firstOffendingByte === undefined ? [] : [`  first offending byte: ${offence(firstOffendingByte)}`]),
    `  alone: ${again} --only ${id}`,
  ];
}

/** A byte and where it is. */
export function offence({ offset, byte, allowed }: NonNullable<CaseResult['firstOffendingByte']>): string {
  return `${byte}, number ${offset} of the peer's${allowed.length === 0 ? '' : `; allowed there: ${allowed.join(', ')}`}`;
}

/** Cases with the same verdict for the same reason, in a line. */
function grouped(cases: readonly CaseResult[]): string[] {
  const groups = groupedBy(cases, ({ verdict, why }) => `${verdict}: ${why}`);
  return [...groups].map(([what, { length, 0: first }]) => {
    return `${what} (${length === 1 ? first?.id : `${length} cases, such as ${first?.id}`})`;
  });
}

function refusals(all: readonly SelectiveRefusal[]): string[] {
  return [...groupedBy(all, ({ step }) => step)].map(([step, { length, 0: first }]) => {
    const which = length === 1 ? first?.id : `${length} cases, such as ${first?.id}`;
    return `selective refusal, where the control is served: ${step} (${which})`;
  });
}

function liberties(cases: readonly CaseResult[]): string[] {
  const taken = cases.flatMap(({ id, policies = [] }) => policies.map((need) => ({ id, need })));
  const groups = groupedBy(taken, ({ need: { policy, option, step } }) => `${policy} ${option} (${step})`);
  return [...groups].map(
    ([what, all]) => `takes the liberty ${what} in ${all.length} of ${cases.length} cases, such as ${all[0]?.id}`,
  );
}

function groupedBy<T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

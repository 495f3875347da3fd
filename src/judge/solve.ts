/** Policies belong to a peer: the options that explain all of its cases together. */
import type { PolicyName } from '../../spec/index.js';
import { type Choices, departure, entriesOf, type Fingerprint, isOpen, weightOf } from './choices.js';
import { partsOf } from './part.js';
import { type Group, MIXED, NOTHING, narrowed, type Reason, type State, type Taken, taking } from './search.js';

/** A case with each of its explanations. None at all, as of a case that failed, says nothing, and neither does an empty one. */
export interface ExplainedCase {
  id: string;
  explanations: readonly Choices[];
}

/** A policy of which no single option explains everything. */
export interface Mixture {
  policy: PolicyName;
  /** Two cases that contradict each other, or, where it takes more than two, two that are explained differently. */
  cases: readonly [string, string];
}

export interface Solution {
  /** The explanation that is taken for each case, by the case's id. */
  chosen: ReadonlyMap<string, Choices>;
  /**
   * Of each policy that nothing with as few mixtures and liberties leaves open, the options that are possible; of a
   * mixture, those that were taken. A policy is left out while all its options are possible.
   */
  fingerprint: Fingerprint;
  mixtures: readonly Mixture[];
  /** Whether all this is proven. If not, fewer liberties may do, and the fingerprint may say less than is known. */
  isExact: boolean;
}

/** How many steps may be tried where policies hang together. */
const STEPS = 1_000;

/**
 * Chooses an explanation of each case: with the fewest mixtures, then the fewest liberties, then the fewest liberties of
 * single cases; and then with few policies. A liberty that is a last resort counts more than all others together. The
 * order of the cases makes no difference.
 * @param steps how much is tried before something is left unproven
 */
export function solve(all: readonly ExplainedCase[], steps = STEPS): Solution {
  const cases = all.flatMap(({ id, explanations }) => {
    return explanations.length === 0 ? [] : [{ id, reasons: explanations.map(reasonOf).sort(byLeast) }];
  });
  cases.sort((one, other) => (one.id < other.id ? -1 : 1));
  const begun = narrowed({ taken: NOTHING, groups: groupsOf(cases.map(({ reasons }) => reasons)) }, [Infinity]) as State;
  const parts = partsOf(begun, steps);
  const taken = parts.reduce((sum, part) => taking(sum, [...part.taken.options]), begun.taken);
  const known: Case[] = cases.map(({ id, reasons }) => ({ id, reasons: reasons.filter((each) => isTaken(each, taken)) }));
  const policies = [...taken.options].sort(([one], [other]) => (one < other ? -1 : 1));
  const mixtures = policies.flatMap(([policy]) => {
    const pair = contradiction(known, policy);
    return pair === undefined ? [] : [{ policy, cases: pair }];
  });
  const shown = policies.flatMap(([policy, option]) => {
    if (option === MIXED)
      return mixtures.some((each) => each.policy === policy) ? [[policy, optionsIn(known, policy)] as const] : [];
    const isCertain = begun.taken.options.has(policy);
    const part = parts.find((each) => each.taken.options.has(policy));
    const possible = isCertain ? [option] : part?.possible(policy);
    return possible === undefined || isOpen(policy, possible) ? [] : [[policy, possible] as const];
  });
  return {
    chosen: new Map(known.map(({ id, reasons: [first] }) => [id, (first as Reason).choices])),
    fingerprint: Object.fromEntries(shown),
    mixtures,
    isExact: parts.every(({ isExact }) => isExact),
  };
}

function reasonOf(choices: Choices): Reason {
  const options = entriesOf(choices);
  const { resorts, others } = departure(choices);
  const liberties = options.reduce((sum, each) => sum + weightOf(...each), 0);
  return { choices, options, liberties, burden: 100 * resorts + others };
}

/** What asks for less is first; of equals always the same. */
function byLeast(one: Reason, other: Reason): number {
  return (
    one.liberties - other.liberties ||
    one.burden - other.burden ||
    one.options.length - other.options.length ||
    (one.options.join() < other.options.join() ? -1 : 1)
  );
}

/** Cases with the same explanations are one group. */
function groupsOf(all: readonly (readonly Reason[])[]): Group[] {
  const groups = new Map<string, Group>();
  for (const reasons of all) {
    const key = reasons.map(({ options }) => options.join()).join(' ');
    groups.set(key, { weight: 1 + (groups.get(key)?.weight ?? 0), reasons });
  }
  return [...groups.values()];
}

function isTaken({ options }: Reason, taken: Taken): boolean {
  return taking(taken, options) === taken;
}

interface Case {
  id: string;
  reasons: readonly Reason[];
}

/** The options of a mixture that are taken. */
function optionsIn(cases: readonly Case[], policy: PolicyName): string[] {
  const options = cases.flatMap(({ reasons: [first] }) => first?.choices[policy] ?? []);
  return [...new Set(options)].sort();
}

/** Two cases that no option of a mixture explains both, as the other policies are decided. */
function contradiction(cases: readonly Case[], policy: PolicyName): [string, string] | undefined {
  const asking = cases.flatMap(({ id, reasons }) => {
    const options = reasons.map(({ choices }) => choices[policy]);
    return options.includes(undefined) ? [] : [{ id, options }];
  });
  const keys = asking.map(({ options }) => options.join());
  const unlike = asking.filter((_, index) => keys.indexOf(keys[index] as string) === index);
  const pairs = unlike.flatMap((one) => unlike.map((other) => [one, other] as const));
  const pair =
    pairs.find(([one, other]) => !one.options.some((option) => other.options.includes(option))) ??
    pairs.find(([one, other]) => one.options[0] !== other.options[0]);
  return pair && [pair[0].id, pair[1].id];
}

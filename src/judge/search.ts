/** Chooses an explanation of each case, so that all of them together ask us to believe as little as possible. */
import type { PolicyName } from '../../spec/index.js';
import { type Choices, weightOf } from './choices.js';

/** Stands for the option of a mixture: a policy of which several options are taken. */
export const MIXED = '*';

/** One explanation of a case. */
export interface Reason {
  choices: Choices;
  options: readonly (readonly [PolicyName, string])[];
  /** How much its liberties count. */
  liberties: number;
  /** What else speaks against it. */
  burden: number;
}

/** Cases with the same explanations. */
export interface Group {
  /** How many cases. */
  weight: number;
  /** Those that are possible; those with the fewest liberties first, and then those with the least burden. */
  reasons: readonly Reason[];
}

/** What is taken of each policy, and what that costs; a mixture takes no liberty. */
export interface Taken {
  options: ReadonlyMap<PolicyName, string>;
  mixtures: number;
  liberties: number;
}

export const NOTHING: Taken = { options: new Map(), mixtures: 0, liberties: 0 };

/** What is taken so far, and what may still be chosen. */
export interface State {
  taken: Taken;
  groups: readonly Group[];
}

/** Mixtures, liberties, liberties of each case, policies, burden of each case: what comes first counts most. */
export type Cost = readonly number[];

const FREE: Cost = [];

/** Depth first, with everything left out that is not below the limit. */
export class Search {
  /** The best that was found. */
  answer: State | undefined;
  /** Whether there may be a better one. */
  gaveUp = false;

  /**
   * @param steps how many are left
   * @param isEnough whether the first answer will do
   */
  constructor(
    public steps: number,
    private limit: Cost,
    private readonly isEnough = false,
  ) {}

  run(before: State): void {
    this.steps -= 1;
    const state = narrowed(before, this.limit);
    if (state === undefined) return;
    const cost = costOf(state);
    if (!isLess(cost, this.limit)) return;
    const next = fewest(state.groups);
    if (next === undefined) {
      this.answer = state;
      this.limit = this.isEnough ? FREE : cost;
      return;
    }
    for (const reason of next.reasons) {
      if (this.isOver()) return;
      this.run({ ...state, groups: state.groups.map((group) => (group === next ? { ...group, reasons: [reason] } : group)) });
    }
  }

  private isOver(): boolean {
    // Where there may be any number of mixtures, the first answer is not far.
    if (this.steps <= 0 && this.limit[0] !== Infinity) this.gaveUp = true;
    return this.gaveUp || this.limit === FREE;
  }
}

/** Takes what all possible explanations of a case have in common, until that leaves no other explanation impossible; undefined if none is left of some case. */
export function narrowed({ taken, groups }: State, limit: Cost): State | undefined {
  const left = groups.map((group) => ({ ...group, reasons: possible(group.reasons, taken, limit) }));
  if (left.some(({ reasons }) => reasons.length === 0)) return undefined;
  const more = left.reduce((sum, { reasons }) => taking(sum, common(reasons)), taken);
  return more === taken ? { taken, groups: left } : narrowed({ taken: more, groups: left }, limit);
}

/** What does not exceed the limit; behind one that asks for nothing more none is better. */
function possible(reasons: readonly Reason[], taken: Taken, [mixtures = 0, liberties = 0]: Cost): readonly Reason[] {
  const left: Reason[] = [];
  for (const reason of reasons) {
    const more = taking(taken, reason.options);
    if (more.mixtures < mixtures || (more.mixtures === mixtures && more.liberties <= liberties)) left.push(reason);
    if (more === taken) break;
  }
  return left;
}

function common([first, ...others]: readonly Reason[]): Reason['options'] {
  return (first as Reason).options.filter(([policy, option]) => others.every(({ choices }) => choices[policy] === option));
}

/** What is taken with options besides; the same if they are taken already. */
export function taking(taken: Taken, options: Reason['options']): Taken {
  let more = taken;
  for (const [policy, option] of options) {
    const before = more.options.get(policy);
    if (before === option || before === MIXED) continue;
    const liberties = before === undefined ? weightOf(policy, option) : -weightOf(policy, before);
    more = {
      options: new Map(more.options).set(policy, before === undefined ? option : MIXED),
      mixtures: more.mixtures + (before === undefined ? 0 : 1),
      liberties: more.liberties + liberties,
    };
  }
  return more;
}

/** What it costs at least. */
function costOf({ taken, groups }: State): Cost {
  const sum = (of: (reason: Reason) => number) =>
    groups.reduce((all, { weight, reasons }) => all + weight * of(reasons[0] as Reason), 0);
  return [taken.mixtures, taken.liberties, sum(({ liberties }) => liberties), taken.options.size, sum(({ burden }) => burden)];
}

/** What is to be chosen next: where there are the fewest explanations. */
function fewest(groups: readonly Group[]): Group | undefined {
  const open = groups.filter(({ reasons }) => reasons.length > 1);
  return open.sort((one, other) => one.reasons.length - other.reasons.length)[0];
}

function isLess(one: Cost, other: Cost): boolean {
  const index = other.findIndex((each, at) => each !== one[at]);
  return index >= 0 && (one[index] as number) < (other[index] as number);
}

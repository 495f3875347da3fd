/** Outcomes: what branches show, each with the options that explain it. */
import { type Choices, canonical, followed, markOf, simplest } from '../judge/index.js';
import type { Outcome } from './types.js';

/** What is shown of a branch. */
export type Shown = Omit<Outcome, 'mark' | 'policies'>;

/** The outcomes of all that is shown: what is marked pass first, then what needs fewer options. */
export function outcomesOf(all: readonly { decided: Choices; shown: Shown }[], pinned: Choices = {}): Outcome[] {
  const groups = new Map<string, { decided: Choices; shown: Shown }[]>();
  for (const each of all) {
    const key = canonical(each.shown);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const { shown } = group[0] as { shown: Shown };
      return simplest(
        group.map(({ decided }) => decided),
        followed,
      ).map((decided) => outcome(decided, shown, pinned));
    })
    .sort(before);
}

function outcome(decided: Choices, shown: Shown, pinned: Choices): Outcome {
  const entries = Object.entries(decided).filter(([policy]) => !(policy in pinned));
  const policies = Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  const mark = markOf(policies);
  return { mark, policies, ...shown };
}

function before(one: Outcome, other: Outcome): number {
  const rank = ({ mark, policies, anything }: Outcome) =>
    (anything ? 10_000 : 0) + (mark === 'pass' ? 0 : 100) + Object.keys(policies).length;
  return rank(one) - rank(other) || (canonical(one) < canonical(other) ? -1 : 1);
}

/** The policies of outcomes, each with all of its options that occur. */
export function policiesIn(outcomes: readonly Outcome[]): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const { policies } of outcomes) {
    for (const [policy, option] of Object.entries(policies)) all[policy] = [...new Set([...(all[policy] ?? []), option])].sort();
  }
  return Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)));
}

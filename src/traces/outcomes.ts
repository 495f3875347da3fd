/** Outcomes: what branches show, each with the options that explain it. */
import { type Choices, canonical, followed, markOf, simplest } from '../judge/index.js';
import type { Outcome } from './types.js';

/** What a branch shows, and what had to be decided for it. */
export interface Explained {
  decided: Choices;
  shown: Omit<Outcome, 'mark' | 'policies'>;
}

/** The outcomes of all that is shown: what is marked pass first, then what needs fewer options. */
export function outcomesOf(all: readonly Explained[]): Outcome[] {
  return simplified(all, ({ shown }) => canonical(shown))
    .map(({ decided, shown }) => {
      const policies = sorted(decided);
      return { mark: markOf(policies), policies, ...shown };
    })
    .sort(before);
}

/** The policies of outcomes, each with all of its options that occur. */
export function policiesIn(outcomes: readonly Outcome[]): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const { policies } of outcomes) {
    for (const [policy, option] of Object.entries(policies)) all[policy] = [...new Set([...(all[policy] ?? []), option])].sort();
  }
  return sorted(all);
}

/** The same, names in order. */
export function sorted<T>(of: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function before(one: Outcome, other: Outcome): number {
  const rank = ({ mark, policies, anything }: Outcome) =>
    (anything ? 10_000 : 0) + (mark === 'pass' ? 0 : 100) + Object.keys(policies).length;
  return rank(one) - rank(other) || (canonical(one) < canonical(other) ? -1 : 1);
}

/** What is alike is one, without the options that make no difference. */
export function simplified<T extends { decided: Choices }>(all: readonly T[], keyOf: (each: T) => string): T[] {
  return groupsOf(all, keyOf).flatMap((group) => {
    const choices = group.map(({ decided }) => decided);
    return simplest(choices, followed).map((decided) => ({ ...group[0], decided }));
  });
}

/** What is alike together, in the order of the first of each kind. */
export function groupsOf<T>(all: readonly T[], keyOf: (each: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

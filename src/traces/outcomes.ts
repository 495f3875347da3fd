/** Outcomes: what branches show, each with the options that explain it. */
import { type Choices, canonical, markOf, simplified } from '../judge/index.js';
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

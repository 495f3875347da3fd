/** What the explanations that are left say together. */
import { type PolicyName, policies } from '../../spec/index.js';
import type { Acceptance, Need, Shown } from './exchange.js';
import { best, choicesOf, costOf, type Hypothesis, liberties } from './hypothesis.js';

/** The mark is that of the explanation with the fewest liberties. */
export function acceptance(left: readonly Hypothesis[]): Omit<Acceptance, 'role' | 'course'> {
  const simplest = best(left);
  if (simplest === undefined) return { accepted: true, mark: 'pass', needs: [], policies: {}, possible: {} };
  const needs = liberties(simplest).map((policy) => needOf(policy, simplest));
  const simple = left.filter((one) => costOf(one) === costOf(simplest));
  const possible = shownBy(left);
  const shown = Object.entries(shownBy(simple)).filter(
    ([name]) => !isOpen(name as PolicyName, possible[name as PolicyName] ?? []),
  );
  return {
    accepted: true,
    mark: needs.length === 0 ? 'pass' : 'allowed',
    needs,
    policies: Object.fromEntries(shown),
    possible,
  };
}

function needOf(name: PolicyName, one: Hypothesis): Need {
  const policy = policies.find((each) => each.name === name) as (typeof policies)[number];
  return { policy: name, option: choicesOf(one)[name] as string, step: policy.steps[0] as Need['step'] };
}

/** The options of each policy that came up. */
function shownBy(left: readonly Hypothesis[]): Shown {
  const shown: Partial<Record<PolicyName, Set<string>>> = {};
  for (const choices of left.map(choicesOf)) {
    for (const [name, option] of Object.entries(choices) as [PolicyName, string][]) {
      shown[name] = (shown[name] ?? new Set()).add(option);
    }
  }
  const sorted = Object.entries(shown).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, options]) => [name, [...options]]));
}

/** Whether all options that the text allows are possible, so that nothing is known. */
function isOpen(name: PolicyName, options: readonly string[]): boolean {
  const all = policies.find((each) => each.name === name)?.options ?? [];
  return all.every((option) => option.mark === 'relaxation' || options.includes(option.name));
}

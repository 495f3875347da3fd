/** Cases as a search has them: a policy is a variable, an option a bit of it. */
import type { PolicyName } from '../../spec/index.js';
import { byDeparture, type Choices, departure, entriesOf } from './choices.js';
import { type Group, MIXED, OPEN, type Problem, RESORT, type Way } from './search.js';

/** A case with each of its explanations. None at all, as of a case that failed, says nothing, and neither does an empty one. */
export interface ExplainedCase {
  id: string;
  explanations: readonly Choices[];
}

/** An explanation of a case, as it was and as the search has it. */
export interface Reason extends Way {
  choices: Choices;
}

/** An option of a policy, as the search has it. */
interface Literal {
  variable: number;
  option: string;
  bit: number;
  liberties: number;
  burden: number;
}

export interface Model {
  /** Those that come up, in the order of their names. */
  policies: readonly PolicyName[];
  /** The options of each variable that come up, those that ask for least first. */
  options: readonly (readonly Literal[])[];
  problem: Problem;
  /** What there is to choose from. */
  domains: readonly number[];
  /** By id, each with its reasons: those that ask for least first. */
  cases: readonly { id: string; reasons: readonly Reason[] }[];
}

/** The model of all cases that have an explanation. */
export function modelOf(all: readonly ExplainedCase[]): Model {
  const explained = all.filter(({ explanations }) => explanations.length > 0);
  const literals = literalsIn(explained.flatMap(({ explanations }) => explanations));
  const options = [...literals.values()].map((each) => [...each.values()]);
  const groups = new Map<string, Group & { ways: Reason[] }>();
  const cases = explained.map(({ id, explanations }) => {
    const ways = explanations.map((choices) => reasonOf(choices, literals)).sort(byLeast);
    const key = ways.map(({ binds }) => binds.join()).join(' ');
    const group = groups.get(key) ?? { weight: 0, ways, variables: variablesOf(ways) };
    groups.set(key, { ...group, weight: group.weight + 1 });
    return { id, reasons: ways };
  });
  const sum = (list: readonly Literal[]) => list.reduce((bits, { bit }) => bits | bit, 0);
  return {
    policies: [...literals.keys()],
    options,
    problem: {
      // What is explained without any option binds nothing.
      groups: [...groups.values()].filter(({ ways }) => ways.every(({ binds }) => binds.length > 0)),
      variables: options.map((_, variable) => variable),
      liberties: options.map((list) => sum(list.filter(({ liberties }) => liberties > 0))),
      resorts: options.map((list) => sum(list.filter(({ liberties }) => liberties === RESORT))),
    },
    domains: options.map((list) => sum(list) | (list.length > 1 ? OPEN | MIXED : OPEN)),
    cases: cases.sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}

type Literals = ReadonlyMap<PolicyName, ReadonlyMap<string, Literal>>;

function literalsIn(explanations: readonly Choices[]): Literals {
  const options = new Map<PolicyName, Set<string>>();
  for (const each of explanations) {
    for (const [policy, option] of Object.entries(each) as [PolicyName, string][]) {
      const some = options.get(policy);
      if (some === undefined) options.set(policy, new Set([option]));
      else some.add(option);
    }
  }
  const sorted = [...options].sort(([one], [other]) => (one < other ? -1 : 1));
  return new Map(sorted.map(([policy, some], variable) => [policy, literalsOf(policy, [...some], variable)]));
}

function literalsOf(policy: PolicyName, options: string[], variable: number): Map<string, Literal> {
  const only = (option: string): Choices => ({ [policy]: option });
  options.sort((one, other) => byDeparture(only(one), only(other)) || (one < other ? -1 : 1));
  const literals = options.map((option, index): Literal => {
    const { liberties, resorts, others } = departure(only(option));
    // A close that has a better reason is not explained by the right to close.
    const counts = liberties > 0 && resorts > 0 ? RESORT : liberties;
    return { variable, option, bit: (OPEN << 1) << index, liberties: counts, burden: 100 * resorts + others };
  });
  return new Map(literals.map((each) => [each.option, each]));
}

function reasonOf(choices: Choices, literals: Literals): Reason {
  const taken = entriesOf(choices).map(([policy, option]) => literals.get(policy)?.get(option) as Literal);
  return {
    choices,
    binds: taken.map(({ variable, bit }) => [variable, bit | MIXED]),
    liberties: taken.reduce((sum, each) => sum + each.liberties, 0),
    burden: taken.reduce((sum, each) => sum + each.burden, 0),
  };
}

function variablesOf(ways: readonly Way[]): number[] {
  return [...new Set(ways.flatMap(({ binds }) => binds.map(([variable]) => variable)))];
}

/** What asks for less is first; of equals always the same. */
function byLeast(one: Reason, other: Reason): number {
  return (
    one.liberties - other.liberties ||
    one.burden - other.burden ||
    one.binds.length - other.binds.length ||
    (one.binds.join() < other.binds.join() ? -1 : 1)
  );
}

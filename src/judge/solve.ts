/** Policies belong to a peer: the options that explain all of its cases together. */
import type { PolicyName } from '../../spec/index.js';
import { type Choices, type Fingerprint, isOpen } from './choices.js';
import { type ExplainedCase, type Model, modelOf, type Reason } from './model.js';
import { type Answer, anyWithin, bitsOf, cheapest, isPossible, isSingle, MIXED, narrow, OPEN, type Problem } from './search.js';

export type { ExplainedCase } from './model.js';

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

/** How many steps each search may take where policies hang together: for liberties, for policies, and for what else is possible. */
const STEPS = 1_000;

/**
 * An option of each policy, so that every case is explained: with the fewest mixtures, then the fewest liberties, then
 * the fewest liberties of single cases; and then with few policies. A liberty that is a last resort counts more than all
 * others together. The order of the cases makes no difference.
 * @param steps how much is tried before something is left unproven
 */
export function solve(cases: readonly ExplainedCase[], steps = STEPS): Solution {
  const model = modelOf(cases);
  const domains = [...model.domains];
  narrow(model.problem, domains, [Infinity, 0, 0, 0, 0]);
  const parts = partsOf(model.problem, domains).map((part) => new Part(part, domains, steps));
  const partWith = (variable: number) => parts.find(({ problem }) => problem.variables.includes(variable));
  // What is in no part is decided, or nothing asks for it.
  const decided = domains.map((domain, variable) => partWith(variable)?.domains[variable] ?? (isSingle(domain) ? domain : OPEN));
  const possible = domains.map((_, variable) => partWith(variable)?.possible(variable) ?? (decided[variable] as number));
  const chosen = model.cases.map(({ id, reasons }) => {
    return [id, (reasons.find((reason) => isPossible(reason, decided)) as Reason).choices] as const;
  });
  return {
    chosen: new Map(chosen),
    fingerprint: fingerprintOf(model, decided, possible, chosen),
    mixtures: model.policies.flatMap((policy, variable) => {
      const pair = decided[variable] === MIXED ? contradiction(model, decided, variable) : undefined;
      return pair === undefined ? [] : [{ policy, cases: pair }];
    }),
    isExact: parts.every(({ isExact }) => isExact),
  };
}

/** What can be decided by itself: explanations that share no undecided policy have nothing to do with each other. */
function partsOf({ groups, liberties, resorts }: Problem, domains: readonly number[]): Problem[] {
  let parts: Problem[] = [];
  for (const group of groups) {
    const ways = group.ways.filter((way) => isPossible(way, domains));
    const bound = new Set(ways.flatMap(({ binds }) => binds.map(([variable]) => variable)));
    const open = [...bound].filter((variable) => !isSingle(domains[variable] as number));
    const isDecided = ways[0]?.binds.every(([variable]) => !open.includes(variable));
    if (isDecided) continue;
    const joined = parts.filter(({ variables }) => variables.some((variable) => open.includes(variable)));
    const variables = [...new Set([...joined.flatMap((part) => part.variables), ...open])].sort((one, other) => one - other);
    const whole = {
      groups: [...joined.flatMap((part) => part.groups), { ...group, ways, variables: [...bound] }],
      variables,
      liberties,
      resorts,
    };
    parts = [...parts.filter((part) => !joined.includes(part)), whole];
  }
  return parts;
}

/** A part with its answer. */
class Part {
  isExact: boolean;
  private readonly answer: Answer;
  /** All answers that are known to have as few mixtures and liberties. */
  private readonly answers: Answer[];

  constructor(
    readonly problem: Problem,
    private readonly before: readonly number[],
    private steps: number,
  ) {
    const { answer, gaveUp } = cheapest(problem, before, steps);
    this.answer = answer as Answer;
    this.answers = [this.answer];
    this.isExact = !gaveUp;
  }

  get domains(): readonly number[] {
    return this.answer.domains;
  }

  /** The options of a variable that are possible; OPEN where it need not be decided. */
  possible(variable: number): number {
    if (this.canBe(variable, OPEN)) return OPEN;
    return bitsOf(this.before[variable] as number)
      .filter((bit) => bit !== OPEN && this.canBe(variable, bit))
      .reduce((bits, bit) => bits | bit, 0);
  }

  private canBe(variable: number, bit: number): boolean {
    if (((this.before[variable] as number) & bit) === 0) return false;
    if (this.answers.some(({ domains }) => domains[variable] === bit)) return true;
    const found = anyWithin(this.problem, this.before.with(variable, bit), this.answer.cost, this.steps);
    this.steps = found.steps;
    if (found.answer !== undefined) this.answers.push(found.answer);
    if (found.gaveUp) this.isExact = false;
    return found.gaveUp || found.answer !== undefined;
  }
}

function fingerprintOf(
  { policies, options }: Model,
  decided: readonly number[],
  possible: readonly number[],
  chosen: readonly (readonly [string, Choices])[],
): Fingerprint {
  const entries = policies.flatMap((policy, variable) => {
    if (possible[variable] === OPEN) return [];
    const taken = new Set(chosen.map(([, choices]) => choices[policy]));
    const isMixture = decided[variable] === MIXED;
    const seen = (options[variable] ?? []).filter(({ option, bit }) => {
      return isMixture ? taken.has(option) : ((possible[variable] as number) & bit) !== 0;
    });
    const shown = seen.map(({ option }) => option).sort();
    return !isMixture && isOpen(policy, shown) ? [] : [[policy, shown] as const];
  });
  return Object.fromEntries(entries);
}

/** Two cases that no option of a mixture explains both, as the other policies are decided. */
function contradiction({ cases, policies }: Model, decided: readonly number[], variable: number): [string, string] | undefined {
  const policy = policies[variable] as PolicyName;
  const binding = cases.flatMap(({ id, reasons }) => {
    const options = reasons.filter((reason) => isPossible(reason, decided)).map(({ choices }) => choices[policy]);
    return options.includes(undefined) ? [] : [{ id, options }];
  });
  const keys = binding.map(({ options }) => options.join());
  const unlike = binding.filter((_, index) => keys.indexOf(keys[index] as string) === index);
  const pairs = unlike.flatMap((one) => unlike.map((other) => [one, other] as const));
  const [one, other] =
    pairs.find(([one, other]) => !one.options.some((option) => other.options.includes(option))) ??
    pairs.find(([one, other]) => one.options[0] !== other.options[0]) ??
    [];
  return one && other ? [one.id, other.id] : undefined;
}

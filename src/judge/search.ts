/**
 * Finds the cheapest options that explain every case. Each policy is a variable with a domain, a set of bits: one bit for
 * leaving the policy open, one for each option, and one for a mixture, which is every option at once. Mixtures explain
 * everything, so that there is always an answer.
 */

/** The policy is left open: what asks for one of its options explains nothing. */
export const OPEN = 1;
/** The policy is a mixture. */
export const MIXED = 1 << 30;

/** One explanation of a case. */
export interface Way {
  /** The variables that it binds, and the bits that suit it. */
  binds: readonly (readonly [variable: number, bits: number])[];
  /** How much its liberties count. */
  liberties: number;
  /** What else speaks against it. */
  burden: number;
}

/** Cases with the same explanations. */
export interface Group {
  /** How many cases. */
  weight: number;
  /** Those with the fewest liberties first, and then those with the least burden. */
  ways: readonly Way[];
  variables: readonly number[];
}

/** Mixtures, liberties, liberties of each case, policies, burden of each case: what comes first counts most. */
export type Cost = readonly [number, number, number, number, number];

export interface Problem {
  groups: readonly Group[];
  variables: readonly number[];
  /** The bits of each variable that are liberties. */
  liberties: readonly number[];
  /** Those of them that are last resorts: each counts more than all others together. */
  resorts: readonly number[];
}

/** How many other liberties a last resort counts for. */
export const RESORT = 100;

/** A domain of a single bit for each variable, and what it costs. */
export interface Answer {
  domains: readonly number[];
  cost: Cost;
}

/** What a search came to. Where it gave up, there may be another or a cheaper answer. */
export interface Found {
  answer?: Answer;
  gaveUp: boolean;
  /** How many steps are left. */
  steps: number;
}

/**
 * The answer with the fewest mixtures, liberties and liberties of each case; of these, one with as few policies and as
 * little burden as so many steps find.
 */
export function cheapest(problem: Problem, domains: readonly number[], steps: number): Found {
  const first = new Search(problem, steps, [Infinity, 0, 0, 0, 0], ([mixtures, liberties, each]) => [
    mixtures,
    liberties,
    each,
    0,
    0,
  ]);
  first.run(domains);
  const { answer, gaveUp } = first;
  if (answer === undefined) return first;
  const second = new Search(problem, steps, answer.cost, (cost) => cost);
  second.run(domains);
  return { answer: second.answer ?? answer, gaveUp, steps: second.steps };
}

/** Any answer that has no more mixtures and liberties than this cost. */
export function anyWithin(problem: Problem, domains: readonly number[], [mixtures, liberties]: Cost, steps: number): Found {
  const search = new Search(problem, steps, [mixtures, liberties, Infinity, 0, 0], () => NOTHING);
  search.run(domains);
  return search;
}

/** Nothing is cheaper. */
const NOTHING: Cost = [0, 0, 0, 0, 0];

/** Depth first, with everything left out that is not below the limit. */
class Search implements Found {
  answer?: Answer;
  gaveUp = false;

  /** @param limitBy below what the next answer has to be, after one with this cost */
  constructor(
    private readonly problem: Problem,
    public steps: number,
    private limit: Cost,
    private readonly limitBy: (cost: Cost) => Cost,
  ) {}

  run(before: readonly number[], changed?: number): void {
    this.steps -= 1;
    const domains = [...before];
    if (!narrow(this.problem, domains, this.limit, changed)) return;
    const cost = costOf(this.problem, domains);
    if (!isLess(cost, this.limit)) return;
    const variable = nextOf(this.problem, domains);
    if (variable === undefined) {
      this.answer = { domains, cost };
      this.limit = this.limitBy(cost);
      return;
    }
    for (const bit of bitsOf(domains[variable] as number)) {
      if (this.isOver()) return;
      this.run(domains.with(variable, bit), variable);
    }
  }

  private isOver(): boolean {
    // Before there is any limit, the first answer is not far.
    if (this.steps <= 0 && this.limit[0] !== Infinity) this.gaveUp = true;
    return this.gaveUp || this.limit === NOTHING;
  }
}

/**
 * Removes from the domains what no explanation of some case leaves possible, and what is above the limit.
 * @param changed the only variable whose domain was not narrowed yet; all of them if absent
 * @returns false where nothing is left
 */
export function narrow(problem: Problem, domains: number[], limit: Cost, changed?: number): boolean {
  const { groups } = problem;
  let todo = changed === undefined ? groups : groups.filter(({ variables }) => variables.includes(changed));
  for (;;) {
    const before = [...domains];
    if (!todo.every((group) => narrowBy(group, domains)) || !stayWithin(problem, domains, limit)) return false;
    const isChanged = (variable: number) => domains[variable] !== before[variable];
    if (!domains.some((_, variable) => isChanged(variable))) return true;
    todo = groups.filter(({ variables }) => variables.some(isChanged));
  }
}

/** Leaves what suits some explanation that is possible: a policy is bound where all of them bind it. */
function narrowBy({ ways }: Group, domains: number[]): boolean {
  let common: Way['binds'] | undefined;
  for (const way of ways) {
    if (!isPossible(way, domains)) continue;
    common = common === undefined ? way.binds : union(common, way.binds);
    if (common.length === 0) return true;
  }
  for (const [variable, bits] of common ?? []) domains[variable] = (domains[variable] as number) & bits;
  return common !== undefined;
}

/** The variables that both bind, with what suits either. */
function union(one: Way['binds'], other: Way['binds']): Way['binds'] {
  return one.flatMap(([variable, bits]) => {
    const same = other.find(([each]) => each === variable);
    return same === undefined ? [] : [[variable, bits | same[1]] as const];
  });
}

/** Where there are as many mixtures as there may be, there are no more; and so with liberties. */
function stayWithin(problem: Problem, domains: number[], [mixtures, most]: Cost): boolean {
  const { variables, liberties } = problem;
  const mixed = variables.filter((variable) => domains[variable] === MIXED).length;
  if (mixed < mixtures) return true;
  const taken = libertiesIn(problem, domains);
  for (const variable of variables) {
    const [domain, free] = [domains[variable] as number, liberties[variable] as number];
    let left = domain === MIXED ? domain : domain & ~MIXED;
    if (taken >= most && !isWithin(left, free)) left &= ~free;
    domains[variable] = left;
  }
  return mixed === mixtures && taken <= most && variables.every((variable) => domains[variable] !== 0);
}

/** What an answer costs at least, with the domains as they are. */
function costOf(problem: Problem, domains: readonly number[]): Cost {
  const { groups, variables } = problem;
  const count = (test: (variable: number) => boolean) => variables.filter(test).length;
  const least = groups.map(({ ways, weight }) => ({ weight, ...(ways.find((way) => isPossible(way, domains)) as Way) }));
  return [
    count((variable) => domains[variable] === MIXED),
    libertiesIn(problem, domains),
    least.reduce((sum, way) => sum + way.weight * way.liberties, 0),
    count((variable) => ((domains[variable] as number) & OPEN) === 0),
    least.reduce((sum, way) => sum + way.weight * way.burden, 0),
  ];
}

/** How much the liberties count that are taken in any case. */
function libertiesIn({ variables, liberties, resorts }: Problem, domains: readonly number[]): number {
  const taken = variables.filter((variable) => isWithin(domains[variable], liberties[variable]));
  return taken.reduce((sum, variable) => sum + (isWithin(domains[variable], resorts[variable]) ? RESORT : 1), 0);
}

/** The variable to be decided next: one that cannot be left open if there is one, with the fewest bits. */
function nextOf({ variables }: Problem, domains: readonly number[]): number | undefined {
  const size = (variable: number) => {
    const domain = domains[variable] as number;
    return bitsOf(domain).length + (domain & OPEN ? 32 : 0);
  };
  const undecided = variables.filter((variable) => !isSingle(domains[variable] as number));
  return undecided.length === 0 ? undefined : undecided.reduce((one, other) => (size(other) < size(one) ? other : one));
}

/** Whether the domains leave it possible. */
export function isPossible({ binds }: Way, domains: readonly number[]): boolean {
  return binds.every(([variable, bits]) => ((domains[variable] as number) & bits) !== 0);
}

/** Whether only one bit is left. */
export function isSingle(domain: number): boolean {
  return (domain & (domain - 1)) === 0;
}

/** The bits of a domain, one by one. */
export function bitsOf(domain: number): number[] {
  const bits: number[] = [];
  for (let bit = 1; bit > 0; bit <<= 1) if (domain & bit) bits.push(bit);
  return bits;
}

function isWithin(domain = 0, bits = 0): boolean {
  return domain !== 0 && (domain & ~bits) === 0;
}

function isLess(one: Cost, other: Cost): boolean {
  const index = one.findIndex((each, at) => each !== other[at]);
  return index >= 0 && (one[index] as number) < (other[index] as number);
}

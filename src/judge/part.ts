/** Policies that hang together: what is taken of them, and what else would do. */
import type { PolicyName } from '../../spec/index.js';
import { optionsOf } from './choices.js';
import { type Cost, type Group, Search, type State, type Taken, taking } from './search.js';

/** What can be decided by itself: explanations that ask for different policies have nothing to do with each other. */
export function partsOf({ taken, groups }: State, steps: number): Part[] {
  let parts: { asked: PolicyName[]; groups: Group[] }[] = [];
  for (const group of groups.filter(({ reasons }) => reasons.length > 1)) {
    const options = group.reasons.flatMap((reason) => reason.options.filter((each) => taking(taken, [each]) !== taken));
    const own = { asked: options.map(([policy]) => policy), groups: [group] };
    const joined = parts.filter(({ asked }) => asked.some((policy) => own.asked.includes(policy)));
    const all = [...joined, own];
    const whole = { asked: all.flatMap(({ asked }) => asked), groups: all.flatMap((each) => each.groups) };
    parts = [...parts.filter((part) => !joined.includes(part)), whole];
  }
  return parts.map((part) => new Part({ taken, groups: part.groups }, steps));
}

/** A part with its answer. */
export class Part {
  isExact = true;
  /** All answers that are known to have as few mixtures and liberties; the first is the best that was found. */
  private readonly answers: State[] = [];

  constructor(
    private readonly state: State,
    private steps: number,
  ) {
    let { mixtures } = state.taken;
    while (this.answers.length === 0) {
      this.search(state.groups, [mixtures, Infinity]);
      mixtures = this.isExact ? mixtures + 1 : Infinity;
    }
  }

  get taken(): Taken {
    return (this.answers[0] as State).taken;
  }

  /** The options of a policy that are possible; undefined where it need not be taken. */
  possible(policy: PolicyName): string[] | undefined {
    if (this.canBe(policy, undefined)) return undefined;
    const possible = optionsOf(policy).filter((option) => this.canBe(policy, option));
    return possible.sort();
  }

  /** Whether as few mixtures and liberties do with this option of a policy, or with none of it; what is not known may be. */
  private canBe(policy: PolicyName, option: string | undefined): boolean {
    if (this.answers.some(({ taken }) => taken.options.get(policy) === option)) return true;
    const groups = this.state.groups.map(({ weight, reasons }) => {
      return { weight, reasons: reasons.filter(({ choices: { [policy]: asked } }) => asked === undefined || asked === option) };
    });
    const { mixtures, liberties } = this.taken;
    const { answer, gaveUp } = this.search(groups, [mixtures, liberties, Infinity], true);
    return gaveUp || answer !== undefined;
  }

  private search(groups: readonly Group[], limit: Cost, isEnough = false): Search {
    const search = new Search(this.steps, limit, isEnough);
    search.run({ taken: this.state.taken, groups });
    this.steps = search.steps;
    if (search.answer !== undefined) this.answers.push(search.answer);
    if (search.gaveUp) this.isExact = false;
    return search;
  }
}

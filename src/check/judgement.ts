/** Judges one observation: whether it can be decided yet, and how. */
import { type PolicyName, policies, type StepId } from '../../spec/index.js';
import type { Need, Side } from '../oracle/index.js';
import type { Observation } from '../traces/index.js';
import { type Comparison, compare, type Options, WHENEVER } from './compare.js';
import type { Seen } from './seen.js';

/** What the side under test has shown when an observation is judged. */
export interface Sight {
  /** The side under test; the server if absent. */
  role?: Side;
  seen: Seen;
  closed: boolean;
  /** Whether our side has closed. */
  afterFin: boolean;
  /** Whether the time for this observation is over. */
  late: boolean;
}

export interface Judgement {
  verdict: 'pass' | 'allowed' | 'fail';
  step: StepId;
  /** Closed for no reason but that it may. */
  refused: boolean;
  /** Failed since nothing came in time. */
  omitted: boolean;
  /** The liberties of the best explanation. */
  needs: readonly Need[];
  /** The options of every explanation; empty where it failed. */
  explanations: readonly Options[];
  /** The options of those that would explain it if the server closes later. */
  closing: readonly Options[];
}

/** The judgement, or undefined as long as more has to be waited for. */
export function judged({ step, outcomes }: Observation, sight: Sight): Judgement | undefined {
  const { role = 'server', seen, closed, afterFin, late } = sight;
  const all = outcomes.map((outcome) => compare(outcome, seen, closed, role));
  const met = all.filter((each) => each.met);
  const [best] = met.toSorted((one, other) => rank(one) - rank(other));
  const begun = seen.reply === 'http' || all.some((each) => each.begun);
  const common = { step, refused: false, omitted: false, needs: [], explanations: [], closing: [] };
  if (best === undefined) {
    if (closed && begun) return { ...common, verdict: 'allowed', refused: true, needs: [needOf(WHENEVER[role], 'closed', role)] };
    return closed || !begun || late ? { ...common, verdict: 'fail', omitted: begun } : undefined;
  }
  const needs = needsOf(best, role);
  const better = needs.length > 0 && all.some((each) => each.outcome.mark === 'pass' && !each.met && each.begun);
  if (!closed && !late && (better || afterFin)) return undefined;
  const refused = best.liberties[WHENEVER[role]] !== undefined;
  const verdict = needs.length === 0 ? 'pass' : 'allowed';
  const closing = all.filter((each) => each.closing);
  // What the comparison grants explains only what no outcome explains by itself.
  const granted = [...met, ...closing].every(({ liberties }) => !isEmpty(liberties));
  const options = (some: readonly Comparison[]) => some.filter(({ liberties }) => granted || isEmpty(liberties)).map(optionsOf);
  return { ...common, verdict, refused, needs, explanations: options(met), closing: late ? [] : options(closing) };
}

function isEmpty(options: Options): boolean {
  return Object.keys(options).length === 0;
}

/** The fewer liberties the better, and then what says most of the closure. */
function rank(comparison: Comparison): number {
  return 2 * needsOf(comparison).length + (comparison.outcome.closes === 'may' ? 1 : 0);
}

function optionsOf({ outcome, liberties }: Comparison): Options {
  return { ...outcome.policies, ...liberties };
}

/** The liberties of an outcome that is met; none where it counts as pass. */
function needsOf({ outcome, liberties }: Comparison, role: Side = 'server'): Need[] {
  const own = outcome.mark === 'pass' ? [] : Object.entries(outcome.policies).filter(isLiberty);
  return [...own, ...Object.entries(liberties)].map(([policy, option]) => needOf(policy, option, role));
}

function isLiberty([policy, option]: [string, string]): boolean {
  return policyOf(policy)?.options.find(({ name }) => name === option)?.mark === 'allowed';
}

/** A liberty, with the step that binds this side. */
export function needOf(policy: string, option: string, role: Side): Need {
  const steps = policyOf(policy)?.steps ?? [];
  // A policy may bind both sides.
  const step = steps.find((each) => OF_CLIENTS.test(each) === (role === 'client')) ?? steps[0];
  return { policy: policy as PolicyName, option, step: step as StepId };
}

const OF_CLIENTS = /^10\.3\.4\.(3|5\.1)/;

function policyOf(policy: string) {
  return policies.find(({ name }) => name === policy);
}

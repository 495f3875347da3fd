/** Whether an observation can be judged yet, by the rules of waiting in traces/INTERPRETING.md. */
import type { Observation } from '../../../traces/index.js';
import { type Comparison, compare } from './compare.js';
import type { Seen } from './seen.js';

/**
 * Whether a runner that has seen this of a server, which has not closed, judges it.
 * @param afterFin whether our side has closed; then it reads on as long as it can
 */
export function isJudged({ outcomes }: Observation, seen: Seen, afterFin: boolean): boolean {
  const all = outcomes.map((outcome) => compare(outcome, seen, false));
  const mayRefuse = seen.reply === 'http' || seen.becomes.includes('http');
  if (!mayRefuse && !all.some(({ met, begun }) => met || begun)) return true;
  const isBetter = all.some(({ outcome, met, begun }) => outcome.mark === 'pass' && !met && begun);
  return !afterFin && (all.some(passes) || (!isBetter && all.some(({ met }) => met)));
}

function passes({ outcome, met, liberties }: Comparison): boolean {
  return met && outcome.mark === 'pass' && Object.keys(liberties).length === 0;
}

/** Holds a runner against the judge: the same bytes, seen by both. */

import type { Observation, OutcomeMark, Trace } from '../../../traces/index.js';
import { expectation } from './expected.js';
import { happeningsOf, situationOf } from './happenings.js';
import { isJudged } from './judgement.js';
import { type NearMiss, nearMisses } from './near-misses.js';
import type { Runner, Verdict } from './runner.js';
import { split } from './seen.js';
import type { Recording } from './spell.js';
import { MODES, type Mode, rule } from './subject.js';

/** The mode of a runner, which knows deadlines, if the judge has it. */
const MODE: Mode = MODES.includes('prompt') ? 'prompt' : 'lagging';

/** Seconds of the deadline where a runner is asked again. */
const PATIENT = 16;

/** A spelling that a runner and the judge do not agree on. */
export interface Difference {
  change: string;
  trace: string;
  runner: Verdict;
  judge: Verdict;
  /** What the judge says. */
  why: string;
  recording: NearMiss;
}

/** Near misses of any echo server that a runner sees as they are: neither a deadline nor a race decides. */
export function forRunners(traces: readonly Trace[]): NearMiss[] {
  const plain = traces.filter(({ role, needs, events }) => {
    return role === 'server' && needs.length === 0 && events.every(({ type }) => type !== 'reset');
  });
  return nearMisses(plain, 'some').filter((each) => isSeen(each) && (MODE === 'prompt' || isAlike(each)));
}

/** Whether the runner looks until it has seen all, and no longer. */
function isSeen({ trace, stages }: Recording): boolean {
  return stages.every(({ after, output, closed }, index) => {
    const afterFin = trace.events[after]?.type === 'fin';
    const isJudgedOf = (bytes: Buffer) => isJudged(trace.observations[index] as Observation, split(bytes), afterFin);
    // What it has read before may be enough for it, so that it does not look for more.
    const before = stages[index - 1]?.output ?? Buffer.alloc(0);
    if (!output.equals(before) && isJudgedOf(before)) return false;
    // What is judged while it is open is not waited for, and what is open is waited for as long as it is not.
    // Behind our FIN it waits for no more than the linger.
    return (afterFin && !closed) || closed !== isJudgedOf(output);
  });
}

/** Whether deadlines make no difference. */
function isAlike(recording: Recording): boolean {
  const [one, other] = (['lagging', 'prompt'] as const).map((mode) => expectation(recording, mode));
  return one?.accepted === other?.accepted && one?.mark === other?.mark;
}

/** Where runner and judge differ. */
export async function differences(runner: Runner, recordings: readonly NearMiss[]): Promise<Difference[]> {
  const rulings = recordings.map((each) => rule(situationOf(each.trace), happeningsOf(each, MODE)));
  const judge = rulings.map(verdictOf);
  const guesses = recordings.map((each) => verdictOf(expectation(each, MODE)));
  const first = await runner.verdicts(recordings, guesses);
  // A busy machine may answer only when a runner has stopped reading, so that one is asked again before it is blamed.
  const doubtful = [...recordings.keys()].filter((index) => first[index] !== judge[index]);
  runner.deadline = PATIENT;
  const second = await runner.verdicts(
    doubtful.map((index) => recordings[index] as NearMiss),
    doubtful.map((index) => judge[index] as Verdict),
  );
  return doubtful.flatMap((index, at) => {
    const recording = recordings[index] as NearMiss;
    const [one, other] = [second[at] as Verdict, judge[index] as Verdict];
    const { change, trace } = recording;
    const why = rulings[index]?.why ?? '';
    return one === other ? [] : [{ change, trace: trace.id, runner: one, judge: other, why, recording }];
  });
}

function verdictOf({ accepted, mark }: { accepted: boolean; mark?: OutcomeMark }): Verdict {
  return accepted ? (mark ?? 'pass') : 'fail';
}

/** One line for a reader. */
export function inWords({ change, trace, runner, judge, why, recording }: Difference): string {
  const { output, closed } = recording.stages.at(-1) ?? {};
  return `${trace}, ${change}: the runner says ${runner}, the judge ${judge} (${why}); ${output?.toString('hex')} ${closed ? 'closed' : 'open'}`;
}

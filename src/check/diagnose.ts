/** Names what was violated: the item, the first byte that nothing allows, what was allowed and what was seen. */
import type { StepId } from '../../spec/index.js';
import { judge, type Rejection } from '../oracle/index.js';
import type { Observation } from '../traces/index.js';
import type { Played } from './play.js';
import type { CaseResult, Offence } from './types.js';
import { expectation, observation } from './words.js';

export type Diagnosis = Pick<CaseResult, 'expected' | 'observed'> & {
  violated: StepId;
  why: string;
  firstOffendingByte?: Offence;
};

/**
 * What a failed trace shows. The oracle, which reads bytes one by one, knows
 * better than a trace which item a byte violates; it knows nothing of echoes,
 * and of what is missing.
 */
export function diagnosed(played: Played, observations: readonly Observation[]): Diagnosis {
  const judgement = played.judgements.at(-1);
  const { last, seen, closed, patience } = played;
  const rejection = rejectionOf(played);
  const late = judgement?.omitted ? patience : undefined;
  const common = {
    expected: (last?.outcomes ?? []).map(expectation),
    observed: observation(seen, closed !== undefined, late),
  };
  const step = judgement?.step as StepId;
  if (rejection !== undefined) {
    const { offset, allowed } = rejection;
    return { violated: rejection.step, why: rejection.why, ...common, firstOffendingByte: offence(played, offset, allowed) };
  }
  if (judgement?.omitted) return { violated: step, why: `not within ${patience} ms`, ...common };
  const offset = firstDifference(played);
  const why = offset === undefined ? 'no outcome has such a reply' : 'no outcome has this byte';
  // A frame that should not be there may come with the reply, or later: it is about the same item.
  const isFrame = step === ESTABLISHED && offset !== undefined && offset >= seen.headLength + DIGEST;
  const next = observations[observations.indexOf(last as Observation) + 1];
  return {
    violated: (isFrame && next?.step) || step,
    why,
    ...common,
    ...(offset === undefined ? {} : { firstOffendingByte: offence(played, offset, []) }),
  };
}

/** Where a server has sent its reply. */
const ESTABLISHED: StepId = '10.3.4.4.2#13';
/** Bytes of a digest. */
const DIGEST = 16;

/**
 * What the oracle rejects, if anything. Our own close is kept from it: what the
 * server sent may have been under way.
 */
export function rejectionOf({ log, rejection }: Played): Rejection | undefined {
  if (rejection !== undefined) return rejection();
  const wire = log.filter((entry) => !('close' in entry && entry.from === 'client'));
  const verdict = judge({ role: 'server', wire }, 'server');
  return verdict.accepted ? undefined : verdict.rejection;
}

function offence({ received }: Played, offset: number, allowed: readonly string[]): Offence {
  return { offset, byte: received.toString('hex', offset, offset + 1), allowed };
}

/** Where digest or frames leave the last of the outcomes that they could be. */
function firstDifference({ seen, last, received }: Played): number | undefined {
  if (typeof seen.reply === 'string') return undefined;
  const { digest, frames } = seen;
  const shared = (last?.outcomes ?? []).map(({ reply, frames: wanted = '' }) => {
    const due = typeof reply === 'object' && reply.digest !== 'any' ? reply.digest : digest;
    return due === digest ? digest.length + common(frames, wanted) : common(digest, due);
  });
  const offset = seen.headLength + Math.floor(Math.max(0, ...shared) / 2);
  return offset < received.length ? offset : undefined;
}

/** How many characters two texts have in common at their beginnings. */
function common(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Differences as traces, which `check` plays to the peer again, or to another one. */
import { otherThan } from '../judge/index.js';
import { type Trace, tracesOf } from '../traces/index.js';
import { inputsOf, isCall, writesOf } from './alphabet.js';
import type { Learned } from './result.js';
import { answerOfText } from './text.js';

/**
 * The control, and a trace for each difference; none for those that take a call of the application, or the FIN alone, with
 * which every trace ends.
 */
export function tracesOfDifferences({ peer, alphabet, differences }: Learned): Trace[] {
  const { role: side } = peer;
  const inputs = differences.flatMap(({ word }, index) => {
    const all = inputsOf(alphabet, word);
    const writes = writesOf(all, answerOfText).flatMap((bytes) => bytes?.toString('latin1') ?? []);
    const isPlayable = writes.length > 0 && !all.some(isCall);
    const what = `from the ${otherThan(side)}: ${word.join(', ')}`;
    return isPlayable ? [{ id: `learned/${index + 1}`, side, what, writes, opened: alphabet.opened }] : [];
  });
  return tracesOf([], inputs).filter(({ role }) => role === side);
}

/** Differences as traces, which `check` plays to the peer again, or to another one. */
import { otherThan } from '../judge/index.js';
import { type Trace, tracesOf } from '../traces/index.js';
import { type Input, writtenBy } from './alphabet.js';
import type { Learned } from './result.js';
import { answerTo, requestOfText } from './text.js';

/**
 * The control, and a trace for each difference; none for those that take a call of the application, or the FIN alone, with
 * which every trace ends.
 */
export function tracesOfDifferences({ peer, alphabet, differences }: Learned): Trace[] {
  const { role: side } = peer;
  const answer = answerTo(requestOfText);
  const inputs = differences.flatMap(({ word }, index) => {
    const all = word.map((name) => alphabet.inputs.find((each) => each.name === name) as Input);
    let sent = Buffer.alloc(0);
    const writes = all.flatMap((input, at) => {
      const bytes = writtenBy(input, at, sent, answer);
      sent = Buffer.concat([sent, bytes ?? Buffer.alloc(0)]);
      return bytes === undefined ? [] : [bytes.toString('latin1')];
    });
    const isPlayable = writes.length > 0 && all.every((input) => !('send' in input || 'close' in input));
    const what = `from the ${otherThan(side)}: ${word.join(', ')}`;
    return isPlayable ? [{ id: `learned/${index + 1}`, side, what, writes, opened: alphabet.opened }] : [];
  });
  return tracesOf([], inputs).filter(({ role }) => role === side);
}

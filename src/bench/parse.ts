/** Parsing text frames: how many nanoseconds until a message is there as a string. */
import { compiledEngine } from '../engine/index.js';
import { engineReceiver } from './engine-receiver.js';
import { chunked, frameOf, type Letters, textOf } from './messages.js';
import { versioned } from './peers.js';
import { bareReceiver, driverReceiver, type Receiver } from './receivers.js';
import { beside, interleave } from './rounds.js';
import { timed } from './timed.js';
import { type Run, type Scale, sized } from './types.js';

const TARGETS: Readonly<Record<string, number>> = { '32 B, ASCII': 4, '1 KiB, ASCII': 30, '64 KiB, ASCII': 60 };
const BARE = { name: 'indexOf and slice, no protocol', version: process.version };

export async function parse({ rounds, milliseconds, sizes }: Scale): Promise<Run[]> {
  const peer = versioned('websocket-driver');
  const runs: Run[] = [];
  for (const size of sizes)
    for (const letters of ['ASCII', 'mixed UTF-8'] as const) {
      const name = `${sized(size)}, ${letters}`;
      const sides = sidesFor(textOf(size, letters), letters, milliseconds);
      const given = await interleave(rounds, sides);
      const target = TARGETS[name];
      const described = { benchmark: 'parse', unit: 'ns per message', more: false } as const;
      runs.push(beside({ ...described, name, ...(target ? { target } : {}) }, given, 'theirs', peer));
      runs.push(beside({ ...described, name: `${name}, the limit` }, given, 'bare', BARE));
    }
  return runs;
}

function sidesFor(text: string, letters: Letters, milliseconds: number) {
  const stream = chunked(frameOf(text));
  const short = chunked(frameOf(text), 1);
  return {
    ours: () => nanoseconds(engineReceiver(compiledEngine), stream, text, milliseconds),
    theirs: () => nanoseconds(driverReceiver(), short, text, milliseconds),
    bare: () => nanoseconds(bareReceiver(letters), stream, text, milliseconds),
  };
}

/**
 * Feeds whole frames, cut into chunks, again and again.
 * @returns nanoseconds per message
 * @throws Error when not every message was delivered
 */
export async function nanoseconds(
  receiver: Receiver,
  { chunks, frames }: { chunks: readonly Buffer[]; frames: number },
  text: string,
  milliseconds: number,
): Promise<number> {
  let times = 0;
  const took = await timed(milliseconds, () => {
    times += 1;
    for (const chunk of chunks) receiver.feed(chunk);
  });
  const { messages, units } = receiver;
  if (messages !== times * frames || units !== messages * text.length) {
    throw new Error(`${messages} of ${times * frames} messages were delivered, of ${units} code units`);
  }
  return (took * 1e6) / frames;
}

/** The compiled engine beside the definitions run directly, and beside XState. */
import { compiledEngine, directEngine, type EngineFactory, xstateEngine } from '../engine/index.js';
import { engineReceiver } from './engine-receiver.js';
import { CHUNK, chunked, frameOf, textOf } from './messages.js';
import { nanoseconds } from './parse.js';
import { ownVersion, versioned } from './peers.js';
import { beside, interleave } from './rounds.js';
import { type Run, type Scale, sized } from './types.js';

/** The slow ones get this much of a chunk's bytes, a whole frame at least. */
const SLOW = 2_048;

/** XState takes seconds for what is longer. */
const LONGEST = 1_024;

export async function engines({ rounds, milliseconds, sizes }: Scale): Promise<Run[]> {
  const interpreter = { name: 'interpreter', version: ownVersion() };
  const xstate = versioned('xstate');
  const runs: Run[] = [];
  for (const size of sizes) {
    const text = textOf(size);
    const frame = frameOf(text);
    const few = chunked(frame, SLOW / CHUNK);
    const slow = (factory: EngineFactory) => () => nanoseconds(engineReceiver(factory), few, text, milliseconds);
    const ours = () => nanoseconds(engineReceiver(compiledEngine), chunked(frame), text, milliseconds);
    const given = await interleave(rounds, { ours, interpreter: slow(directEngine) });
    const described = { benchmark: 'engines', unit: 'ns per message', more: false } as const;
    const name = `reading ${sized(size)}, ASCII`;
    runs.push(beside({ ...described, name, target: 50 }, given, 'interpreter', interpreter));
    if (size > LONGEST) continue;
    const watched = await interleave(rounds, { ours, xstate: slow(xstateEngine()) });
    runs.push(beside({ ...described, name: `${name}, XState` }, watched, 'xstate', xstate));
  }
  return runs;
}

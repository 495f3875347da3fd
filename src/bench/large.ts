/** One large message: time per byte, and memory while it is received, in a process of its own. */
import { PAGE } from './memory.js';
import { versioned } from './peers.js';
import { Helper } from './processes.js';
import type { Received } from './receive-large.js';
import { beside, interleave } from './rounds.js';
import { type Run, type Scale, sized } from './types.js';

/** Bytes of memory for each byte of a message, at most. */
const TWICE = 2;

export async function large({ rounds, large: sizes }: Scale): Promise<Run[]> {
  const peer = versioned('websocket-driver');
  const runs: Run[] = [];
  for (const size of sizes) {
    const memory: { ours: number; theirs: number }[] = Array.from({ length: rounds }, () => ({ ours: 0, theirs: 0 }));
    const turn = (side: 'ours' | 'theirs') => {
      let round = 0;
      return async () => {
        const { nanoseconds, bytes } = await received(side, size);
        (memory[round] as { ours: number; theirs: number })[side] = Math.max(PAGE, bytes) / size;
        round += 1;
        return nanoseconds / size;
      };
    };
    const times = await interleave(rounds, { ours: turn('ours'), theirs: turn('theirs') });
    const described = { benchmark: 'large', more: false } as const;
    runs.push(
      beside({ ...described, name: `${sized(size)}, time`, unit: 'ns per byte' }, times, 'theirs', peer),
      beside({ ...described, name: `${sized(size)}, memory`, unit: 'bytes per byte', most: TWICE }, memory, 'theirs', peer),
    );
  }
  return runs;
}

async function received(side: 'ours' | 'theirs', size: number): Promise<Received> {
  const helper = Helper.start<Received>('receive-large', [side, String(size)]);
  try {
    return await helper.answer();
  } finally {
    await helper.end();
  }
}

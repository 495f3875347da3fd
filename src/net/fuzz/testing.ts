/** Streams by chance over real sockets, to either side. */
import fc from 'fast-check';
import { streamsOf } from '../segments/testing.js';
import { Fuzzed, type Role, sound } from './testing/against.js';
import { streams } from './testing/streams.js';

/** What a campaign came to. */
export interface Campaign {
  streams: number;
  /** Bytes that the machine was told. */
  bytes: number;
  /** Bytes of memory in use at the end, compared with those after the first streams, without garbage. */
  grown: number;
}

/**
 * Streams to one side until its machine has read so many bytes.
 * @throws Error with the seed and the smallest stream that it found, when something does not hold
 */
export async function campaign(role: Role, bytes: number, seed: number): Promise<Campaign> {
  const [words, beginnings] = wordsOf(role, sound[role]);
  const fuzzed = await Fuzzed.start(role);
  let [before, count] = [0, 0];
  try {
    for (let round = 0; fuzzed.bytes < bytes; round += 1) {
      const property = fc.asyncProperty(streams(words, beginnings, 60), async (stream) => {
        count += 1;
        await fuzzed.withstands(stream);
      });
      const { counterexample, errorInstance } = await fc.check(property, { seed: seed + round, numRuns: 20 });
      if (counterexample !== null) throw failure(role, seed, counterexample[0], errorInstance);
      // What is made once has been made by now.
      if (round === 0) before = memory();
    }
  } finally {
    await fuzzed.end();
  }
  return { streams: count, bytes: fuzzed.bytes, grown: memory() - before };
}

/** Names the stream as a file of `found/` would have it. */
function failure(role: Role, seed: number, stream: Buffer, cause: unknown): Error {
  const file = JSON.stringify({ role, what: `${cause}`, bytes: [{ hex: stream.toString('hex') }] });
  return new Error(`HIXIE76_SEED=${seed}: ${cause}; keep it as a file in src/net/fuzz/found/: ${file}`, { cause });
}

function wordsOf(role: Role, sound: string): [string[], string[]] {
  const words = [...streamsOf(`${role}-connection`, 'pair'), ...streamsOf(`${role}-handshake-lexical`, 'pair')];
  // Most streams begin with a sound handshake, or they would end at their first bytes.
  return [words, [sound, sound, sound, sound.slice(0, -1), sound.slice(0, 40), '']];
}

/** Bytes in use, without garbage. */
function memory(): number {
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

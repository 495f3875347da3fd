import { expect } from 'vitest';
import { type Benchmark, quick, run } from './index.js';

const tiny = { ...quick, rounds: 1, sizes: [32] };

/** Runs a benchmark in its smallest form, and looks at what it gives. */
export async function givesFigures(name: Benchmark, figures: readonly string[]): Promise<void> {
  const { runs, conditions } = await run([name], tiny);
  expect(conditions).toMatchObject([{ benchmark: name, node: process.version, load: [expect.any(Number), expect.any(Number)] }]);
  expect(runs.map((each) => each.name)).toEqual(figures);
  for (const { ours, theirs, ratio, peer, more, spread } of runs) {
    expect(ours).toBeGreaterThan(0);
    expect(spread.rounds).toBe(1);
    if (peer === null) expect([theirs, ratio]).toEqual([null, null]);
    else {
      expect(peer).toEqual({ name: expect.any(String), version: expect.stringMatching(/\d/) });
      expect(ratio).toBe(more ? ours / Number(theirs) : Number(theirs) / ours);
      expect(spread).toEqual({ least: ratio, most: ratio, rounds: 1 });
    }
  }
}

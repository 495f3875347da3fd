/** Rounds: each side takes its turn, so that whatever else the machine does meets all alike. */
import type { Run } from './types.js';

/** What the sides gave in each round, by side. */
export type Rounds<Side extends string> = Record<Side, number>[];

/**
 * Lets every side take its turn, as often as there are rounds; every other
 * round goes the other way round.
 * @param sides what each gives when its turn has come
 */
export async function interleave<Side extends string>(
  rounds: number,
  sides: Readonly<Record<Side, () => number | Promise<number>>>,
): Promise<Rounds<Side>> {
  const all: Rounds<Side> = [];
  for (let round = 0; round < rounds; round += 1) {
    const given = {} as Record<Side, number>;
    const order = Object.keys(sides) as Side[];
    for (const side of round % 2 === 0 ? order : order.reverse()) given[side] = await sides[side]();
    all.push(given);
  }
  return all;
}

export type Described = Pick<Run, 'benchmark' | 'name' | 'unit' | 'more'> & Partial<Pick<Run, 'target' | 'most' | 'notes'>>;

/** The run that rounds with a peer come to. */
export function beside<Side extends string>(
  described: Described,
  rounds: Rounds<Side | 'ours'>,
  side: Side,
  peer: NonNullable<Run['peer']>,
): Run {
  const ours = rounds.map((round) => round.ours);
  const theirs = rounds.map((round) => round[side]);
  const ratios = rounds.map((round) => (described.more ? round.ours / round[side] : round[side] / round.ours));
  return { ...described, ours: median(ours), peer, theirs: median(theirs), ratio: median(ratios), spread: spreadOf(ratios) };
}

/** The run that rounds without a peer come to. */
export function alone(described: Described, rounds: Rounds<'ours'>): Run {
  const ours = rounds.map((round) => round.ours);
  return { ...described, ours: median(ours), peer: null, theirs: null, ratio: null, spread: spreadOf(ours) };
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

function spreadOf(numbers: readonly number[]): Run['spread'] {
  return { least: Math.min(...numbers), most: Math.max(...numbers), rounds: numbers.length };
}

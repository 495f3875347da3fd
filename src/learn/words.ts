/** The words by which a learned machine is tried: those that tell the text's own from others, and more. */
import { type Mealy, suite, telling, type Word } from './mealy.js';

/** Inputs of a word that repeats itself, and of those by chance. */
const REPEATED = 6;
const BY_CHANCE = { words: 150, least: 3, most: 8 };

/**
 * @param machine what was learned
 * @param extra how many states more the peer may have than what was learned, and still be told from it
 * @param seed of those by chance
 */
export function* trials(machine: Mealy, text: Mealy, extra: number, seed: number): Generator<Word> {
  yield* suite(text, 0);
  yield* suite(machine, extra, telling(text));
  yield* repetitions(machine.inputs.length);
  yield* byChance(machine.inputs.length, seed);
}

/** One input again and again, and then another one; and two in turns: what counts is found out by that. */
function* repetitions(count: number): Generator<Word> {
  for (let one = 0; one < count; one += 1) {
    for (let other = 0; other < count; other += 1) {
      yield [...Array<number>(REPEATED - 1).fill(one), other];
      if (one !== other) yield Array.from({ length: REPEATED }, (_, at) => (at % 2 === 0 ? one : other));
    }
  }
}

function* byChance(count: number, seed: number): Generator<Word> {
  const draw = drawing(seed);
  const { words, least, most } = BY_CHANCE;
  for (let index = 0; index < words; index += 1) {
    yield Array.from({ length: least + draw(most - least + 1) }, () => draw(count));
  }
}

/** Whole numbers below a bound, the same for the same seed (mulberry32). */
function drawing(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

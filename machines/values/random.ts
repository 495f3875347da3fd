/**
 * Chance as a value. A machine draws no random number; it is given a seed, and
 * each draw is a function of the seed and of how many draws went before. A
 * script of draws, for worked examples and traces, goes before the seed.
 */
import { md5 } from './md5.js';

/** A seed, and how far it has been used. */
export interface Random {
  /** Unpredictable bytes, as text; whoever runs the machine provides them. */
  readonly seed: string;
  /** Values for the first draws, in order, each within its draw's range. */
  readonly script: readonly number[];
  /** How many draws were made. */
  readonly drawn: number;
}

/** No chance at all: the same draws each time. For paths, not for the wire. */
export const unseeded: Random = { seed: '', script: [], drawn: 0 };

/**
 * An integer from 0 to `range` - 1, uniform to within 2^-16 relative error for
 * ranges up to 2^32, and what is left to draw from.
 * @throws RangeError when the script's value is out of range.
 */
export function draw(random: Random, range: number): [number, Random] {
  const rest = { ...random, drawn: random.drawn + 1 };
  const scripted = random.script[random.drawn];
  if (scripted !== undefined) {
    if (scripted >= 0 && scripted < range) return [scripted, rest];
    throw new RangeError(`draw ${random.drawn} of the script is ${scripted}, not within 0 to ${range - 1}`);
  }
  const digest = md5(new TextEncoder().encode(`${random.seed}/${random.drawn}`));
  const bits48 = digest.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return [Math.floor((bits48 / 2 ** 48) * range), rest];
}

/** An integer from 0 to `range` - 1, drawn from what is left in `random`, which changes. */
export function drawn(c: { random: Random }, range: number): number {
  const [value, rest] = draw(c.random, range);
  c.random = rest;
  return value;
}

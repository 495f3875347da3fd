import { expect, test } from 'vitest';
import { draw, type Random, unseeded } from './random.js';

/** So many draws of one range. */
function draws(random: Random, range: number, count: number): number[] {
  const values: number[] = [];
  let rest = random;
  for (let index = 0; index < count; index += 1) {
    const [value, next] = draw(rest, range);
    values.push(value);
    rest = next;
  }
  return values;
}

function seeded(seed: string, script: number[] = []): Random {
  return { seed, script, drawn: 0 };
}

test('the same seed gives the same draws, another seed others', () => {
  expect(draws(seeded('a'), 2 ** 32, 20)).toEqual(draws(seeded('a'), 2 ** 32, 20));
  expect(draws(seeded('a'), 2 ** 32, 20)).not.toEqual(draws(seeded('b'), 2 ** 32, 20));
});

test('a draw changes nothing; what is left is another value', () => {
  const random = Object.freeze(seeded('a'));
  const [first, rest] = draw(random, 1000);
  expect(draw(random, 1000)[0]).toBe(first);
  expect([random.drawn, rest.drawn]).toEqual([0, 1]);
});

test('a script goes before the seed, and its values are taken as they are', () => {
  const scripted = draws(seeded('a', [3, 0, 9]), 10, 6);
  expect(scripted.slice(0, 3)).toEqual([3, 0, 9]);
  expect(scripted.slice(3)).toEqual(draws(seeded('a'), 10, 6).slice(3));
});

test.each([-1, 10, 2 ** 32])('a scripted value out of its range is refused: %d of 10', (value) => {
  expect(() => draws(seeded('a', [0, value]), 10, 2)).toThrow(
    new RangeError(`draw 1 of the script is ${value}, not within 0 to 9`),
  );
});

test.each([1, 2, 12, 84, 256, 858_993_460, 2 ** 32])('a draw of %d is a whole number from 0 to one less', (range) => {
  for (const value of draws(seeded('range'), range, 300)) {
    expect(Number.isInteger(value) && value >= 0 && value < range).toBe(true);
  }
});

test('each of twelve values comes about as often as the others', () => {
  const values = draws(seeded('uniform'), 12, 12_000);
  for (let value = 0; value < 12; value += 1) {
    const count = values.filter((each) => each === value).length;
    // A thousand is expected; six standard deviations are 182.
    expect(Math.abs(count - 1000)).toBeLessThan(182);
  }
});

test('draws of 32 bits reach the highest and the lowest sixteenth', () => {
  const values = draws(seeded('wide'), 2 ** 32, 500);
  expect(Math.min(...values)).toBeLessThan(2 ** 28);
  expect(Math.max(...values)).toBeGreaterThan(15 * 2 ** 28);
  expect(new Set(values).size).toBe(500);
});

test('unseeded chance always draws the same', () => {
  expect(draws(unseeded, 256, 8)).toEqual(draws({ ...unseeded }, 256, 8));
});

import { expect, test } from 'vitest';
import type { Machine, MachineEvent } from '../../../../machines/index.js';
import { atCounts, atLimits, between, endsAt, withoutEnd } from './bounds.js';
import { Held } from './held.js';
import * as reading from './reading.js';
import { END, inBulk, notInBulk, OUTSIDE } from './reading.js';

const events = [
  ...[0x41, 0x0d, END].map((byte) => ({ type: 'BYTE', byte })),
  { type: 'TASK' },
  { type: 'TURN' },
] as MachineEvent[];
const each = [...inBulk, ...notInBulk];

test('every machine that reads bytes is held', () => {
  const all = Object.values(reading).filter((one): one is Machine => typeof one === 'object' && 'algorithms' in one);
  expect(new Set<Machine>(each)).toEqual(new Set(all));
});

test.each(each)('$id: compiled, it does what it does by the interpreter and by XState', (machine) => {
  expect(new Held(machine, OUTSIDE).words({}, events, 3)).toBeUndefined();
});

test.each(inBulk)(
  '$id: at every distance from 0 to 130, limit and count, a chunk does what its bytes do one by one',
  (machine) => {
    const held = new Held(machine, OUTSIDE);
    expect(endsAt(held, between(0, 130), [1])).toBeUndefined();
    expect(withoutEnd(held, between(0, 130))).toBeUndefined();
    expect(atLimits(held, between(0, 70))).toBeUndefined();
    expect(atCounts(held, [0, 1, 2, 47, 48, 49, 127, 128, 129, 254])).toBeUndefined();
  },
);

test.each(notInBulk)('$id: a chunk does what its bytes do one by one, though no loop takes them at once', (machine) => {
  const held = new Held(machine, OUTSIDE);
  expect(endsAt(held, [0, 1, 5, 47, 48, 49, 119, 120, 121], [1, 2])).toBeUndefined();
  expect(withoutEnd(held, [0, 1, 10, 48, 64, 120, 121, 122])).toBeUndefined();
  expect(atLimits(held, [0, 1, 5, 35, 48, 70])).toBeUndefined();
  expect(atCounts(held, [0, 1, 5, 49, 254])).toBeUndefined();
});

// What is not recognised is run byte by byte, and so is right; what is, has to be recognised.
test.each([
  [reading.upToAByte, 'find(255,'],
  [reading.upToOneOfThree, 'until(STOPS_1,'],
  [reading.upToALimit, 'halfway('],
  [reading.upToALimit, 'c.b = chunk[to - 1];'],
  [reading.countsToZero, 'return from + many;'],
  [reading.discards, 'return chunk.length;'],
  [reading.discardsAndReads, 'find(255,'],
] as const)('the loop of $id becomes many at once: %s', (machine, line) => {
  expect(new Held(machine, OUTSIDE).source).toContain(line);
});

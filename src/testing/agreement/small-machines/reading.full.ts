import { expect, test } from 'vitest';
import { atCounts, atLimits, between, endsAt, withoutEnd } from './bounds.js';
import { Held } from './held.js';
import { inBulk, notInBulk, OUTSIDE } from './reading.js';

test.each([...inBulk, ...notInBulk])(
  '$id: at every distance, length, limit and count, a chunk does what its bytes do',
  (machine) => {
    const held = new Held(machine, OUTSIDE);
    expect(endsAt(held, between(0, 130), [1, 2, 60])).toBeUndefined();
    expect(withoutEnd(held, between(0, 130))).toBeUndefined();
    expect(atLimits(held, between(0, 70))).toBeUndefined();
    expect(atCounts(held, between(0, 254))).toBeUndefined();
  },
);

import { expect, test } from 'vitest';
import { grounds } from './testing/exchanges.js';
import { byCompiled, isSame } from './testing/outcomes.js';
import { held, seed } from './testing/seeding.js';
import { UNREACHED, UNSEEN } from './testing/unseen.js';

const LONG = 900_000;
/** Every how many moments XState is asked too, which takes long. */
const STRIDE = 20;

test.each(grounds.map((ground) => [ground.file, ground] as const))(
  '%s: in every configuration, whatever the variables are, the code does what the definitions do; a compiler that slips is seen',
  (file, ground) => {
    const all = held(ground);
    const { moments, make, definitions } = all;
    expect(moments.length).toBeGreaterThan(2_000);
    expect(moments.filter(({ moment, right }) => !isSame(byCompiled(make, moment), right))).toEqual([]);
    const some = moments.filter((_, index) => index % STRIDE === 0);
    expect(some.filter(({ moment, right }) => !isSame(definitions.byXState(moment), right))).toEqual([]);

    const { faults, unseen, unreached } = seed(all);
    const listed = (UNSEEN[file] ?? []).flatMap(([, faults]) => faults);
    expect([...unseen].sort()).toEqual([...listed].sort());
    expect([...unreached].sort()).toEqual([...(UNREACHED[file] ?? [])].sort());
    expect(faults.length).toBeGreaterThan(300);
  },
  LONG,
);

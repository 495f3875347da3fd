import { expect, test } from 'vitest';
import { grounds } from './exchanges.js';
import { byCompiled, isSame } from './outcomes.js';
import { held, seed } from './seeding.js';
import { UNREACHED, UNSEEN } from './unseen.js';

const LONG = 900_000;
/** Every how many test cases XState is asked too, which takes long. */
const STRIDE = 20;

test.each(grounds.map((ground) => [ground.file, ground] as const))(
  '%s: in every configuration, whatever the variables are, the code does what the definitions do; a compiler that slips is seen',
  (file, ground) => {
    const all = held(ground);
    const { testCases, make, definitions } = all;
    expect(testCases.length).toBeGreaterThan(2_000);
    expect(testCases.filter(({ testCase, right }) => !isSame(byCompiled(make, testCase), right))).toEqual([]);
    const some = testCases.filter((_, index) => index % STRIDE === 0);
    expect(some.filter(({ testCase, right }) => !isSame(definitions.byXState(testCase), right))).toEqual([]);

    const { faults, unseen, unreached } = seed(all);
    const listed = (UNSEEN[file] ?? []).flatMap(([, faults]) => faults);
    expect([...unseen].sort()).toEqual([...listed].sort());
    expect([...unreached].sort()).toEqual([...(UNREACHED[file] ?? [])].sort());
    expect(faults.length).toBeGreaterThan(300);
  },
  LONG,
);

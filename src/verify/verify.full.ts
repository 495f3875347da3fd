import { expect, test } from 'vitest';
import { committedCounterexamples, counterexampleOf } from './counterexamples.js';
import { exportOfText, machinesOfText } from './export/index.js';
import { movesIn, played, policiesOf } from './replay.js';
import { Verifier } from './spin.js';
import { machineMutants } from './testing/mutants.js';
import { bare, committedOf, noticed, partings } from './testing.js';
import { checkReading, readings } from './verify.js';

test.each(readings)(
  'under the reading $id each verdict is what the text says, and each count of states is committed',
  async (reading) => {
    const checks = await checkReading(reading);
    expect(checks.filter(({ isExpected }) => !isExpected)).toEqual([]);
    expect(bare(checks)).toEqual(committedOf(reading));
  },
);

test.each(machineMutants)('%s: %s is violated under the reading %s', async (...mutant) => {
  expect(await noticed(mutant)).toEqual({ before: true, verdict: 'violated' });
});

test.each(committedCounterexamples())(
  'SPIN finds the counterexample to $property under $reading that is in traces/verify/',
  async (one) => {
    const { happenings: _, trace: __, ...wanted } = one;
    expect(await counterexampleOf(wanted)).toEqual(one);
  },
);

const RUNS = 500;
const AT_ONCE = 20;

test.each([
  { TIMERS: 'EARLY', RESETS: 0, WALK: 2 },
  { TIMERS: 'LATE', RESETS: 0, WALK: 2, SERVER_ONCLIENTCLOSE: 'ACKANDCLOSE', API_OPENTASK_AFTERCLOSE: 'LITERAL' },
  { TIMERS: 'EARLY', RESETS: 2, WALK: 2, API_CLOSINGTASK_AFTERCLOSED: 'LITERAL' },
  { TIMERS: 'EARLY', RESETS: 1, WALK: 1, SERVER_ONCLIENTCLOSE: 'NOTHING', SERVER_SENDAFTERCLIENTTERMINATED: 'CONTINUE' },
])(`${RUNS} runs of the model by chance do the same on the machines: %o`, async (defines) => {
  const model = exportOfText();
  const policies = policiesOf(model, defines);
  const verifier = await Verifier.of(model.promela, defines);
  try {
    for (let seed = 1; seed <= RUNS; seed += AT_ONCE) {
      const seeds = Array.from({ length: AT_ONCE }, (_, index) => seed + index);
      const runs = await Promise.all(seeds.map(async (each) => movesIn(await verifier.walk(each), model)));
      expect(Math.min(...runs.map(({ length }) => length)), `from seed ${seed} on`).toBeGreaterThan(1);
      const parted = runs.flatMap((moves) => partings(model, played(machinesOfText, moves, policies), defines));
      expect(parted, `from seed ${seed} on`).toEqual([]);
    }
  } finally {
    verifier.remove();
  }
});

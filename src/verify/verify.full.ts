import { expect, test } from 'vitest';
import { committedCounterexamples, counterexampleOf } from './counterexamples.js';
import { exported, exportOfText, machinesOfText } from './export/index.js';
import { properties } from './properties.js';
import { machineReadings } from './readings.js';
import { movesIn, partings, played, policiesOf } from './replay.js';
import { committedChecks } from './results.js';
import { Verifier } from './spin.js';
import { machineMutants, mutated } from './testing-mutants.js';
import { checkReading } from './verify.js';

const bare = (all: readonly { property: string; verdict: string; states: number; isExpected: boolean }[]) =>
  all.map(({ property, verdict, states, isExpected }) => [property, verdict, states, isExpected]);

test.each(machineReadings)(
  'the machines under the reading $id: all verdicts, and the counts of states that were committed',
  async (reading) => {
    const checks = await checkReading(reading);
    expect(checks.filter(({ isExpected }) => !isExpected)).toEqual([]);
    expect(bare(checks)).toEqual(bare(committedChecks()?.checks.filter((each) => each.reading === reading.id) ?? []));
  },
);

test.each(machineMutants)('%s: %s is violated under the reading %s', async (id, noticedBy, under) => {
  const [property, reading] = [
    properties.filter((each) => each.id === noticedBy),
    machineReadings.find((each) => each.id === under),
  ];
  expect(property[0]?.expected(reading as (typeof machineReadings)[number])).toBe(true);
  expect(
    await checkReading(reading as (typeof machineReadings)[number], property, { model: exported(mutated(id)).promela }),
  ).toMatchObject([{ verdict: 'violated' }]);
});

test.each(committedCounterexamples())(
  'SPIN finds the counterexample to $property under $reading that is in traces/verify/',
  async (one) => {
    const { happenings: _, trace: __, ...wanted } = one;
    expect(await counterexampleOf(wanted)).toEqual(one);
  },
);

const RUNS = 500;

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
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const moves = movesIn(await verifier.walk(seed), model);
      expect(moves.length, `seed ${seed}`).toBeGreaterThan(1);
      expect(partings(model, played(machinesOfText, moves, policies), defines), `seed ${seed}`).toEqual([]);
    }
  } finally {
    verifier.remove();
  }
});

import { expect, test } from 'vitest';
import { counterexampleOf, explained } from './counterexamples.js';
import { exportOfText, machinesOfText } from './export/index.js';
import { propertyOf } from './properties.js';
import { movesIn, played } from './replay.js';
import { pinned } from './results.js';
import { MissingProgram, spinLimits, UnsoundModel, Verifier } from './spin.js';
import { machineMutants, mutated } from './testing/mutants.js';
import { bare, committedOf, noticed, partings } from './testing.js';
import { checkReading, readingOf } from './verify.js';

test.each(['no-answer-ever', 'turns'])(
  'the machines under the reading %s: each verdict is what the text says, and each count of states is the one committed',
  async (id) => {
    const checks = await checkReading(readingOf(id));
    expect(checks.filter(({ isExpected }) => !isExpected)).toEqual([]);
    expect(bare(checks)).toEqual(committedOf(readingOf(id)));
  },
);

const FEW = ['server-start-ends-cleanly', 'end-of-tcp-is-told', 'one-opening-at-a-time'];

test.each(machineMutants.filter(([, noticedBy]) => FEW.includes(noticedBy)))('%s: %s is violated', async (...mutant) => {
  expect(await noticed(mutant)).toEqual({ before: true, verdict: 'violated' });
});

test('runs of the model by chance do on the machines what they do in the model; another machine does not', async () => {
  const model = exportOfText();
  const verifier = await Verifier.of(model.promela, { WALK: 2 });
  try {
    const runs = await Promise.all(Array.from({ length: 50 }, (_, seed) => verifier.walk(seed + 1)));
    const moves = runs.map((run) => movesIn(run, model));
    expect(Math.min(...moves.map(({ length }) => length))).toBeGreaterThan(5);
    expect(moves.flatMap((each) => partings(model, played(machinesOfText, each), {}))).toEqual([]);
    const other = mutated('clientClosingHandshake.step_C3 entry without sendClosing00');
    expect(moves.flatMap((each) => partings(model, played(other, each), {}))).not.toEqual([]);
  } finally {
    verifier.remove();
  }
});

test('E27: the shortest run in which readyState falls is a trace of the script, whose outcomes tell both readings apart', async () => {
  const one = explained.find(({ reading: id }) => id === 'open-task-as-written');
  const { happenings, trace } = await counterexampleOf(one as (typeof explained)[number]);
  expect(happenings.map(({ told }) => told)).toEqual(['REQUEST', 'REPLY', 'CLOSE_CALLED', 'OPEN_TASK_0']);
  expect(trace).toMatchObject({ role: 'api', needs: ['script', 'seed'] });
  expect(trace?.errata).toContain('E27');
  expect(trace?.policies).toMatchObject({ 'api.openTask.afterClose': ['literal', 'suppressed'] });
});

test('each line of the export names the items that it goes through', () => {
  const { promela, tables } = exportOfText();
  const lines = promela.split('\n').filter((line) => /^ +:: (client|server) == \d/.test(line));
  expect(lines.length).toBeGreaterThan(500);
  expect(lines.filter((line) => !/\/\* 10\.3\..*\*\/$/.test(line))).toEqual([]);
  expect([...tables.client.policies, ...tables.server.policies]).toEqual([
    'api.closingTask.afterClosed',
    'api.openTask.afterClose',
    'server.frame.unknownType',
    'server.onClientClose',
    'server.sendAfterClientTerminated',
  ]);
});

test('a model that is refused, or that leaves its bounds, is said to', async () => {
  await expect(Verifier.of('active proctype P() { no such thing }')).rejects.toThrow(UnsoundModel);
  const verifier = await Verifier.of('ltl p { [] true } active proctype P() { assert(1 == 2) }');
  try {
    await expect(verifier.check('ends')).rejects.toThrow('out of its bounds');
  } finally {
    verifier.remove();
  }
});

test('where SPIN is not installed, one line says so', async () => {
  const { PATH } = process.env;
  process.env.PATH = '/nowhere';
  try {
    await expect(Verifier.of('')).rejects.toThrow(MissingProgram);
  } finally {
    process.env.PATH = PATH;
  }
});

test('too little room leaves a verdict open, and it is not what the text says', async () => {
  const limits = { ...spinLimits, depth: 20 };
  expect(await checkReading(readingOf('turns'), [propertyOf('one-opening-at-a-time')], { limits })).toMatchObject([
    { verdict: 'undecided', isExpected: false },
  ]);
});

test('results are kept without the ways', () => {
  const check = {
    property: 'p',
    reading: 'r',
    verdict: 'violated',
    isExpected: true,
    states: 1,
    megabytes: 1,
    seconds: 1,
  } as const;
  expect(pinned([], [{ ...check, way: ['client hears'] }]).checks).toEqual([check]);
});

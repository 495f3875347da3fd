import { expect, test } from 'vitest';
import { counterexampleOf, explained } from './counterexamples.js';
import { exported, exportOfText, machinesOfText } from './export/index.js';
import { properties } from './properties.js';
import { movesIn, partings, played } from './replay.js';
import { committedChecks, pinned } from './results.js';
import { MissingProgram, UnsoundModel, Verifier } from './spin.js';
import { machineMutants, mutated } from './testing-mutants.js';
import { checkReading, readings } from './verify.js';

const reading = (id: string) => readings.find((each) => each.id === id) as (typeof readings)[number];

test.each(['only-the-client-closes', 'no-answer-ever'])(
  'the machines under the reading %s: each verdict is what the text says, and each count of states is the one committed',
  async (id) => {
    const checks = await checkReading(reading(id));
    expect(checks.filter(({ isExpected }) => !isExpected)).toEqual([]);
    const bare = (all: readonly { property: string; reading: string; verdict: string; states: number }[]) =>
      all.map((each) => [each.property, each.verdict, each.states]);
    expect(bare(checks)).toEqual(bare(committedChecks()?.checks.filter((each) => each.reading === id) ?? []));
  },
);

test('E02: a server that neither answers FF 00 nor terminates leaves no way to a clean close', async () => {
  const property = properties.filter((each) => each.id === 'clean-close-can-happen');
  expect(await checkReading(reading('no-answer-ever'), property)).toMatchObject([{ verdict: 'violated', isExpected: true }]);
});

test.each(machineMutants.slice(0, 2))('%s: %s is violated', async (id, noticedBy, under) => {
  const property = properties.filter((each) => each.id === noticedBy);
  expect(await checkReading(reading(under), property, { model: exported(mutated(id)).promela })).toMatchObject([
    { isExpected: false },
  ]);
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

test('too little time leaves a verdict open, and it is not what the text says', async () => {
  const limits = { seconds: 120, megabytes: 1_500, depth: 20 };
  const property = properties.filter((each) => each.id === 'close-fires-once');
  expect(await checkReading(reading('only-the-client-closes'), property, { limits })).toMatchObject([
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

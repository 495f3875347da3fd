/** Mutants of the judge: a rule that is gone or laxer is noticed by a test of it, and what changes nothing is not. */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { judgeHash } from '../../report/index.js';
import { resultOf } from './index.js';
import { type JudgeMutant, schemata } from './schemata.js';
import { judgeMutants } from './sources.js';
import { UNEXCUSED } from './survivors.js';
import { asked, notices, sound } from './switch.js';

/** A judge of frames, as the text's B1 to B3 would have one. */
const EXAMPLE = `
const TYPES = [0x00];
const judged = new Map<number, boolean>();
export function faultOf(frame: readonly number[]): string | undefined {
  const fault: Fault = find(frame);
  return fault;
}
function find(frame: readonly number[]): Fault {
  if (frame.length === 0) return 'B3';
  if (frame.length < 2) return 'B3';
  if (!TYPES.includes(frame[0])) return 'B1';
  if (frame.slice(1, -1).some((byte) => byte === 0xff || byte > 0xff)) return 'B3';
  let at = 0;
  while (at < frame.length) at += 1;
  switch (frame.at(-1)) {
    case 0xff:
      return undefined;
    default:
      return 'B3';
  }
}
export function wasJudged(frame: number): boolean {
  if (judged.has(frame)) return true;
  judged.set(frame, true);
  return false;
}`;

interface Example {
  faultOf(frame: readonly number[]): string | undefined;
  wasJudged(frame: number): boolean;
}

const { example, mutants } = loaded(EXAMPLE);
const number = (id: string) => mutants.findIndex((each) => each.id === `example.ts ${id}`);

/** What a test of it would hold. */
function holds(): void {
  expect(example.faultOf([0x00, 0xff])).toBeUndefined();
  expect(example.faultOf([0x00, 0x61, 0xff])).toBeUndefined();
  expect([[], [0x00], [0x00, 0x61], [0x00, 0xff, 0xff]].map(example.faultOf)).toEqual(['B3', 'B3', 'B3', 'B3']);
  expect(example.faultOf([0x01, 0xff])).toBe('B1');
}

test('each kind of change is made, and each has an id of its own', () => {
  expect(new Set(mutants.map(({ what }) => what))).toEqual(
    new Set(['no entry', 'bound moved', 'always', 'never', 'every for some', 'no fault', 'no case']),
  );
  expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
});

test('the judge is unchanged while no mutant is on', async () => {
  holds();
  const { reached } = await sound(holds);
  expect(reached.size).toBeGreaterThan(15);
});

test.each([
  'TYPES: no entry: 0x00',
  'find: bound moved: frame.length < 2',
  'find: never: !TYPES.includes(frame[0])',
  'find: never: byte === 0xff',
  "find: no fault: return 'B1';",
  'find: no case: 0xff',
])('the change is noticed: %s', async (id) => {
  const { reached, work } = await sound(holds);
  expect(reached.has(number(id))).toBe(true);
  expect(await notices(holds, number(id), work)).toBe(true);
});

test('what another rule makes needless is not noticed, although it makes a difference at its place', async () => {
  const { reached, work } = await sound(holds);
  const needless = number('find: never: frame.length === 0');
  expect(reached.get(needless)).toBe(1);
  expect(await notices(holds, needless, work)).toBe(false);
});

test('a mutant that never ends is noticed', async () => {
  const loop = loaded('export function faultOf(n) { let at = 0; while (at < 3 && !(at === n)) at += 0; return at; }');
  const moved = loop.mutants.findIndex(({ id }) => id.includes('never: at === n'));
  expect(await notices(() => loop.example.faultOf([]), moved, 1)).toBe(true);
});

test('an entry that a constant was derived from is left out of that, too', async () => {
  const derived = loaded(
    'const OWN = [1, 2]; const MORE = [3]; const ALL = [...OWN, ...MORE]; export function faultOf(n) { return ALL.includes(n[0]); }',
  );
  const left = derived.mutants.findIndex(({ id }) => id.endsWith('OWN: no entry: 1'));
  const holds = () => expect([1, 2, 3].map((each) => derived.example.faultOf([each]))).toEqual([true, true, true]);
  const { reached, work } = await sound(holds);
  expect(reached.has(left)).toBe(true);
  expect(await notices(holds, left, work)).toBe(true);
  holds();
});

test('a list that others are spread in has no entries of its own, and takes nothing for them', async () => {
  const spread = loaded(
    'const OWN = [1, 2, 3]; const ALL = [...OWN, 4]; export function faultOf(n) { return n > 4 || ALL.includes(n); }',
  );
  const holds = () => expect([1, 2, 3, 4].map((each) => spread.example.faultOf(each as never))).toEqual(Array(4).fill(true));
  const { work } = await sound(holds);
  const noticed = [];
  for (const [index, { id }] of spread.mutants.entries()) if (await notices(holds, index, work)) noticed.push(id);
  const own = [1, 2, 3].map((entry) => `example.ts OWN: no entry: ${entry}`);
  expect(noticed).toEqual([...own, 'example.ts faultOf: never: ALL.includes(n)']);
});

test('what is kept for later is forgotten after a mutant', async () => {
  expect([example.wasJudged(1), example.wasJudged(1)]).toEqual([false, true]);
  await notices(() => {}, -2, 1);
  expect(example.wasJudged(1)).toBe(false);
});

test('a survivor needs a reason, and a reason a survivor', () => {
  const [one, other] = mutants as [JudgeMutant, JudgeMutant];
  const reason = { reason: 'an example', is: (mutant: JudgeMutant) => mutant === one };
  const idle = { reason: 'an idle one', is: () => false };
  const { result, faults } = resultOf(mutants, [one, other], [reason, idle]);
  expect(result).toMatchObject({ judge: judgeHash(), mutants: mutants.length, killed: mutants.length - 2, equivalent: 1 });
  expect(result.survivors).toEqual([
    { reason: UNEXCUSED, ids: [other.id] },
    { reason: 'an example', ids: [one.id] },
  ]);
  expect(faults).toEqual([`survived, and no reason excuses it: ${other.id}`, 'excuses no mutant that survived: an idle one']);
});

test("the judge's own sources are mutated, and each mutant has an id of its own", () => {
  const all = judgeMutants();
  expect(new Set(all.mutants.map(({ id }) => id)).size).toBe(all.mutants.length);
  expect(all.mutants.length).toBeGreaterThan(1_000);
  for (const file of ['reply.ts', 'capture/packets.ts', 'closure.ts'])
    expect(all.mutants.filter((each) => each.file === file).length, file).toBeGreaterThan(20);
});

function loaded(text: string): { example: Example; mutants: JudgeMutant[] } {
  const { text: all, mutants } = schemata('example.ts', text);
  const exports = {};
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  new Function('exports', '$judge', ts.transpile(all, options))(exports, asked);
  return { example: exports as Example, mutants };
}

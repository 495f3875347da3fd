import { expect, test } from 'vitest';
import { modelText } from './literal.js';
import { properties, propertyOf } from './properties.js';
import { mutants, mutated } from './testing/literal-mutants.js';
import { machineMutants } from './testing/mutants.js';
import { bare, committedOf, outcomesOf, stepsOf } from './testing.js';
import { readingOf, readings } from './verify.js';

const RACES = ['nothing-after-closing', 'one-closing-each'].map(propertyOf);

async function verdicts(reading: string, of = RACES, mutant?: string) {
  const outcomes = await outcomesOf(readingOf(reading), of, mutant);
  return { outcomes, holds: Object.fromEntries(outcomes.map(({ property, holds }) => [property, holds])) };
}

test('E30: while C2 and C3 send, the handshake has not started, and send() puts a frame behind FF', async () => {
  const { outcomes, holds } = await verdicts('frame-against-closing');
  expect(holds).toEqual({ 'nothing-after-closing': false, 'one-closing-each': true });
  const steps = stepsOf(outcomes[0] as (typeof outcomes)[0]);
  expect(steps).not.toContain('client C4');
  expect(steps.indexOf('client C2')).toBeGreaterThan(steps.indexOf('close()'));
  expect(steps.indexOf('client B1')).toBeGreaterThan(steps.indexOf('client C2'));
});

test('E30: C1 passes a second time when FF 00 arrives (3a.8.1) while close() is between C2 and C4', async () => {
  const { outcomes, holds } = await verdicts('closing-against-closing');
  expect(holds).toEqual({ 'nothing-after-closing': false, 'one-closing-each': false });
  const steps = stepsOf(outcomes[1] as (typeof outcomes)[0]);
  expect(steps.filter((step) => step === 'client C1')).toHaveLength(2);
  expect(steps.indexOf('client 3a.8.1')).toBeLessThan(steps.lastIndexOf('client C1'));
  expect(steps).not.toContain('client C4');
});

test('neither race is left when C1 to C4 are one step, and a frame is one', async () => {
  const { holds } = await verdicts('atomic-late');
  expect(holds).toEqual({ 'nothing-after-closing': true, 'one-closing-each': true });
});

test('E02: when the server neither answers FF 00 nor decides to terminate, no connection closes cleanly', async () => {
  const [clean, ends] = await outcomesOf(
    readingOf('atomic-never-terminating'),
    ['clean-close-can-happen', 'no-deadlock'].map(propertyOf),
  );
  expect(clean?.holds).toBe(false);
  expect(ends?.holds).toBe(true);
});

test('a server that answers as the overview says, with late timers, gives all but open to messages that overtake it', async () => {
  const outcomes = await outcomesOf(readingOf('answering'), properties);
  expect(outcomes.filter(({ holds }) => !holds).map(({ property }) => property)).toEqual(['open-before-message']);
  expect(bare(outcomes)).toEqual(committedOf(readingOf('answering')));
});

test('a client that forgets p4 is noticed', async () => {
  const { holds } = await verdicts('answering', RACES, 'client-sends-on');
  expect(holds).toEqual({ 'nothing-after-closing': false, 'one-closing-each': true });
});

test('each mutant changes the model, and is noticed by properties that hold without it', () => {
  const model = modelText('literal.pml');
  for (const mutant of mutants) {
    expect(mutated(model, mutant), mutant.id).not.toBe(model);
    for (const id of mutant.noticedBy)
      expect(propertyOf(id).expected(readingOf(mutant.reading)), `${mutant.id}: ${id}`).toBe(true);
  }
  expect(() => mutated(model, { ...(mutants[0] as (typeof mutants)[0]), changes: [['no such piece', '']] })).toThrow(RangeError);
});

test('each property is noticed to fail under some reading or some mutant, and holds under some reading', () => {
  const noticing = [...mutants.flatMap(({ noticedBy }) => noticedBy), ...machineMutants.map(([, noticedBy]) => noticedBy)];
  expect(properties.filter(({ id }) => !noticing.includes(id))).toEqual([]);
  expect(properties.filter(({ expected }) => !readings.some(expected))).toEqual([]);
});

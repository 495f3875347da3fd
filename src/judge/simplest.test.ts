/** As few options as explain the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PolicyName } from '../../spec/index.js';
import { type Choices, optionsOf } from './choices.js';
import { canonical, includes, simplest } from './simplest.js';

test('a policy of which every option leads to the same explains nothing', () => {
  expect(simplest([{ 'number.byteOrder': 'big' }, { 'number.byteOrder': 'little' }])).toEqual([{}]);
});

test('where an option is missing, the policy stays', () => {
  const two: Choices[] = [{ 'server.field.duplicate': 'first' }, { 'server.field.duplicate': 'last' }];
  expect(simplest(two)).toEqual(two);
});

test('an option that was not followed is not missing', () => {
  const two: Choices[] = [{ 'server.subprotocol': 'echo' }, { 'server.subprotocol': 'none' }];
  expect(simplest(two)).toEqual(two);
  expect(simplest(two, () => ['echo', 'none'])).toEqual([{}]);
});

test('what says more than another explanation does goes', () => {
  const few: Choices = { 'server.frame.unknownType': 'disconnect' };
  expect(simplest([{ ...few, 'server.onClientClose': 'nothing' }, few])).toEqual([few]);
});

test('a policy that matters in one case alone stays in that case', () => {
  const process: Choices = { 'server.frame.unknownType': 'process' };
  expect(
    simplest([
      { ...process, 'number.byteOrder': 'big' },
      { ...process, 'number.byteOrder': 'little' },
      { 'server.frame.unknownType': 'disconnect', 'number.byteOrder': 'big' },
    ]),
  ).toEqual([{ 'number.byteOrder': 'big' }, process]);
});

const POLICIES: PolicyName[] = ['server.frame.unknownType', 'server.onClientClose', 'number.byteOrder', 'server.key.overflow'];

const EVERYTHING = POLICIES.reduce<Choices[]>(
  (all, policy) => all.flatMap((each) => optionsOf(policy).map((option) => ({ ...each, [policy]: option }))),
  [{}],
);

const explanations = fc.array(
  fc
    .array(
      fc.constantFrom(...POLICIES).chain((policy) => fc.constantFrom(...optionsOf(policy).map((option) => [policy, option]))),
      {
        maxLength: 4,
      },
    )
    .map((options) => Object.fromEntries(options) as Choices),
  { maxLength: 12 },
);

test('the simplest explanations explain neither more nor less, none says more than another, and none can be simpler', () => {
  fc.assert(
    fc.property(explanations, (all) => {
      const simple = simplest(all);
      const explained = (by: readonly Choices[]) => EVERYTHING.filter((each) => by.some((one) => includes(each, one)));
      expect(explained(simple)).toEqual(explained(all));
      for (const one of simple) {
        expect(simple.filter((other) => includes(one, other))).toEqual([one]);
        for (const policy of Object.keys(one) as PolicyName[]) {
          const led = optionsOf(policy).every((option) => simple.some((other) => includes({ ...one, [policy]: option }, other)));
          expect(led, policy).toBe(false);
        }
      }
    }),
    { numRuns: 500, seed: Number(process.env.HIXIE76_SEED ?? 76) },
  );
});

test('all combinations of five policies come to none', () => {
  const all = ['server.utf8.invalid', 'server.abort.answer', ...POLICIES]
    .slice(0, 5)
    .reduce<Choices[]>(
      (some, policy) => some.flatMap((each) => optionsOf(policy as PolicyName).map((option) => ({ ...each, [policy]: option }))),
      [{}],
    );
  expect(all.length).toBeGreaterThan(100);
  expect(simplest(all)).toEqual([{}]);
});

test('the same values have the same text, whatever the order of their keys', () => {
  expect(canonical({ b: 1n, a: Uint8Array.of(255) })).toBe('{"a":"ff","b":"1n"}');
  expect(canonical({ a: Uint8Array.of(255), b: 1n })).toBe('{"a":"ff","b":"1n"}');
  expect(canonical([2, [1]])).toBe('[2,[1]]');
});

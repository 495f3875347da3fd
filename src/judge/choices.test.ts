/** How options count, and what explanations say together. */
import { expect, test } from 'vitest';
import { policies } from '../../spec/index.js';
import type { Decided } from '../engine/index.js';
import {
  best,
  byDeparture,
  type Choices,
  departure,
  entriesOf,
  isLiberty,
  libertiesOf,
  markOf,
  optionsOf,
  shown,
  weightOf,
} from './choices.js';

test('the options of a policy are all that the text allows, and no relaxation', () => {
  expect(optionsOf('client.upgrade.case')).toEqual(['exact']);
  expect(optionsOf('number.byteOrder').toSorted()).toEqual(['big', 'little']);
  for (const { name, options } of policies) {
    expect(optionsOf(name)).toEqual(options.filter(({ mark }) => mark !== 'relaxation').map((option) => option.name));
  }
});

test('what a machine has decided are options taken', () => {
  const decided: Decided = { 'number.byteOrder': 'little' };
  const choices: Choices = decided;
  expect(markOf(choices)).toBe('allowed');
  expect(markOf({ 'number.byteOrder': 'big' })).toBe('pass');
  expect(markOf({})).toBe('pass');
});

test('a relaxation is no liberty', () => {
  expect(isLiberty('client.upgrade.case', 'insensitive')).toBe(false);
  expect(isLiberty('number.byteOrder', 'little')).toBe(true);
});

test('a liberty names the step that binds the side', () => {
  const taken: Choices = { 'number.byteOrder': 'little', 'server.onClientClose': 'ackAndWait' };
  expect(libertiesOf(taken, 'client')).toEqual([{ policy: 'number.byteOrder', option: 'little', step: '10.3.4.3.1#42' }]);
  expect(libertiesOf(taken, 'server')).toEqual([{ policy: 'number.byteOrder', option: 'little', step: '10.3.4.4.2#8' }]);
});

test('a liberty asks for more than a last resort, that for more than an option besides the default, and that for more than a default', () => {
  const liberty: Choices = { 'server.frame.unknownType': 'disconnect' };
  const resort: Choices = { 'server.utf8.invalid': 'close' };
  const other: Choices = { 'server.onClientClose': 'ackAndClose' };
  const usual: Choices = { 'server.onClientClose': 'ackAndWait' };
  const ordered = [{}, usual, other, resort, liberty];
  expect(ordered.toReversed().sort(byDeparture)).toEqual(ordered);
  expect(best(ordered.toReversed(), (each) => each)).toEqual({});
  expect(best([], (each: Choices) => each)).toBeUndefined();
  expect(departure({ ...liberty, ...resort })).toEqual({ liberties: 1, resorts: 1, others: 2 });
});

test('an option that is the default in some case is no departure', () => {
  expect(departure({ 'server.subprotocol': 'none' }).others).toBe(0);
  expect(departure({ 'server.subprotocol': 'echo' }).others).toBe(0);
});

test('a policy is shown while every explanation binds it, and not while all its options are possible', () => {
  const [big, little]: Choices[] = [{ 'number.byteOrder': 'big' }, { 'number.byteOrder': 'little' }];
  expect(
    shown([
      { ...big, 'server.onClientClose': 'nothing' },
      { ...big, 'server.onClientClose': 'closeOnly' },
    ]),
  ).toEqual({
    'number.byteOrder': ['big'],
    'server.onClientClose': ['closeOnly', 'nothing'],
  });
  expect(shown([big, little] as Choices[])).toEqual({});
  expect(shown([big as Choices, {}])).toEqual({});
  expect(shown([])).toEqual({});
});

test.each<Choices>([
  { 'server.close.whenever': 'closed' },
  { 'client.close.arbitrary': 'closed' },
  { 'server.limit.message': 'limit' },
  { 'client.limit.message': 'limit' },
  { 'client.handshake.timeout': 'timeout' },
  { 'server.utf8.invalid': 'close' },
  { 'server.check.resource': 'abort' },
])('what explains a close for want of anything better is a last resort: %j', (choices) => {
  const [[policy, option] = []] = entriesOf(choices);
  expect(departure(choices).resorts).toBe(1);
  expect(
    byDeparture(choices, isLiberty(policy as never, option as string) ? { 'number.byteOrder': 'little' } : {}),
  ).toBeGreaterThan(0);
});

test('a liberty that is a last resort counts for more than any number of others, and what is no liberty for nothing', () => {
  expect(weightOf('number.byteOrder', 'big')).toBe(0);
  expect(weightOf('server.utf8.invalid', 'close')).toBe(0);
  expect(weightOf('number.byteOrder', 'little')).toBe(1);
  const others = policies.filter(({ name, options }) => options.some((option) => weightOf(name, option.name) === 1));
  expect(weightOf('server.close.whenever', 'closed')).toBeGreaterThan(others.length);
});

test('an option besides the default of its policy departs from it, unless there is no default', () => {
  expect(departure({ 'server.onClientClose': 'ackAndWait' }).others).toBe(0);
  expect(departure({ 'server.onClientClose': 'ackAndClose' }).others).toBe(1);
  for (const { name, default: usual, options } of policies) {
    for (const { name: option, defaultWhen } of options) {
      const isUsual = usual === null || usual === option || defaultWhen !== undefined;
      expect(departure({ [name]: option }).others, `${name} ${option}`).toBe(isUsual ? 0 : 1);
    }
  }
});

test('policies are in the order of their names, whatever order they are taken in', () => {
  const [big, closes]: Choices[] = [{ 'number.byteOrder': 'big' }, { 'server.onClientClose': 'nothing' }];
  const ordered = [...Object.entries(big as Choices), ...Object.entries(closes as Choices)];
  expect(entriesOf({ ...big, ...closes })).toEqual(ordered);
  expect(entriesOf({ ...closes, ...big })).toEqual(ordered);
});

/** How options count, and what explanations say together. */
import { expect, test } from 'vitest';
import { policies } from '../../spec/index.js';
import type { Decided } from '../engine/index.js';
import { best, byDeparture, type Choices, departure, isLiberty, libertiesOf, markOf, optionsOf, shown } from './choices.js';

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

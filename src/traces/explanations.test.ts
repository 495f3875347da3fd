import { expect, test } from 'vitest';
import type { Decided } from '../engine/index.js';
import { canonical, simplest } from './explanations.js';

const explained = (...all: Decided[]) => simplest(all.map((decided) => ({ decided }))).map(({ decided }) => decided);

test('a policy of which every option leads to the same explains nothing', () => {
  expect(explained({ 'number.byteOrder': 'big' }, { 'number.byteOrder': 'little' })).toEqual([{}]);
});

test('where an option is missing, the policy stays', () => {
  const two: Decided[] = [{ 'server.field.duplicate': 'first' }, { 'server.field.duplicate': 'last' }];
  expect(explained(...two)).toEqual(two);
});

test('what says more than another explanation does goes', () => {
  const few: Decided = { 'server.frame.unknownType': 'disconnect' };
  expect(explained({ ...few, 'server.onClientClose': 'nothing' }, few)).toEqual([few]);
});

test('a policy that matters in one case alone stays in that case', () => {
  const process: Decided = { 'server.frame.unknownType': 'process' };
  expect(
    explained(
      { ...process, 'number.byteOrder': 'big' },
      { ...process, 'number.byteOrder': 'little' },
      { 'server.frame.unknownType': 'disconnect', 'number.byteOrder': 'big' },
    ),
  ).toEqual([{ 'number.byteOrder': 'big' }, process]);
});

test('the same values have the same text, whatever the order of their keys', () => {
  expect(canonical({ b: 1n, a: Uint8Array.of(255) })).toBe('{"a":"ff","b":"1n"}');
});

import { expect, test } from 'vitest';
import { allowed, type Decided, type Way } from '../engine/index.js';
import { reduce } from './reduce.js';

function way(decided: Decided, state: string, sent = ''): Way {
  const effects = [{ type: 'SEND' as const, bytes: Buffer.from(sent), payload: 0 }];
  return {
    position: { states: [state], context: { policies: {} } },
    effects,
    transitions: [],
    states: [],
    departures: [],
    guards: [],
    decided,
  };
}

const reduced = (...ways: Way[]) => reduce(ways, {}, allowed).map(({ decided }) => decided);
const upgrade = (option: 'abort' | 'ignore'): Decided => ({ 'server.check.upgrade': option });
const host = (option: 'abort' | 'ignore'): Decided => ({ 'server.check.host': option });

test('a policy whose every option leads to the same place is not decided', () => {
  expect(reduced(way(upgrade('abort'), 'on'), way(upgrade('ignore'), 'on'))).toEqual([{}]);
});

test('a policy whose options lead to other states, or send other bytes, is', () => {
  expect(reduced(way(upgrade('abort'), 'over'), way(upgrade('ignore'), 'on'))).toEqual([upgrade('abort'), upgrade('ignore')]);
  expect(reduced(way(upgrade('abort'), 'on', 'a'), way(upgrade('ignore'), 'on', 'b'))).toHaveLength(2);
});

test('of several policies, those stay that decide', () => {
  const ways = [
    way(upgrade('abort'), 'over'),
    way({ ...upgrade('ignore'), ...host('abort') }, 'on'),
    way({ ...upgrade('ignore'), ...host('ignore') }, 'on'),
  ];
  expect(reduced(...ways)).toEqual([upgrade('abort'), upgrade('ignore')]);
});

test('a decision that only adds to a smaller one goes', () => {
  const ways = [way(host('abort'), 'over'), way({ ...host('abort'), ...upgrade('abort') }, 'over')];
  expect(reduced(...ways)).toEqual([host('abort')]);
});

test('what was decided before stays', () => {
  const known: Decided = { 'number.byteOrder': 'little' };
  const ways = [way({ ...known, ...upgrade('abort') }, 'on'), way({ ...known, ...upgrade('ignore') }, 'on')];
  expect(reduce(ways, known, allowed).map(({ decided }) => decided)).toEqual([known]);
});

import { expect, test } from 'vitest';
import { algorithms } from '../../machines/index.js';
import { departuresOf, outcomesOf } from './outcomes.js';

const named = (id: string) => algorithms.find((each) => each.id === id) as (typeof algorithms)[number];

test('a transition from every state is a microstep in each state where the algorithm can wait, and in no other', () => {
  expect(departuresOf(named('serverTerminating'))).toEqual(
    ['idle', 'acknowledged', 'step_C2', 'over'].map((state) => `serverTerminating.${state} * CLOSED[0]`),
  );
});

test('each guard that is asked has two outcomes', () => {
  expect(outcomesOf(named('clientClosure'))).toEqual(['clientClosure.isEstablished=true', 'clientClosure.isEstablished=false']);
  expect(outcomesOf(named('serverClosure'))).toEqual([]);
});

import { expect, test } from 'vitest';
import { algorithm, algorithms, at } from '../../machines/index.js';
import { itemOf } from '../../spec/index.js';
import { exercisedBy, exerciseOf, isApiItem } from './exercise.js';
import type { Run } from './types.js';

const exercise = exerciseOf(algorithms);
const ofState = (id: string) => [...(exercise.states.get(id) ?? [])];
const ofTransition = (id: string) => [...(exercise.transitions.get(id) ?? [])];

test('a state exercises the items that it names', () => {
  expect(ofState('clientClosure.fail')).toEqual(['10.3.4.5.1#p1', '10.3.4.5.1#p3']);
});

test('a state exercises the items of its entry actions', () => {
  expect(ofState('clientDataFraming.step_3a_8_3')).toEqual(['10.3.4.3.2#3a.8.3', '10.3.4.5.3#p1', '10.3.4.8#p5']);
});

test('a transition exercises its own item and those of its actions', () => {
  expect(ofTransition('clientDataFraming.step_3a_4 always[0]')).toEqual(
    expect.arrayContaining(['10.3.4.3.2#p2', '10.3.4.5.1#p1']),
  );
});

test('a transition exercises the item of its guard', () => {
  expect(ofTransition('serverTerminating.idle TERMINATE[0]')).toContain('10.3.4.4.2#p2');
});

test('a transition without an item of its own stands for its state', () => {
  expect(ofTransition('clientDataFraming.step_1 BYTE[0]')).toEqual(['10.3.4.3.2#1']);
});

test('transitions from every state are known by their star', () => {
  expect(ofTransition('clientDataFraming.* CLOSED[0]')).toEqual(['10.3.4.3.2#p1']);
});

test('leaving a state exercises the items of its exit action; visiting it, or staying in it, does not', () => {
  const timed = algorithm<{ context: object; hears: 'CLIENT_TERMINATED' | 'BYTE'; tells: 'STOP_TIMER' }>()({
    id: 'timed',
    section: '10.3.4.4.3',
    title: 'A state with an exit action',
    context: {},
    initial: 'waiting',
    states: {
      waiting: {
        step: '#C2',
        does: 'wait',
        exit: { stop: at('#C3', { type: 'STOP_TIMER', timer: 'closing' }) },
        on: { CLIENT_TERMINATED: 'over', BYTE: {} },
      },
      over: { step: '#C2', does: 'done' },
    },
  });
  const { states, transitions } = exerciseOf([timed]);
  expect(transitions.get('timed.waiting CLIENT_TERMINATED[0]')).toContain('10.3.4.4.3#C3');
  expect(transitions.get('timed.waiting BYTE[0]')).not.toContain('10.3.4.4.3#C3');
  expect(states.get('timed.waiting')).not.toContain('10.3.4.4.3#C3');
});

test('reading b of the length does not exercise reading b of the data, though one action does both', () => {
  expect(ofTransition('clientDataFraming.step_3a_2 BYTE[0]')).toEqual(['10.3.4.3.2#3a.2']);
  expect(ofTransition('clientDataFraming.step_3b_2 BYTE[0]')).toEqual(['10.3.4.3.2#3b.2']);
});

test('a run exercises what its states and transitions do', () => {
  const steps = exercisedBy(run(['clientClosure.open'], ['clientClosure.open FAIL[0]']), exercise);
  expect(steps).toEqual(new Set(['10.3.4.5.3#p1', '10.3.4.5.1#p2', '10.3.4.5.1#p1']));
});

test('a run through what no algorithm has is refused by name', () => {
  expect(() => exercisedBy(run(['clientClosure.nowhere'], []), exercise)).toThrow(
    'run r went through "clientClosure.nowhere", which no algorithm has; enumerate the paths again',
  );
});

test('what only a script sets off can be tested through the API: its own items, and the parsing of URLs', () => {
  const vouched = (id: string) => isApiItem(itemOf(id) ?? fail(), algorithms);
  expect(['10.3.2#p7', '10.3.3#p1', '10.3.4.2.1#1'].map(vouched)).toEqual([true, true, true]);
  expect(['10.3.4.2.2#1', '10.3.4.3.1#1', '10.3.4.4.3#C1'].map(vouched)).toEqual([false, false, false]);
});

function run(states: string[], transitions: string[]): Run {
  return {
    id: 'r',
    machine: 'client',
    role: 'client',
    title: '',
    passed: true,
    over: 'socket',
    states,
    transitions,
    departures: [],
    guards: [],
    replay: '',
  };
}

function fail(): never {
  throw new Error('the catalogue or the machines have changed: choose another example');
}

import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { StepId } from '../../spec/index.js';
import { Trial } from '../testing.js';
import { algorithm } from './algorithm.js';
import { eventsOf, list, stepsOf, transitionId, transitionsFor } from './definition.js';
import { alone, compose } from './machine.js';
import { at } from './written.js';

interface Counter {
  context: { count: number };
  hears: 'BYTE' | 'TASK' | 'CLOSED';
  tells: 'RETURN' | 'MESSAGE_RECEIVED' | 'FAIL';
}

const countByte = at('#3', (c: Counter['context']) => {
  c.count += 1;
});
const fail = at('#p2', { tell: (_c: object, _e: object, step: StepId) => ({ type: 'FAIL', step }) as const });

/** Counts bytes and tells a message at the third. */
const counter = algorithm<Counter>()({
  id: 'counter',
  section: '10.3.4.3.2',
  title: 'Count to three',
  context: { count: 0 },
  initial: 'counting',
  on: { CLOSED: { step: '#p1', actions: { fail }, target: 'over' } },
  states: {
    counting: {
      step: '#1',
      does: 'count bytes',
      entry: { tellReady: { type: 'RETURN', value: true } },
      on: {
        BYTE: [
          {
            step: '#p2',
            guard: { isTheThird: at('#2', ({ count }) => count === 2) },
            actions: {
              countByte,
              say: at('#3b.5', { tell: ({ count }) => ({ type: 'MESSAGE_RECEIVED', data: String(count) }) }),
            },
            target: 'over',
          },
          { actions: { countByte } },
        ],
        TASK: 'counting',
      },
    },
    over: { step: ['#4', '#5'], does: 'nothing more', on: { BYTE: { actions: { fail } } } },
  },
});

interface Listener {
  context: { heard: string };
  hears: 'MESSAGE_RECEIVED';
  tells: 'ERROR_DETECTED' | 'CLOSED';
}

/** Hears the message and closes. */
const listener = algorithm<Listener>()({
  id: 'listener',
  section: '10.3.3',
  title: 'Listen',
  context: { heard: '' },
  initial: 'waiting',
  states: {
    waiting: {
      step: '#p2',
      does: 'wait',
      on: {
        MESSAGE_RECEIVED: {
          actions: { keep: (c, { data }) => (c.heard = data), countByte: at('#p3', { type: 'ERROR_DETECTED' }) },
          target: 'done',
        },
      },
    },
    done: {
      step: '#p5',
      does: 'done',
      entry: { close: { tell: ({ heard }) => ({ type: 'CLOSED', wasClean: heard === '3' }) } },
    },
  },
});

const one = alone(counter);
const both = compose('both', 'Both', [counter, listener]);

test('an algorithm alone runs with its own context and tells its effects in their order', () => {
  const trial = new Trial(one).read('abc');
  expect(trial.told).toEqual([
    { type: 'RETURN', value: true },
    { type: 'MESSAGE_RECEIVED', data: '3' },
  ]);
});

test('input goes before the context of the algorithm', () => {
  expect(new Trial(one, { count: 2 }).read('a').messages).toEqual(['3']);
});

test('two runs of one machine do not share what they change', () => {
  const [first, second] = [new Trial(one), new Trial(one)];
  first.read('ab');
  expect(second.read('a').messages).toEqual([]);
  expect(counter.context).toEqual({ count: 0 });
});

test('a snapshot stays what it was when the run goes on', () => {
  const actor = createActor(one.machine, { input: {} }).start();
  const before = actor.getSnapshot();
  actor.send({ type: 'BYTE', byte: 0 });
  expect([before.context, actor.getSnapshot().context]).toEqual([{ count: 0 }, { count: 1 }]);
});

test('composed, what one algorithm tells is heard by the other, and by the world', () => {
  const trial = new Trial(both).forget().read('abc');
  expect(trial.told.map(({ type }) => type)).toEqual(['MESSAGE_RECEIVED', 'ERROR_DETECTED', 'CLOSED', 'FAIL']);
  expect(trial.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: true }]);
});

test('composed, actions of the same name stay those of their algorithm', () => {
  const trial = new Trial(both).read('abc');
  expect(trial.all('ERROR_DETECTED')).toHaveLength(1);
  expect(trial.messages).toEqual(['3']);
});

test('algorithms that begin with different values of one variable cannot be composed', () => {
  const other = { ...listener, context: { heard: '', count: 1 } };
  expect(() => compose('both', 'Both', [counter, other])).toThrow('two algorithms begin with different values of "count"');
});

test('an action is told the step of its transition, and of the state where the transition has none', () => {
  const closed = { type: 'CLOSED', wasClean: false } as const;
  expect(new Trial(one).tell(closed).refusedBy).toBe('10.3.4.3.2#p1');
  expect(new Trial(one).read('abcd').refusedBy).toBe('10.3.4.3.2#4');
});

test('a transition to its own state enters it again; one without target does not', () => {
  expect(new Trial(one).forget().tell({ type: 'TASK' }).all('RETURN')).toHaveLength(1);
  expect(new Trial(one).forget().read('a').all('RETURN')).toHaveLength(0);
});

test('a transition from every state is taken from every state', () => {
  const closed = { type: 'CLOSED', wasClean: false } as const;
  expect(new Trial(one).tell(closed).all('FAIL')).toHaveLength(1);
  expect(new Trial(one).read('abc').tell(closed).all('FAIL')).toHaveLength(1);
});

test('an algorithm says which events it listens to, each once', () => {
  expect(eventsOf(counter)).toEqual(['CLOSED', 'BYTE', 'TASK']);
});

test('transitions are numbered in the order in which they are tried', () => {
  const guards = transitionsFor(counter.states.counting, 'BYTE').map(({ guard }) => guard);
  expect(guards).toEqual(['isTheThird', undefined]);
  expect(transitionsFor(counter.states.counting, 'always')).toEqual([]);
  expect(transitionId('counter', 'counting', 'BYTE', 1)).toBe('counter.counting BYTE[1]');
});

test('a step names one item, several, or none', () => {
  expect(stepsOf('10.3.3#p1')).toEqual(['10.3.3#p1']);
  expect(stepsOf(['10.3.3#p1', '10.3.3#p2'])).toEqual(['10.3.3#p1', '10.3.3#p2']);
  expect(stepsOf(undefined)).toEqual([]);
});

test('one, many or none make a list', () => {
  expect([list(undefined), list('a'), list(['a', 'b'])]).toEqual([[], ['a'], ['a', 'b']]);
});

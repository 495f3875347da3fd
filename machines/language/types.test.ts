import { expect, test } from 'vitest';
import { algorithm } from './algorithm.js';
import type { Of } from './vocabulary.js';
import { at } from './written.js';

// What is wrong here must not compile: tsc finds each line below a @ts-expect-error that has no error.

type Talk = {
  context: { b: number };
  hears: 'BYTE' | 'CLOSED';
  tells: 'RETURN' | 'FAIL';
};

const about = { id: 'one', section: '10.3.4.3.2', title: 'One', context: { b: 0 }, initial: 'idle' } as const;
const idle = { step: '#p1', does: 'wait' } as const;
const byteIsFF = (_: object, { byte }: Of<'BYTE'>) => byte === 0xff;

test('a guard reads what its event carries, and nothing else', () => {
  algorithm<Talk>()({
    ...about,
    states: {
      idle: {
        ...idle,
        on: {
          BYTE: { guard: { byteIsFF }, actions: { letB: (c, { byte }) => (c.b = byte) } },
          // @ts-expect-error CLOSED carries no byte
          CLOSED: [{ guard: { isFF: (_, { byte }) => byte === 0xff } }, { guard: { byteIsFF } }],
        },
      },
    },
  });
  algorithm<Talk>()({
    ...about,
    // @ts-expect-error CLOSED carries no byte, and an action of another event is none of its
    on: { CLOSED: { guard: { byteIsFF } } },
    states: { idle },
  });
  algorithm<Talk>()({
    ...about,
    // @ts-expect-error which event came is not known on entry
    states: { idle: { ...idle, entry: { letB: (c, { byte }) => (c.b = byte) } } },
  });
});

test('an algorithm hears and tells what it says, and has the variables that it says', () => {
  // @ts-expect-error TASK is not heard
  algorithm<Talk>()({ ...about, states: { idle: { ...idle, on: { TASK: 'idle' } } } });
  // @ts-expect-error CLOSED is not told
  algorithm<Talk>()({ ...about, states: { idle: { ...idle, entry: { tell: { type: 'CLOSED', wasClean: true } } } } });
  // @ts-expect-error a function of `tell` that makes it is meant
  algorithm<Talk>()({ ...about, states: { idle: { ...idle, entry: { tell: () => ({ type: 'RETURN', value: null }) } } } });
  // @ts-expect-error there is no variable bv
  algorithm<Talk>()({ ...about, states: { idle: { ...idle, entry: { letBv: (c) => (c.bv = 1) } } } });
});

test('a state that looks like a step is one, and another says which it serves', () => {
  algorithm<Talk>()({ ...about, states: { idle, '#3a.2': { does: 'read a byte', also: '#3a.3', always: 'idle' } } });
  // @ts-expect-error the section has no step 3a.99
  algorithm<Talk>()({ ...about, states: { idle, '#3a.99': { does: 'read a byte' } } });
  // @ts-expect-error it serves no item
  algorithm<Talk>()({ ...about, states: { idle, reading: { does: 'read a byte' } } });
  // @ts-expect-error an item of its section begins with #
  algorithm<Talk>()({ ...about, states: { idle: { ...idle, on: { BYTE: { step: '10.3.4.3.2#1' } } } } });
  // @ts-expect-error there is no such item
  algorithm<Talk>()({ ...about, states: { idle: { ...idle, entry: { letB: at('#99', (c) => (c.b = 1)) } } } });
  // @ts-expect-error there is no such state
  algorithm<Talk>()({ ...about, states: { idle: { ...idle, always: '#1' } } });
});

test('two things of one name are refused, and so are two guards of a transition', () => {
  const once = { does: 'wait', entry: { letB: (c: Talk['context']) => (c.b = 1) } };
  const again = { step: '#p2', does: 'wait', entry: { letB: (c: Talk['context']) => (c.b = 2) } } as const;
  expect(() => algorithm<Talk>()({ ...about, initial: '#1', states: { '#1': once, again } })).toThrow(
    'one: two things are named letB',
  );
  const asks = { isA: () => true, isB: () => true };
  const two = { ...idle, always: { guard: asks, target: 'idle' } } as const;
  expect(() => algorithm<Talk>()({ ...about, states: { idle: two } })).toThrow('one: a transition asks isA and isB');
});

test('what is told may be written as it is, or be made of variables and event', () => {
  const { actions, states } = algorithm<Talk>()({
    ...about,
    initial: '#3a.2',
    states: {
      '#3a.2': {
        does: 'tell',
        entry: { say: { type: 'RETURN', value: true }, letB: (c) => (c.b = 1) },
        on: { BYTE: { step: '#3a.3', actions: { giveBack: { tell: ({ b }) => ({ type: 'RETURN', value: b > 0 }) } } } },
      },
    },
  });
  expect(Object.entries(actions).map(([name, { step, ...kind }]) => [name, step, Object.keys(kind)])).toEqual([
    ['say', ['10.3.4.3.2#3a.2'], ['tell']],
    ['letB', ['10.3.4.3.2#3a.2'], ['do']],
    ['giveBack', ['10.3.4.3.2#3a.3'], ['tell']],
  ]);
  expect(states.step_3a_2.entry).toEqual(['say', 'letB']);
});

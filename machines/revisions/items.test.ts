/** Which items of r4819 and r5065 the differing parts carry, read from these two texts and not from the machines. */
import { expect, test } from 'vitest';
import { type AnyAlgorithm, algorithmsOf, type Revision, type State, type Steps, stepsOf, transitionsFor } from '../index.js';

/** By algorithm: a state, `state event` (its transitions in their order) or a guard or action, and its items. */
const READ: Readonly<Record<'r4819' | 'r5065', Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  r4819: {
    websocketClose: { idle: '10.3.2#p8', close: '10.3.2#p8 10.3.2#p9', isClosed: '10.3.2#p8' },
    websocketFeedback: {
      idle: '10.3.3#p5',
      'idle ESTABLISHED': '10.3.3#p1',
      'idle MESSAGE_RECEIVED': '10.3.3#p2',
      'idle ERROR_DETECTED': '10.3.3#p3',
      'idle CLOSED': '10.3.3#p4',
      task: '10.3.3#p5',
      'task always': '10.3.3#p1 10.3.3#p2 10.3.3#p3 10.3.3#p4',
      task_p2: '10.3.3#p2',
      task_p3: '10.3.3#p3',
      task_p5: '10.3.3#p4',
      isOpen: '10.3.3#p2 10.3.3#p3',
    },
    clientDataFraming: { step_3a_7: '10.3.4.3.2#3a.7', step_3a_8: '10.3.4.3.2#3a.8' },
    clientClosure: { close: '10.3.4.5#p1 10.3.4.8#p6', closeTcp: '10.3.4.5#p1' },
    serverDataFraming: { step_3_B6: '10.3.4.4.3#3.B6', step_3_B7: '10.3.4.4.3#3.B7', step_4: '10.3.4.4.3#4' },
    serverTerminating: { idle: '10.3.4.5#p2', step_C3: '10.3.4.5#p1', over: '10.3.4.5#p2', close: '10.3.4.5#p1 10.3.4.8#p5' },
  },
  r5065: {
    websocketConstructor: { portIsBlocked: '10.3.2#2 10.3.2#2p2' },
    clientOpeningHandshake: {
      inputsAreSound: '10.3.4.3.1#p1',
      addOrigin: '10.3.4.3.1#13',
      step_21: '10.3.4.3.1#21 10.3.4.3.1#21p2',
      insertCharactersIntoKey1: '10.3.4.3.1#21',
      insertCharactersIntoKey2: '10.3.4.3.1#21p2',
      step_22: '10.3.4.3.1#22 10.3.4.3.1#22p2',
      insertSpacesIntoKey1: '10.3.4.3.1#22',
      insertSpacesIntoKey2: '10.3.4.3.1#22p2',
      step_35: '10.3.4.3.1#35',
      letCountBeZero: '10.3.4.3.1#35',
      step_36: '10.3.4.3.1#36 10.3.4.3.1#36p3',
      countByte: '10.3.4.3.1#36',
      'step_36 TCP_CLOSED': '10.3.4.3.1#36p2',
      // A value that is too long ends the connection by a limit, which the text leaves to whoever reads.
      'step_36 BYTE': '10.3.4.3.1#36a 10.3.4.3.1#36b 10.3.4.3.1#36c 10.3.4.3.2#p2 10.3.4.3.1#36d',
    },
    serverSendingHandshake: { letOrigin: '10.3.4.4.2#2e', cookies: '10.3.4.4.2#11p2' },
    serverDataFraming: {
      step_1: '10.3.4.4.3#1',
      step_3: '10.3.4.4.3#2',
      'step_3 always': '10.3.4.4.3#2p2',
      step_2_1: '10.3.4.4.3#2.1',
      step_3_1: '10.3.4.4.3#2.2',
      step_3_2: '10.3.4.4.3#2.3',
      step_3_3: '10.3.4.4.3#2.4',
      step_3_4: '10.3.4.4.3#2.5',
      typeIs00: '10.3.4.4.3#2.5',
      step_2_B1: '10.3.4.4.3#2.B1',
      typeDisconnects: '10.3.4.4.3#2.1 10.3.4.4.3#2.B1',
      typeTerminates: '10.3.4.4.3#2.1 10.3.4.4.3#2.B1',
      step_3_B1: '10.3.4.4.3#2.B2',
      step_3_B2: '10.3.4.4.3#2.B3',
      step_2_B4: '10.3.4.4.3#2.B4',
      bIs00: '10.3.4.4.3#2.B4',
      zeroSkipsTheSubsteps: '10.3.4.4.3#2.B4',
      step_2_B4_1: '10.3.4.4.3#2.B4.1',
      lengthDisconnects: '10.3.4.4.3#2.B4.1',
      lengthTerminates: '10.3.4.4.3#2.B4.1',
      giveUp: '10.3.4.4.3#2.1 10.3.4.4.3#2.B1 10.3.4.4.3#2.B4.1',
      step_3_B3: '10.3.4.4.3#2.B4.2',
      step_3_B4: '10.3.4.4.3#2.B4.3',
      step_3_B5: '10.3.4.4.3#2.B4.4',
      step_3_B6: '10.3.4.4.3#2.B4.5',
      step_3_B7: '10.3.4.4.3#2.B4.6',
      step_3_B8: '10.3.4.4.3#2.B5',
      step_4: '10.3.4.4.3#3',
    },
    serverTerminating: { flagWasSetWithoutAFrame: '10.3.4.4.3#2.1 10.3.4.4.3#2.B1 10.3.4.4.3#2.B4.1' },
  },
};

const ROWS = Object.entries(READ).flatMap(([revision, algorithms]) =>
  Object.entries(algorithms).map(([id, parts]) => ({ revision: revision as Revision, id, parts })),
);

test.each(ROWS)('$revision, $id: each part that differs carries the items of its own text', ({ revision, id, parts }) => {
  const { states, guards, actions } = algorithmsOf(revision).find((one) => one.id === id) as AnyAlgorithm;
  const of: Record<string, { step?: Steps }> = { ...guards, ...actions, ...states };
  const itemsOf = (name: string): string[] => {
    const [part = '', event] = name.split(' ');
    if (event === undefined) return [...stepsOf(of[part]?.step)];
    return transitionsFor(states[part] as State, event).flatMap(({ step }) => [...stepsOf(step)]);
  };
  const found = Object.fromEntries(Object.keys(parts).map((name) => [name, itemsOf(name).join(' ')]));
  expect(found).toEqual(parts);
});

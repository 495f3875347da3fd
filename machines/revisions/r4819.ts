/** r4819, the text before the closing handshake: closing is closing TCP, and FF 00 is a frame like any other with a length. */
import type { Differences } from './revise.js';

/** There is no CLOSING, and CLOSED has its number (10.3.2#c). */
export const readyStates = { CONNECTING: 0, OPEN: 1, CLOSED: 2 };
const { OPEN, CLOSED } = readyStates;

interface Attributes {
  readyState: number;
}

const letReadyStateBeClosed = {
  step: ['10.3.2#p8', '10.3.2#c', '10.3.3#p4'],
  do: (c: Attributes) => (c.readyState = CLOSED),
};
const fireIfOpen = [{ guard: 'isOpen', actions: 'fire', target: 'idle' }, { target: 'idle' }];

export const r4819: Differences = {
  websocketClose: {
    states: {
      idle: {
        step: '10.3.2#p8',
        does: 'wait for a call',
        on: { CLOSE_CALLED: [{ guard: 'isClosed', actions: 'return', target: 'idle' }, { target: 'close' }] },
      },
      close: {
        step: ['10.3.2#p8', '10.3.2#p9'],
        does: 'close the connection or the attempt; CLOSED',
        entry: ['close', 'letReadyStateBeClosed'],
        always: { actions: 'return', target: 'idle' },
      },
      step_Ba: undefined,
      step_Bb: undefined,
      step_Bc: undefined,
      step_Bd: undefined,
    },
    guards: { isClosed: { step: '10.3.2#p8', when: ({ readyState }: Attributes) => readyState === CLOSED } },
    actions: { close: { step: '10.3.2#p8', tell: () => ({ type: 'CLOSE_CONNECTION' }) }, letReadyStateBeClosed },
  },
  websocketFeedback: {
    states: {
      idle: {
        step: '10.3.3#p5',
        does: 'queue tasks and run them',
        on: {
          ESTABLISHED: { step: '10.3.3#p1', actions: ['queueOpenTask', 'tellQueued'], target: 'idle' },
          MESSAGE_RECEIVED: { step: '10.3.3#p2', actions: ['queueMessageTask', 'tellQueued'], target: 'idle' },
          ERROR_DETECTED: { step: '10.3.3#p3', actions: ['queueErrorTask', 'tellQueued'], target: 'idle' },
          CLOSED: { step: '10.3.3#p4', actions: ['queueCloseTask', 'tellQueued'], target: 'idle' },
          TASK: { guard: 'aTaskIsQueued', actions: 'takeTask', target: 'task' },
        },
      },
      task: {
        step: '10.3.3#p5',
        does: 'which task is it?',
        always: [
          { step: '10.3.3#p1', guard: 'isTheOpenTask', target: 'task_p1' },
          { step: '10.3.3#p2', guard: 'isAMessageTask', target: 'task_p2' },
          { step: '10.3.3#p3', guard: 'isAnErrorTask', target: 'task_p3' },
          { step: '10.3.3#p4', target: 'task_p5' },
        ],
      },
      task_p2: { step: '10.3.3#p2', does: 'fire message, if OPEN', always: fireIfOpen },
      task_p3: { step: '10.3.3#p3', does: 'fire messageerror, if OPEN', always: fireIfOpen },
      task_p4: undefined,
    },
    guards: { isOpen: { step: ['10.3.3#p2', '10.3.3#p3'], when: ({ readyState }: Attributes) => readyState === OPEN } },
    actions: { letReadyStateBeClosed },
  },
  clientDataFraming: {
    states: {
      step_3a_8: {
        step: '10.3.4.3.2#3a.8',
        does: 'detect an error, whatever the type',
        always: { actions: 'letErrorBeTrue', target: 'step_4' },
      },
      step_3a_8_1: undefined,
      step_3a_8_2: undefined,
      step_3a_8_3: undefined,
      step_3a_8_4: undefined,
    },
  },
  clientClosingHandshake: null,
  serverDataFraming: {
    states: {
      step_3_B7: { step: '10.3.4.4.3#3.B7', does: 'discard them', always: { target: 'step_4' } },
      step_3_B8: undefined,
      discarding: undefined,
    },
  },
  serverTerminating: {
    // A server closes whenever it likes, and there is nothing to be sent before.
    states: {
      idle: {
        step: '10.3.4.5#p2',
        does: 'wait for a decision to close',
        on: { TERMINATE: { guard: 'serverIsEstablished', target: 'step_C3' } },
      },
      acknowledge: undefined,
      acknowledged: undefined,
      step_C1: undefined,
      step_C2: undefined,
      step_C3: { step: '10.3.4.5#p1', does: 'close', entry: 'close', always: { target: 'over' } },
      over: { step: '10.3.4.5#p2', does: 'the algorithm is over' },
    },
  },
};

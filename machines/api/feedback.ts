/**
 * Feedback from the protocol: 10.3.3, with the WebSocket task source.
 *
 * Told: ESTABLISHED, MESSAGE_RECEIVED, ERROR_DETECTED, CLOSING_STARTED and
 * CLOSED, each of which queues a task; and TASK, when the event loop runs the
 * task that is first in the queue. Tells: QUEUE_TASK and FIRE.
 *
 * Modelled where the text leaves it open: the queue is a list in the context,
 * and one TASK is told for each QUEUE_TASK. No task takes readyState backwards:
 * the open task after close() (E27, policy api.openTask.afterClose) and the
 * closing task after the close (E28, api.closingTask.afterClosed) do nothing,
 * unless the policies ask for the literal reading.
 */
import { type Action, algorithm, type Steps } from '../language/definition.js';
import type { Task, Told } from '../language/vocabulary.js';
import { READY_STATE, type SocketObject, socketObject } from './object.js';

/** Variables of 10.3.3. */
export interface Feedback extends SocketObject {
  /** Tasks that wait, the oldest first. */
  tasks: readonly Task[];
  /** The task that runs now. */
  task: Task;
}

export const websocketFeedback = algorithm<Feedback>()({
  id: 'websocketFeedback',
  section: '10.3.3',
  title: 'API: feedback from the protocol',
  context: { ...socketObject, tasks: [], task: { kind: 'open' } },
  initial: 'idle',
  states: {
    idle: {
      step: '10.3.3#p6',
      does: 'queue tasks and run them',
      on: {
        ESTABLISHED: { step: '10.3.3#p1', actions: ['queueOpenTask', 'tellQueued'], target: 'idle' },
        MESSAGE_RECEIVED: { step: '10.3.3#p2', actions: ['queueMessageTask', 'tellQueued'], target: 'idle' },
        ERROR_DETECTED: { step: '10.3.3#p3', actions: ['queueErrorTask', 'tellQueued'], target: 'idle' },
        CLOSING_STARTED: { step: '10.3.3#p4', actions: ['queueClosingTask', 'tellQueued'], target: 'idle' },
        CLOSED: { step: '10.3.3#p5', actions: ['queueCloseTask', 'tellQueued'], target: 'idle' },
        TASK: { guard: 'aTaskIsQueued', actions: 'takeTask', target: 'task' },
      },
    },
    task: {
      step: '10.3.3#p6',
      does: 'which task is it?',
      always: [
        { step: '10.3.3#p1', guard: 'isTheOpenTask', target: 'task_p1' },
        { step: '10.3.3#p2', guard: 'isAMessageTask', target: 'task_p2' },
        { step: '10.3.3#p3', guard: 'isAnErrorTask', target: 'task_p3' },
        { step: '10.3.3#p4', guard: 'isTheClosingTask', target: 'task_p4' },
        { step: '10.3.3#p5', target: 'task_p5' },
      ],
    },
    task_p1: {
      step: '10.3.3#p1',
      does: 'OPEN, fire open',
      always: [
        { guard: 'openComesTooLate', target: 'idle' },
        { actions: ['letReadyStateBeOpen', 'fire'], target: 'idle' },
      ],
    },
    task_p2: {
      step: ['10.3.3#p2', '10.3.4.8#p7'],
      does: 'fire message, if OPEN or CLOSING',
      always: [{ guard: 'isOpenOrClosing', actions: 'fire', target: 'idle' }, { target: 'idle' }],
    },
    task_p3: {
      step: '10.3.3#p3',
      does: 'fire error, if OPEN or CLOSING',
      always: [{ guard: 'isOpenOrClosing', actions: 'fire', target: 'idle' }, { target: 'idle' }],
    },
    task_p4: {
      step: '10.3.3#p4',
      does: 'CLOSING',
      always: [
        { guard: 'closingComesTooLate', target: 'idle' },
        { actions: 'letReadyStateBeClosingByTask', target: 'idle' },
      ],
    },
    task_p5: {
      step: '10.3.3#p5',
      does: 'CLOSED, fire close',
      entry: ['letReadyStateBeClosed', 'fire'],
      always: { target: 'idle' },
    },
  },
  guards: {
    aTaskIsQueued: { step: '10.3.3#p6', when: ({ tasks }) => tasks.length > 0 },
    isTheOpenTask: { step: '10.3.3#p1', when: ({ task }) => task.kind === 'open' },
    isAMessageTask: { step: '10.3.3#p2', when: ({ task }) => task.kind === 'message' },
    isAnErrorTask: { step: '10.3.3#p3', when: ({ task }) => task.kind === 'error' },
    isTheClosingTask: { step: '10.3.3#p4', when: ({ task }) => task.kind === 'closing' },
    openComesTooLate: {
      step: '10.3.3#p1',
      when: ({ readyState, policies }) =>
        policies['api.openTask.afterClose'] === 'suppressed' && readyState !== READY_STATE.CONNECTING,
    },
    isOpenOrClosing: {
      step: ['10.3.3#p2', '10.3.3#p3'],
      when: ({ readyState }) => readyState === READY_STATE.OPEN || readyState === READY_STATE.CLOSING,
    },
    closingComesTooLate: {
      step: '10.3.3#p4',
      when: ({ readyState, policies }) =>
        policies['api.closingTask.afterClosed'] === 'suppressed' && readyState === READY_STATE.CLOSED,
    },
  },
  actions: {
    queueOpenTask: queue('10.3.3#p1', () => ({ kind: 'open' })),
    queueMessageTask: queue('10.3.3#p2', ({ data }) => ({ kind: 'message', data })),
    queueErrorTask: queue('10.3.3#p3', () => ({ kind: 'error' })),
    queueClosingTask: queue('10.3.3#p4', () => ({ kind: 'closing' })),
    queueCloseTask: queue('10.3.3#p5', ({ wasClean }) => ({ kind: 'close', wasClean })),
    tellQueued: { step: '10.3.3#p6', tell: ({ tasks }) => ({ type: 'QUEUE_TASK', task: tasks.at(-1) as Task }) },
    takeTask: {
      step: '10.3.3#p6',
      do: (c) => {
        c.task = c.tasks[0] as Task;
        c.tasks = c.tasks.slice(1);
      },
    },
    fire: {
      step: ['10.3.3#p1', '10.3.3#p2', '10.3.3#p3', '10.3.3#p5'],
      tell: ({ task }) => ({ type: 'FIRE', task }),
    },
    letReadyStateBeOpen: become(['10.3.3#p1', '10.3.2#b'], READY_STATE.OPEN),
    letReadyStateBeClosingByTask: become(['10.3.3#p4', '10.3.2#c'], READY_STATE.CLOSING),
    letReadyStateBeClosed: become(['10.3.3#p5', '10.3.2#d'], READY_STATE.CLOSED),
  },
});

function queue(step: Steps, make: (event: Told) => Task): Action<Feedback> {
  return {
    step,
    do: (c, event) => {
      c.tasks = [...c.tasks, make(event)];
    },
  };
}

function become(step: Steps, readyState: Feedback['readyState']): Action<Feedback> {
  return {
    step,
    do: (c) => {
      c.readyState = readyState;
    },
  };
}

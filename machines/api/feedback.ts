/**
 * Feedback from the protocol: 10.3.3, with the WebSocket task source.
 *
 * What the protocol tells queues a task; TASK is told when the event loop runs
 * the task that is first in the queue. The states are the tasks.
 *
 * Modelled where the text leaves it open: the queue is a list in the context,
 * and one TASK is told for each QUEUE_TASK. No task takes readyState backwards:
 * the open task after close() (E27, policy api.openTask.afterClose) and the
 * closing task after the close (E28, api.closingTask.afterClosed) do nothing,
 * unless the policies ask for the literal reading.
 */
import { algorithm } from '../language/algorithm.js';
import type { Task } from '../language/vocabulary.js';
import { at } from '../language/written.js';
import { READY_STATE, socketObject } from './object.js';

/** Variables of 10.3.3. */
const feedback = {
  ...socketObject,
  /** Tasks that wait, the oldest first. */
  tasks: [] as readonly Task[],
  /** The task that runs now. */
  task: { kind: 'open' } as Task,
};
type Feedback = typeof feedback;

type Talk = {
  context: Feedback;
  hears: 'ESTABLISHED' | 'MESSAGE_RECEIVED' | 'ERROR_DETECTED' | 'CLOSING_STARTED' | 'CLOSED' | 'TASK';
  tells: 'QUEUE_TASK' | 'FIRE';
};

const tellQueued = at('#p6', { tell: ({ tasks }: Feedback) => ({ type: 'QUEUE_TASK', task: tasks.at(-1) as Task }) as const });
const fire = at(['#p1', '#p2', '#p3', '#p5'], { tell: ({ task }: Feedback) => ({ type: 'FIRE', task }) as const });
const fireIfOpenOrClosing = {
  guard: {
    isOpenOrClosing: at(
      ['#p2', '#p3'],
      (c: Feedback) => c.readyState === READY_STATE.OPEN || c.readyState === READY_STATE.CLOSING,
    ),
  },
  actions: { fire },
  target: 'idle',
} as const;

export const websocketFeedback = algorithm<Talk>()({
  id: 'websocketFeedback',
  section: '10.3.3',
  title: 'API: feedback from the protocol',
  context: feedback,
  initial: 'idle',
  states: {
    idle: {
      step: '#p6',
      does: 'queue tasks and run them',
      on: {
        ESTABLISHED: { step: '#p1', actions: { queueOpenTask: (c) => queue(c, { kind: 'open' }), tellQueued }, target: 'idle' },
        MESSAGE_RECEIVED: {
          step: '#p2',
          actions: { queueMessageTask: (c, { data }) => queue(c, { kind: 'message', data }), tellQueued },
          target: 'idle',
        },
        ERROR_DETECTED: {
          step: '#p3',
          actions: { queueErrorTask: (c) => queue(c, { kind: 'error' }), tellQueued },
          target: 'idle',
        },
        CLOSING_STARTED: {
          step: '#p4',
          actions: { queueClosingTask: (c) => queue(c, { kind: 'closing' }), tellQueued },
          target: 'idle',
        },
        CLOSED: {
          step: '#p5',
          actions: { queueCloseTask: (c, { wasClean }) => queue(c, { kind: 'close', wasClean }), tellQueued },
          target: 'idle',
        },
        TASK: {
          guard: { aTaskIsQueued: ({ tasks }) => tasks.length > 0 },
          actions: {
            takeTask: (c) => {
              c.task = c.tasks[0] as Task;
              c.tasks = c.tasks.slice(1);
            },
          },
          target: 'task',
        },
      },
    },
    task: {
      step: '#p6',
      does: 'which task is it?',
      always: [
        { step: '#p1', guard: { isTheOpenTask: ({ task }) => task.kind === 'open' }, target: 'task_p1' },
        { step: '#p2', guard: { isAMessageTask: ({ task }) => task.kind === 'message' }, target: 'task_p2' },
        { step: '#p3', guard: { isAnErrorTask: ({ task }) => task.kind === 'error' }, target: 'task_p3' },
        { step: '#p4', guard: { isTheClosingTask: ({ task }) => task.kind === 'closing' }, target: 'task_p4' },
        { step: '#p5', target: 'task_p5' },
      ],
    },
    task_p1: {
      step: '#p1',
      does: 'OPEN, fire open',
      always: [
        {
          guard: {
            openComesTooLate: (c) =>
              c.policies['api.openTask.afterClose'] === 'suppressed' && c.readyState !== READY_STATE.CONNECTING,
          },
          target: 'idle',
        },
        {
          actions: { letReadyStateBeOpen: at(['#p1', '10.3.2#b'], (c) => (c.readyState = READY_STATE.OPEN)), fire },
          target: 'idle',
        },
      ],
    },
    task_p2: { step: ['#p2', '10.3.4.8#p7'], does: 'fire message, if OPEN or CLOSING', always: [fireIfOpenOrClosing, 'idle'] },
    task_p3: { step: '#p3', does: 'fire error, if OPEN or CLOSING', always: [fireIfOpenOrClosing, 'idle'] },
    task_p4: {
      step: '#p4',
      does: 'CLOSING',
      always: [
        {
          guard: {
            closingComesTooLate: (c) =>
              c.policies['api.closingTask.afterClosed'] === 'suppressed' && c.readyState === READY_STATE.CLOSED,
          },
          target: 'idle',
        },
        {
          actions: { letReadyStateBeClosingByTask: at(['#p4', '10.3.2#c'], (c) => (c.readyState = READY_STATE.CLOSING)) },
          target: 'idle',
        },
      ],
    },
    task_p5: {
      step: '#p5',
      does: 'CLOSED, fire close',
      entry: { letReadyStateBeClosed: at(['#p5', '10.3.2#d'], (c) => (c.readyState = READY_STATE.CLOSED)), fire },
      always: 'idle',
    },
  },
});

function queue(c: Feedback, task: Task): void {
  c.tasks = [...c.tasks, task];
}

import { expect, test } from 'vitest';
import type { MachineEvent } from '../index.js';
import { alone } from '../language/machine.js';
import { type Given, Trial } from '../testing.js';
import { websocketFeedback } from './feedback.js';

const machine = alone(websocketFeedback);
const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

const established = { type: 'ESTABLISHED' } as const;
const message = { type: 'MESSAGE_RECEIVED', data: 'hi' } as const;
const error = { type: 'ERROR_DETECTED' } as const;
const closingStarted = { type: 'CLOSING_STARTED' } as const;
const closed = { type: 'CLOSED', wasClean: false } as const;
const task = { type: 'TASK' } as const;

/** readyState and the events fired so far. */
function state(trial: Trial): unknown[] {
  const { readyState } = trial.variables as { readyState: number };
  return [readyState, ...trial.all('FIRE').map((effect) => effect.task.kind)];
}

function after(readyState: number, events: MachineEvent[], given: Given = {}): unknown[] {
  return state(new Trial(machine, { readyState, ...given }).tell(...events));
}

test.each<[string, MachineEvent, unknown]>([
  ['the connection is established', established, { kind: 'open' }],
  ['a message has been received', message, { kind: 'message', data: 'hi' }],
  ['an error has been detected', error, { kind: 'error' }],
  ['the closing handshake has started', closingStarted, { kind: 'closing' }],
  ['the connection is closed', closed, { kind: 'close', wasClean: false }],
])('when %s, a task is queued, and nothing else happens yet', (_, event, queued) => {
  const trial = new Trial(machine).tell(event);
  expect(trial.told).toEqual([{ type: 'QUEUE_TASK', task: queued }]);
  expect(state(trial)).toEqual([CONNECTING]);
});

test('10.3.2#b: the open task sets OPEN and fires open', () => {
  expect(after(CONNECTING, [established, task])).toEqual([OPEN, 'open']);
});

test.each([
  [CONNECTING, []],
  [OPEN, ['message', 'error']],
  [CLOSING, ['message', 'error']],
  [CLOSED, []],
])('in readyState %d, the tasks of message and error fire %j', (readyState, fired) => {
  expect(after(readyState, [message, error, task, task])).toEqual([readyState, ...fired]);
});

test('whether a message is fired depends on readyState when its task runs, not when it was queued', () => {
  expect(after(CONNECTING, [message, established, task, task])).toEqual([OPEN, 'open']);
  expect(after(CONNECTING, [established, message, task, task])).toEqual([OPEN, 'open', 'message']);
});

test('10.3.2#c: the closing task sets CLOSING and fires nothing', () => {
  expect(after(OPEN, [closingStarted, task])).toEqual([CLOSING]);
});

test.each([CONNECTING, OPEN, CLOSING])(
  '10.3.2#d: the close task sets CLOSED from readyState %d and fires close',
  (readyState) => {
    expect(after(readyState, [closed, task])).toEqual([CLOSED, 'close']);
  },
);

test.each([true, false])('the close event says whether the connection closed cleanly: %s', (wasClean) => {
  const trial = new Trial(machine).tell({ type: 'CLOSED', wasClean }, task);
  expect(trial.all('FIRE')).toEqual([{ type: 'FIRE', task: { kind: 'close', wasClean } }]);
});

test('tasks run in the order in which they were queued, one for each turn', () => {
  const trial = new Trial(machine).tell(established, message, closingStarted, { type: 'MESSAGE_RECEIVED', data: 'ho' }, closed);
  const states = [1, 2, 3, 4, 5].map(() => state(trial.tell(task)).at(0));
  expect(states).toEqual([OPEN, OPEN, CLOSING, CLOSING, CLOSED]);
  expect(trial.all('FIRE').map((effect) => effect.task)).toEqual([
    { kind: 'open' },
    { kind: 'message', data: 'hi' },
    { kind: 'message', data: 'ho' },
    { kind: 'close', wasClean: false },
  ]);
});

test('a turn without a task does nothing', () => {
  expect(after(CONNECTING, [task])).toEqual([CONNECTING]);
});

test('E27, by default: the open task after close() leaves CLOSING, and fires nothing', () => {
  expect(after(CLOSING, [established, task])).toEqual([CLOSING]);
  expect(after(CLOSING, [established, closingStarted, message, task, task, task])).toEqual([CLOSING, 'message']);
});

test('E27, by the letter: the open task after close() sets OPEN and fires open; the closing task then sets CLOSING', () => {
  const given = { policies: { 'api.openTask.afterClose': 'literal' } } as const;
  expect(after(CLOSING, [established, closingStarted, task], given)).toEqual([OPEN, 'open']);
  expect(after(CLOSING, [established, closingStarted, task, task], given)).toEqual([CLOSING, 'open']);
});

test('E28, by default: the closing task after the close leaves CLOSED', () => {
  expect(after(OPEN, [closed, closingStarted, task, task])).toEqual([CLOSED, 'close']);
});

test('E28, by the letter: the closing task after the close sets CLOSING for good', () => {
  const given = { policies: { 'api.closingTask.afterClosed': 'literal' } } as const;
  expect(after(OPEN, [closed, closingStarted, task, task], given)).toEqual([CLOSING, 'close']);
});

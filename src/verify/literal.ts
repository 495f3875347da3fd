/** The literal model, and the readings under which it is checked. */
import { readFileSync } from 'node:fs';
import type { Reading } from './properties.js';

/** A model's text with what it includes. */
export function modelText(name: string): string {
  const text = readFileSync(new URL(`model/${name}`, import.meta.url), 'utf8');
  return text.replace(/^#include "(.*)"$/gm, (_, included: string) => modelText(included));
}

const ATOMIC = { START: 'ATOMIC', SEND: 'ATOMIC', SERVING: 'ATOMIC', RECEIVE: 'ATOMIC' };
const SETTLED = { API_OPENTASK_AFTERCLOSE: 'SUPPRESSED', API_CLOSINGTASK_AFTERCLOSED: 'SUPPRESSED' };
const ANSWERS = { SERVER_ONCLIENTCLOSE: 'ACKANDWAIT' };
const LATE = { TIMERS: 'LATE' };

/** A reading in which nothing is as written, but for what `defines` says. */
function settled(id: string, sentence: string, defines: Reading['defines']): Reading {
  return { id, sentence, model: 'literal', defines: { ...ATOMIC, ...SETTLED, ...defines } };
}

export const literalReadings: readonly Reading[] = [
  {
    id: 'as-written',
    sentence: 'All steps as written. The server does not answer FF 00, and never decides to terminate.',
    model: 'literal',
    defines: {},
  },
  {
    id: 'as-written-terminating',
    sentence:
      'All steps as written. The server does not answer FF 00, may decide to terminate, and sends no messages. Timers are late.',
    model: 'literal',
    defines: { TERMINATES: 1, SERVES: 0, ...LATE },
  },
  settled('server-as-written', 'Only the steps of the server are apart. It may decide to terminate. The script sends nothing.', {
    SERVING: 'LITERAL',
    SENDS: 0,
    TERMINATES: 1,
  }),
  settled(
    'frame-against-closing',
    'Only C1 to C4 are steps apart, but a second run does not pass C1. The server answers FF 00.',
    { START: 'ONCE', ...ANSWERS },
  ),
  settled(
    'closing-against-closing',
    'Only C1 to C4 are steps apart. The script sends nothing. The server may decide to terminate.',
    { START: 'LITERAL', SENDS: 0, TERMINATES: 1 },
  ),
  settled(
    'atomic',
    'Starting, and sending a frame, are one step each. The server does not answer FF 00, and may decide to terminate.',
    { TERMINATES: 1 },
  ),
  settled('atomic-late', 'The same, and timers fire only when nothing else can happen.', { TERMINATES: 1, ...LATE }),
  settled('atomic-never-terminating', 'The server neither answers FF 00 nor decides to terminate.', {}),
  settled('atomic-unbounded', 'The server neither answers FF 00 nor decides to terminate, and nobody has a timer.', {
    TIMERS: 'NEVER',
  }),
  settled('unbounded', 'The same, and the steps to send a frame are as written.', { SEND: 'LITERAL', TIMERS: 'NEVER' }),
  settled('answering', 'The server answers FF 00 and leaves the close to the client. Timers are late.', { ...ANSWERS, ...LATE }),
  settled('answering-closing', 'The server answers FF 00 and closes at once. Timers are late.', {
    SERVER_ONCLIENTCLOSE: 'ACKANDCLOSE',
    ...LATE,
  }),
  settled('closing-only', 'The server closes on FF 00, without an answer.', { SERVER_ONCLIENTCLOSE: 'CLOSEONLY' }),
  settled('closing-whenever', 'The server answers FF 00, and may close TCP whenever it likes.', { ...ANSWERS, SERVER_CLOSES: 1 }),
  settled('answering-resets', 'The server answers FF 00; TCP may be reset at any time. Timers are late.', {
    ...ANSWERS,
    ...LATE,
    RESETS: 2,
  }),
  settled('receiving-apart', 'The same, and the receipt of a message is a step of its own.', {
    ...ANSWERS,
    ...LATE,
    RECEIVE: 'LITERAL',
    RESETS: 2,
  }),
  settled('tasks-as-written', 'The same, and the tasks of open and closing are as written.', {
    ...ANSWERS,
    ...LATE,
    RECEIVE: 'LITERAL',
    API_OPENTASK_AFTERCLOSE: 'LITERAL',
    API_CLOSINGTASK_AFTERCLOSED: 'LITERAL',
    RESETS: 2,
  }),
  settled(
    'noticing-at-once',
    'The server answers FF 00, and may decide to terminate. The client notices its close before it has read all. Timers are late.',
    { ...ANSWERS, ...LATE, TERMINATES: 1, CLIENT_CLOSE_NOTICE: 'ATONCE' },
  ),
];

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

function reading(id: string, sentence: string, defines: Reading['defines']): Reading {
  return { id, sentence, model: 'literal', defines };
}

export const literalReadings: readonly Reading[] = [
  reading('as-written', 'All steps as written. The server does not answer FF 00, and never decides to terminate.', {}),
  reading(
    'as-written-terminating',
    'All steps as written. The server does not answer FF 00, may decide to terminate, and sends no messages.',
    {
      TERMINATES: 1,
      SERVES: 0,
      TIMERS: 'LATE',
    },
  ),
  reading('server-as-written', 'Only the steps of the server are apart. It may decide to terminate. The script sends nothing.', {
    ...ATOMIC,
    ...SETTLED,
    SERVING: 'LITERAL',
    SENDS: 0,
    TERMINATES: 1,
  }),
  reading('frame-against-closing', 'Only FF and 00 of the client are sent apart. The closing handshake does not start twice.', {
    ...ATOMIC,
    ...SETTLED,
    ...ANSWERS,
    START: 'ONCE',
  }),
  reading('closing-against-closing', 'Only C1 to C4 are steps apart, and the script sends nothing.', {
    ...ATOMIC,
    ...SETTLED,
    START: 'LITERAL',
    SENDS: 0,
    TERMINATES: 1,
  }),
  reading(
    'atomic',
    'Starting, and sending a frame, are one step each. The server does not answer FF 00, and may decide to terminate.',
    {
      ...ATOMIC,
      ...SETTLED,
      TERMINATES: 1,
    },
  ),
  reading('atomic-never-terminating', 'The same, but the server never decides to terminate.', { ...ATOMIC, ...SETTLED }),
  reading('atomic-unbounded', 'The same, and nobody has a timer.', { ...ATOMIC, ...SETTLED, TIMERS: 'NEVER' }),
  reading('unbounded', 'Sending is as written, and nobody has a timer.', {
    ...ATOMIC,
    ...SETTLED,
    SEND: 'LITERAL',
    TIMERS: 'NEVER',
  }),
  reading(
    'answering',
    'The server answers FF 00 and leaves the close to the client. Timers fire only when nothing else can happen.',
    {
      ...ATOMIC,
      ...SETTLED,
      ...ANSWERS,
      TIMERS: 'LATE',
    },
  ),
  reading('answering-closing', 'The server answers FF 00 and closes at once.', {
    ...ATOMIC,
    ...SETTLED,
    SERVER_ONCLIENTCLOSE: 'ACKANDCLOSE',
    TIMERS: 'LATE',
  }),
  reading('closing-only', 'The server closes on FF 00, without an answer.', {
    ...ATOMIC,
    ...SETTLED,
    SERVER_ONCLIENTCLOSE: 'CLOSEONLY',
  }),
  reading('answering-resets', 'The server answers FF 00, and may close TCP whenever it likes; TCP may be reset at any time.', {
    ...ATOMIC,
    ...SETTLED,
    ...ANSWERS,
    SERVER_CLOSES: 1,
    RESETS: 2,
  }),
  reading(
    'tasks-as-written',
    'The tasks of open and closing, and the receipt of a message, are as written; TCP may be reset at any time.',
    {
      ...ATOMIC,
      ...ANSWERS,
      RECEIVE: 'LITERAL',
      RESETS: 2,
    },
  ),
  reading('receiving-apart', 'Only the receipt of a message is a step of its own; TCP may be reset at any time.', {
    ...ATOMIC,
    ...SETTLED,
    ...ANSWERS,
    RECEIVE: 'LITERAL',
    RESETS: 2,
  }),
  reading('terminating-late', 'The server may decide to terminate, and timers fire only when nothing else can happen.', {
    ...ATOMIC,
    ...SETTLED,
    TERMINATES: 1,
    TIMERS: 'LATE',
  }),
  reading('noticing-at-once', 'The client notices that the server has closed TCP before it has read all.', {
    ...ATOMIC,
    ...SETTLED,
    ...ANSWERS,
    TERMINATES: 1,
    CLIENT_CLOSE_NOTICE: 'ATONCE',
    TIMERS: 'LATE',
  }),
];

/** The readings under which the machines are checked: policies, timers, resets, and whether the server decides to terminate. */
import type { Reading } from './properties.js';

function reading(id: string, sentence: string, defines: Reading['defines'] = {}): Reading {
  return { id, sentence, model: 'machines', defines };
}

const LATE = { TIMERS: 'LATE' };

export const machineReadings: readonly Reading[] = [
  reading('defaults', 'The machines with the default policies. Either side may begin to close; timers fire at any time.'),
  reading('late-timers', 'The same, and timers fire only when nothing else can happen.', LATE),
  reading('resets', 'The defaults, and TCP may be reset at any time; one message from each side.', { RESETS: 2, MSGS: 1 }),
  reading(
    'stack-resets',
    'The defaults, and TCP is reset where a side closes with unread input, or is sent bytes after its close; one message from each side.',
    { RESETS: 1, MSGS: 1 },
  ),
  reading('no-timers', 'The defaults, and no timer ever fires.', { TIMERS: 'NEVER' }),
  reading('only-the-client-closes', 'The server never decides to terminate; timers fire only when nothing else can happen.', {
    TERMINATES: 0,
    ...LATE,
  }),
  reading('ack-and-close', 'The server acknowledges the FF 00 of the client and closes at once.', {
    SERVER_ONCLIENTCLOSE: 'ACKANDCLOSE',
    ...LATE,
  }),
  reading('close-only', 'The server closes when it reads FF 00, and acknowledges nothing; no timer ever fires.', {
    SERVER_ONCLIENTCLOSE: 'CLOSEONLY',
    TIMERS: 'NEVER',
  }),
  reading('no-answer', 'The server does nothing when it reads FF 00, and may decide to terminate.', {
    SERVER_ONCLIENTCLOSE: 'NOTHING',
    ...LATE,
  }),
  reading('no-answer-ever', 'The server does nothing when it reads FF 00, and never decides to terminate.', {
    SERVER_ONCLIENTCLOSE: 'NOTHING',
    TERMINATES: 0,
    ...LATE,
  }),
  reading('disconnecting', 'The server disconnects at a frame of another type than 00, which FF 00 is.', {
    SERVER_FRAME_UNKNOWNTYPE: 'DISCONNECT',
    ...LATE,
  }),
  reading('sending-on', 'A server that does not answer the FF 00 of the client goes on to send.', {
    SERVER_ONCLIENTCLOSE: 'NOTHING',
    SERVER_SENDAFTERCLIENTTERMINATED: 'CONTINUE',
    ...LATE,
  }),
  reading('answering-sending-on', 'A server that may send after the FF 00 of the client, but answers it.', {
    SERVER_SENDAFTERCLIENTTERMINATED: 'CONTINUE',
    ...LATE,
  }),
  reading('vanishing-client', 'The client may vanish, and no end of TCP tells the server; one message from each side.', {
    VANISHES: 1,
    MSGS: 1,
    ...LATE,
  }),
  reading('open-task-as-written', 'The task of open sets OPEN even after close().', {
    API_OPENTASK_AFTERCLOSE: 'LITERAL',
    ...LATE,
  }),
  reading(
    'closing-task-as-written',
    'The task of the closing handshake sets CLOSING even after the close; TCP may be reset at any time.',
    { API_CLOSINGTASK_AFTERCLOSED: 'LITERAL', RESETS: 2, MSGS: 1 },
  ),
];

/** Under which the opening handshakes are checked. */
export const turnReadings: readonly Reading[] = [
  {
    id: 'turns',
    sentence: 'Three connections of one user agent to one address, first come first served.',
    model: 'turns',
    defines: {},
  },
];

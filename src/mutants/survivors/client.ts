/** Mutants of the API, of URLs, and of the client once it is connected. */
import { BROKEN, CLOSED, CLOSES, ONCE, REPORT, type Survivors, UNREACHED } from './types.js';

export const survivorsOfTheClient: readonly Survivors[] = [
  {
    reason: ONCE,
    ids: [
      'websocketConstructor.step_1 URL_REFUSED[0] to idle',
      'websocketConstructor.step_2 always[0] to idle',
      'websocketConstructor.step_3 always[0] to idle',
      'websocketConstructor.step_6 always[0] removed',
      'websocketConstructor.step_6 always[0] to idle',
      'parseUrl.step_12 always[0] removed',
      'constructUrl.step_6 always[0] removed',
    ],
  },
  {
    reason: 'Step C1 starts no closing handshake that has started, or whose connection is closed.',
    ids: [
      'websocketClose.idle CLOSE_CALLED[2] guard constantly true',
      'clientDataFraming.step_3a_8_1 always[0] guard constantly true',
    ],
  },
  {
    reason: 'A task runs only if it was queued, so that the guard always holds.',
    ids: ['websocketFeedback.idle TASK[0] guard constantly true'],
  },
  {
    reason: 'A message and an error are fired alike, under the same condition.',
    ids: ['websocketFeedback.task always[1] to task_p3'],
  },
  {
    reason: UNREACHED,
    ids: [
      'websocketFeedback.task_p2 always[0] guard constantly true',
      'websocketFeedback.task_p2 always[1] removed',
      'websocketFeedback.task_p2 always[1] to task_p2',
      'websocketFeedback.task_p2 always[1] to task_p3',
      'websocketFeedback.task_p2 always[1] to task',
      'websocketFeedback.task_p3 always[0] guard constantly true',
      'websocketFeedback.task_p3 always[1] removed',
      'websocketFeedback.task_p3 always[1] to task_p3',
      'websocketFeedback.task_p3 always[1] to task_p4',
      'websocketFeedback.task_p3 always[1] to task',
      'websocketFeedback.task_p4 always[0] guard constantly false',
      'websocketFeedback.task_p4 always[0] to task_p4',
      'websocketFeedback.task_p4 always[0] to task_p5',
      'websocketFeedback.task_p4 always[0] to task',
      'parseUrl.step_10 always[0] guard constantly false',
      'parseUrl.step_10 always[0] to idle',
      'parseUrl.step_10 always[0] to step_10',
      'parseUrl.step_10 always[0] to step_12',
      'parseUrl.step_10 always[0] without letResourceNameBeASlash',
      'clientDataFraming.step_3a_8_2 CLOSING_STARTED[0] removed',
      'clientDataFraming.step_3a_8_2 CLOSING_STARTED[0] to idle',
      'clientDataFraming.step_3a_8_2 CLOSING_STARTED[0] to aborted',
      'clientDataFraming.step_3a_8_2 CLOSING_STARTED[0] to step_3a_8_2',
      'clientDataFraming.step_3a_8_2 CLOSING_STARTED[0] to step_3a_8_4',
      'clientSendData.idle SEND_DATA[0] guard constantly true',
      'clientSendData.idle SEND_DATA[1] to step_B1',
    ],
  },
  {
    reason: 'The close task is the last, so nobody notices where the algorithm stays.',
    ids: ['websocketFeedback.task_p5 always[0] removed'],
  },
  {
    reason: 'The constructor has put the URL into the same variable already.',
    ids: ['parseUrl.idle PARSE_URL[0] without takeUrl'],
  },
  {
    reason: 'The constructor has thrown and hears no more, so nobody sees what else is parsed.',
    ids: ['parseUrl.step_3 always[0] to step_4', 'parseUrl.step_4 always[0] to step_5'],
  },
  {
    reason: 'Every ws: and wss: URL has a path, so that step 10 has nothing to do.',
    ids: ['parseUrl.step_9 always[0] to step_11'],
  },
  {
    reason: 'What it empties is empty: nothing has been put there yet on this connection, or all of it has been sent.',
    ids: ['constructUrl.idle CONSTRUCT_URL[0] to step_2', 'constructUrl.step_1 entry without letConstructedBeEmpty'],
  },
  {
    reason: CLOSED,
    ids: [
      'clientDataFraming.* CLOSED[0] removed',
      'clientDataFraming.* CLOSED[0] to idle',
      'clientClosingHandshake.step_C5 CLOSED[0] removed',
      'clientClosingHandshake.step_C5 CLOSED[0] to idle',
      'clientClosingHandshake.step_C5 CLOSED[0] to step_C5',
      'clientClosingHandshake.step_C6 always[0] guard constantly false',
      'clientClosingHandshake.step_C6 always[0] to step_C1',
      'clientClosingHandshake.step_C6 always[1] to step_C1',
      'clientClosure.close always[0] removed',
    ],
  },
  {
    reason: CLOSES,
    ids: [
      'clientDataFraming.step_3a_4 always[0] to idle',
      'clientDataFraming.step_3a_4 always[0] to step_3a_5',
      'clientDataFraming.step_3a_4 always[1] to idle',
      'clientDataFraming.step_3a_8_3 always[0] removed',
      'clientDataFraming.step_3a_8_3 always[0] to idle',
      'clientDataFraming.step_3a_8_3 always[0] to aborted',
      'clientDataFraming.step_3a_8_3 always[0] to step_3b_1',
      'clientDataFraming.step_3a_8_4 always[0] removed',
      'clientDataFraming.step_3a_8_4 always[0] to idle',
      'clientDataFraming.step_3a_8_4 always[0] to step_3b_1',
      'clientDataFraming.step_3b_3 always[1] to idle',
    ],
  },
  {
    reason: 'That step does nothing but lead on.',
    ids: ['clientDataFraming.step_3a_6 always[0] to step_3a_8'],
  },
  {
    reason:
      'The closing handshake starts in one piece (policy client.closing.atomic) before anything else is heard, so there is nothing to wait for.',
    ids: [
      'clientDataFraming.step_3a_8_1 always[0] to step_3a_8_3',
      'clientDataFraming.step_3a_8_1 always[1] to step_3a_8_3',
      'clientDataFraming.step_3a_8_2 always[0] guard constantly true',
    ],
  },
  {
    reason: 'A frame of type 00 has no error, so that step 4 leads on.',
    ids: ['clientDataFraming.step_3b_5 always[0] to step_5'],
  },
  {
    reason: BROKEN,
    ids: [
      'clientSendData.* SEND_FAILED[0] guard negated',
      'clientSendData.* SEND_FAILED[0] guard constantly true',
      'clientSendData.* SEND_FAILED[0] guard constantly false',
      'clientSendData.* SEND_FAILED[0] without fail',
    ],
  },
  {
    reason: REPORT,
    ids: [
      'clientClosure.open FAIL[0] to close',
      'clientClosure.open CLOSE_CONNECTION[0] to fail',
      'clientClosure.open TCP_CLOSED[0] to fail',
      'clientClosure.fail entry without report',
    ],
  },
  {
    reason: 'Until it is established, the step of the opening handshake that is waiting fails as well when TCP closes.',
    ids: ['clientClosure.open TCP_CLOSED[0] guard constantly true'],
  },
];

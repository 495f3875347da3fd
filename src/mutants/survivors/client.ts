/** Mutants of the API, of URLs, and of the client once it is connected. */
import { CLOSED, CLOSES, ONCE, type Survivors } from './types.js';

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
    reason: 'Step C1 of the closing handshake asks once more whether it has started, and does nothing then.',
    ids: [
      'websocketClose.idle CLOSE_CALLED[2] guard constantly true',
      'clientDataFraming.step_3a_8_1 always[0] guard constantly true',
    ],
  },
  {
    reason: 'A message and an error are fired alike, under the same condition.',
    ids: ['websocketFeedback.task always[1] to task_p3'],
  },
  {
    reason: 'The constructor has put the URL into the same variable already.',
    ids: ['parseUrl.idle PARSE_URL[0] without takeUrl'],
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
      'clientDataFraming.* CLOSED[0] to idle',
      'clientClosingHandshake.step_C4 always[0] to idle',
      'clientClosingHandshake.step_C5 CLOSED[0] removed',
      'clientClosingHandshake.step_C5 CLOSED[0] to idle',
      'clientClosingHandshake.step_C6 always[0] to step_C1',
      'clientClosingHandshake.step_C6 always[1] to step_C1',
      'clientClosure.close always[0] removed',
    ],
  },
  {
    reason: CLOSES,
    ids: [
      'clientDataFraming.step_3a_4 always[0] to step_3a_5',
      'clientDataFraming.step_3a_8_3 always[0] removed',
      'clientDataFraming.step_3a_8_3 always[0] to idle',
      'clientDataFraming.step_3a_8_3 always[0] to aborted',
      'clientDataFraming.step_3a_8_3 always[0] to step_3b_1',
      'clientDataFraming.step_3a_8_4 always[0] removed',
      'clientDataFraming.step_3a_8_4 always[0] to idle',
      'clientDataFraming.step_3a_8_4 always[0] to step_3b_1',
    ],
  },
  { reason: 'That step does nothing but lead on.', ids: ['clientDataFraming.step_3a_6 always[0] to step_3a_8'] },
  {
    reason:
      'The closing handshake starts in one piece (policy client.closing.atomic) before anything else is heard, so there is nothing to wait for.',
    ids: ['clientDataFraming.step_3a_8_1 always[1] to step_3a_8_3'],
  },
  {
    reason: 'A frame of type 00 has no error, so that step 4 leads on.',
    ids: ['clientDataFraming.step_3b_5 always[0] to step_5'],
  },
];

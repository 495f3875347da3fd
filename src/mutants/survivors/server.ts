/** Mutants of the server. */
import { CLOSED, CLOSES, type Survivors } from './types.js';

export const survivorsOfTheServer: readonly Survivors[] = [
  {
    reason: CLOSED,
    ids: [
      'serverReadingHandshake.* CLOSED[0] to idle',
      'serverDataFraming.* CLOSED[0] to idle',
      'serverTerminating.* CLOSED[0] to idle',
      'serverClosure.close always[0] removed',
    ],
  },
  {
    reason: CLOSES,
    ids: [
      'serverReadingHandshake.behindCR BYTE[1] to step_5',
      'serverReadingHandshake.step_5 BYTE[2] to step_5',
      'serverReadingHandshake.fieldUtf8 always[0] to fieldLimits',
      'serverReadingHandshake.step_e always[0] to step_f',
      'serverDataFraming.step_2 always[0] to step_3',
      'serverDataFraming.step_3_B4 always[0] to step_3_B5',
      'serverTerminating.step_C3 always[0] removed',
    ],
  },
  {
    reason: 'Reading is over with the eighth byte: whatever is read later counts no more towards key3, which has been used.',
    ids: ['serverReadingHandshake.step_6 BYTE[0] to idle'],
  },
  { reason: 'That step does nothing but lead on.', ids: ['serverDataFraming.step_3_B6 always[0] to step_3_B8'] },
  {
    reason: 'Bytes after the closing frame are discarded, and no state that is not reading does anything else with them.',
    ids: [
      'serverDataFraming.step_3_B8 always[0] to idle',
      'serverDataFraming.step_3_B8 always[0] to aborted',
      'serverDataFraming.discarding BYTE[0] to idle',
      'serverDataFraming.discarding BYTE[0] to aborted',
    ],
  },
];

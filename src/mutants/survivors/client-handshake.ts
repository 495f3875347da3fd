/** Mutants of the client's opening handshake. */
import { CLOSES, type Survivors } from './types.js';

export const survivorsOfTheHandshake: readonly Survivors[] = [
  {
    reason: 'Both states ask for TCP in the same way: whether there is a proxy is in the variables.',
    ids: [
      'clientOpeningHandshake.step_1 TURN[0] to proxy',
      'clientOpeningHandshake.step_2 always[0] guard negated',
      'clientOpeningHandshake.step_2 always[0] guard constantly true',
      'clientOpeningHandshake.step_2 always[0] guard constantly false',
      'clientOpeningHandshake.step_2 always[0] to step_2p2',
      'clientOpeningHandshake.step_2 always[1] to proxy',
      'clientOpeningHandshake.step_31p2 always[1] to proxy',
    ],
  },
  {
    reason: CLOSES,
    ids: [
      'clientOpeningHandshake.step_37 TCP_CLOSED[0] to step_38',
      'clientOpeningHandshake.step_37 HANDSHAKE_TIMEOUT[0] to step_38',
      'clientOpeningHandshake.step_37 BYTE[1] to step_38',
      'clientOpeningHandshake.step_38 always[0] to step_39',
      'clientOpeningHandshake.step_38 always[1] to step_39',
      'clientOpeningHandshake.step_44 TCP_CLOSED[0] to step_44',
      'clientOpeningHandshake.step_44 HANDSHAKE_TIMEOUT[0] to step_44',
    ],
  },
  {
    reason: 'What it empties is empty: nothing has been put there yet on this connection, or all of it has been sent.',
    ids: [
      'clientOpeningHandshake.step_5 always[0] to step_7',
      'clientOpeningHandshake.step_32 always[0] to step_34',
      'clientOpeningHandshake.step_6 entry without letFieldsBeEmpty',
      'clientOpeningHandshake.step_32 entry without letEntriesBeEmpty',
      'clientOpeningHandshake.step_44 entry without letReplyBeEmpty',
    ],
  },
  {
    reason: 'Two spaces and CRLF in fewer than seven bytes leave fewer than three for the code, so that step 30 fails alike.',
    ids: ['clientOpeningHandshake.step_28p2 always[0] guard constantly false'],
  },
  {
    reason: 'Where there are no cookies, adding them adds nothing.',
    ids: ['clientOpeningHandshake.step_15 always[0] guard constantly true'],
  },
];

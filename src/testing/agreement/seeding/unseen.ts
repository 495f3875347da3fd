/**
 * Faults that no test case tells from the sound code, and why, by file; and functions that no test case goes through. The
 * numbers are those of the generated functions: who compiles anew finds them in what the test says.
 */
export type Reasoned = readonly (readonly [why: string, faults: readonly string[]])[];

export const UNSEEN: Readonly<Record<string, Reasoned>> = {
  'server.ts': [
    [
      'With the flag and by the event that is told, the same comes of it.',
      ['then_78: if (serverTerminating_flagIsSet(c, t)) { => if (!serverTerminating_flagIsSet(c, t)) {'],
    ],
    [
      'In reach, and not met: these test cases have no such value in this configuration.',
      ['then_50: m.say(s4); => ', 'then_50: m.say(s5); => ', 'then_50: m.say(s9); => '],
    ],
    [
      'A server that waits in step C2 has no flag set: with it, it would have gone on. So the flag says no.',
      [
        'then_50: if (serverTerminating_flagIsSet(c, s1)) { => if (!serverTerminating_flagIsSet(c, s1)) {',
        'then_50: m.say(s6); => ',
        'then_50: m.say(s7); => ',
        "then_50: m.say(serverClosure_report(c, s6, '10.3.4.5.2#p1')); => ",
        "then_50: m.say(serverClosure_closeTcp(c, s6, '10.3.4.5.3#p1')); => ",
        'then_50: serverClosure_letConnectionBeClosed(c, s6); => ',
        'then_50: m.say(s8); => ',
        "then_50: m.say(serverSendingHandshake_sendStatusLine(c, s1, '10.3.4.4.2#10')); => ",
        'then_50: m.say(s10); => ',
        "then_50: m.say(serverSendingHandshake_sendUpgrade(c, s1, '10.3.4.4.2#11')); => ",
        "then_50: m.say(serverSendingHandshake_sendConnection(c, s1, '10.3.4.4.2#11')); => ",
        "then_50: m.say(serverSendingHandshake_sendLocation(c, s1, '10.3.4.4.2#11')); => ",
        "then_50: m.say(serverSendingHandshake_sendOrigin(c, s1, '10.3.4.4.2#11')); => ",
        'then_50: serverSendingHandshake_letChallengeOfParts(c, s1); => ',
        'then_50: m.say(s11); => ',
        'then_50: serverSendingHandshake_letResponse(c, s1); => ',
        'then_50: if (serverSendingHandshake_fieldsGoFirst(c, s1)) { => if (!serverSendingHandshake_fieldsGoFirst(c, s1)) {',
        "then_50: m.say(serverSendingHandshake_sendStatusLine(c, s1, '10.3.4.4.2#10')); => ",
        "then_50: m.say(serverSendingHandshake_sendUpgrade(c, s1, '10.3.4.4.2#11')); => ",
        "then_50: m.say(serverSendingHandshake_sendConnection(c, s1, '10.3.4.4.2#11')); => ",
        "then_50: m.say(serverSendingHandshake_sendLocation(c, s1, '10.3.4.4.2#11')); => ",
        "then_50: m.say(serverSendingHandshake_sendOrigin(c, s1, '10.3.4.4.2#11')); => ",
      ],
    ],
  ],
  'client.ts': [
    [
      'It is asked where the closing handshake has just been found not to have started, and says no; or where it has just started, and says yes.',
      [
        'START_CLOSING_141: m.clientClosingHandshake = 0; => m.clientClosingHandshake = (0 + 1) % 2;',
        'then_145: if (clientClosingHandshake_isClosed(c, t)) { => if (!clientClosingHandshake_isClosed(c, t)) {',
        'then_145: if (clientClosingHandshake_isClosed(c, t)) { => if (!clientClosingHandshake_isClosed(c, t)) {',
        'then_145: clientDataFraming_finishClosing(c, q1); => ',
        'then_145: m.say(s4); => ',
        "then_145: m.say(clientClosingHandshake_startClosingTimer(c, t, '10.3.4.3.2#C5')); => ",
        'then_145: clientDataFraming_finishClosing(c, q1); => ',
        'then_145: m.say(s7); => ',
      ],
    ],
    [
      'Both branches tell the same effect: what differs is the item that it is told for.',
      [
        'then_21: if (clientOpeningHandshake_proxyIsConfigured(c, t)) { => if (!clientOpeningHandshake_proxyIsConfigured(c, t)) {',
      ],
    ],
    ['In reach, and not met: these test cases have no such value in this configuration.', ['loop_93: m.say(s2); => ']],
    ['It is asked where the connection has just been closed, and says yes.', ['then_18: m.say(s1); => ']],
  ],
  'web-socket.ts': [
    [
      'The variable is set to the same URL right before.',
      ['CONSTRUCT_0: parseUrl_takeUrl(c, s1); => ', 'CONSTRUCT_349: parseUrl_takeUrl(c, s1); => '],
    ],
    ['In reach, and not met: these test cases have no such value in this configuration.', ['CONSTRUCT_349: m.say(s3); => ']],
    [
      'It is asked where the closing handshake has just been found not to have started, and says no; or where it has just started, and says yes.',
      [
        'CLOSE_CALLED_64: m.clientClosingHandshake = 0; => m.clientClosingHandshake = (0 + 1) % 2;',
        'CLOSE_CALLED_35: m.clientClosingHandshake = 0; => m.clientClosingHandshake = (0 + 1) % 2;',
        'CLOSE_CALLED_280: m.clientClosingHandshake = 0; => m.clientClosingHandshake = (0 + 1) % 2;',
        'then_216: m.clientClosingHandshake = 0; => m.clientClosingHandshake = (0 + 1) % 2;',
        'then_220: if (clientClosingHandshake_isClosed(c, t)) { => if (!clientClosingHandshake_isClosed(c, t)) {',
        'then_220: if (clientClosingHandshake_isClosed(c, t)) { => if (!clientClosingHandshake_isClosed(c, t)) {',
        'then_220: websocketFeedback_queueClosingTask(c, q1); => ',
        "then_220: m.say(websocketFeedback_tellQueued(c, q1, '10.3.3#p4')); => ",
        'then_220: clientDataFraming_finishClosing(c, q1); => ',
        'then_220: m.say(s4); => ',
        "then_220: m.say(clientClosingHandshake_startClosingTimer(c, t, '10.3.4.3.2#C5')); => ",
        'then_220: websocketFeedback_queueClosingTask(c, q1); => ',
        "then_220: m.say(websocketFeedback_tellQueued(c, q1, '10.3.3#p4')); => ",
        'then_220: clientDataFraming_finishClosing(c, q1); => ',
        'then_220: m.say(s7); => ',
      ],
    ],
    [
      'What parses URLs gives no empty path.',
      ['then_10: parseUrl_letResourceNameBeASlash(c, t); => ', 'then_359: parseUrl_letResourceNameBeASlash(c, t); => '],
    ],
    [
      'It is asked where send() has just found that data can be sent, and says yes.',
      ['then_30: m.clientSendData = 0; => m.clientSendData = (0 + 1) % 2;'],
    ],
    [
      'Both branches tell the same effect: what differs is the item that it is told for.',
      [
        'then_82: if (clientOpeningHandshake_proxyIsConfigured(c, t)) { => if (!clientOpeningHandshake_proxyIsConfigured(c, t)) {',
      ],
    ],
    ['It is asked where the connection has just been closed, and says yes.', ['then_335: m.say(s1); => ']],
    [
      'It is asked where there has just been an error, and says yes.',
      ['then_189: m.clientDataFraming = 2; => m.clientDataFraming = (2 + 1) % 2;'],
    ],
  ],
};

/** Such as the compiler, which asks no guard, has to provide for: no variables have been found with which a machine comes there. */
export const UNREACHED: Readonly<Record<string, readonly string[]>> = {
  'server.ts': [
    'BYTE_102',
    'BYTE_103',
    'BYTE_107',
    'BYTE_108',
    'BYTE_161',
    'BYTE_162',
    'BYTE_167',
    'then_109',
    'then_163',
    'then_88',
    'then_92',
    'then_90',
    'then_91',
  ],
  'client.ts': [],
  'web-socket.ts': ['CONSTRUCT_369', 'CLOSE_CALLED_214', 'TLS_FAILED_345', 'TCP_CLOSED_346', 'then_379', 'then_381', 'then_382'],
};

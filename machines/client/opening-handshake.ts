/**
 * The client's opening handshake: 10.3.4.3.1, all 46 steps.
 *
 * Told: ESTABLISH, TURN, TCP_OPENED or TCP_FAILED, TLS_OPENED or TLS_FAILED,
 * then BYTE for each byte of the server, TCP_CLOSED, STATUS_LINE_TIMEOUT,
 * HANDSHAKE_TIMEOUT, URL_CONSTRUCTED, and CLOSED when something else closed the connection.
 * Tells: AWAIT_TURN, OPEN_TCP, START_TLS, SEND, START_TIMER, STOP_TIMER,
 * CONSTRUCT_URL, SET_COOKIE, CLOSE_TCP before a retry, FAIL, ESTABLISHED.
 *
 * Modelled where the text leaves it open: a step that waits is a state with
 * events, a step that computes is left through `always`. Entries that decide on
 * one byte are transitions (34a); entries that run steps are states (41a). The
 * loops of steps 24 and 41 take one string or entry at a time. What is random
 * is drawn from the seed in the context. Step 41d calls an algorithm, so it
 * asks by CONSTRUCT_URL and waits for the answer, which comes at once. The
 * fields of a 407 that may be answered are read by steps 32 to 40, and then
 * step 31p2 goes on (policy client.proxy.auth). Time and
 * size of what follows the status line have limits of their own (policies
 * client.handshake.lateTimeout and client.handshake.limits).
 */

import { oldFail as fail } from '../connection.js';
import { algorithm } from '../language/definition.js';
import * as does from './opening-handshake.actions.js';
import { type Handshake, handshake } from './opening-handshake.context.js';
import * as is from './opening-handshake.guards.js';

export const clientOpeningHandshake = algorithm<Handshake>()({
  id: 'clientOpeningHandshake',
  section: '10.3.4.3.1',
  title: 'Client: opening handshake',
  context: handshake,
  initial: 'idle',
  on: { CLOSED: { step: '10.3.4.5.3#p1', target: 'over' } },
  states: {
    idle: {
      step: '10.3.4.3.1#p1',
      does: 'wait to be asked for a connection',
      on: {
        ESTABLISH: [
          { guard: 'inputsAreSound', target: 'step_1' },
          { actions: 'fail', target: 'over' },
        ],
      },
    },
    step_1: {
      step: '10.3.4.3.1#1',
      does: 'wait while another connection to this address is connecting',
      entry: 'awaitTurn',
      on: { TURN: { actions: 'takeConfiguration', target: 'step_2' } },
    },
    step_2: {
      step: '10.3.4.3.1#2',
      does: 'connect, by a proxy if one is configured',
      always: [
        { guard: 'proxyIsConfigured', target: 'step_2_proxy' },
        { step: '10.3.4.3.1#2p2', target: 'step_2p2' },
      ],
    },
    step_2_proxy: {
      step: ['10.3.4.3.1#2', '10.3.4.3.1#2p3'],
      does: 'ask the proxy for a TCP connection',
      entry: 'openTcp',
      always: { target: 'step_3' },
    },
    step_2p2: { step: '10.3.4.3.1#2p2', does: 'open a TCP connection', entry: 'openTcp', always: { target: 'step_3' } },
    step_3: {
      step: '10.3.4.3.1#3',
      does: 'could it be opened?',
      on: {
        TCP_OPENED: { actions: 'takeCookies', target: 'step_4' },
        TCP_FAILED: { step: ['10.3.4.3.1#3', '10.3.4.5.1#bullet3'], actions: 'fail', target: 'over' },
      },
    },
    step_4: {
      step: '10.3.4.3.1#4',
      does: 'is TLS wanted?',
      always: [{ guard: 'isSecure', target: 'step_4_tls' }, { target: 'step_5' }],
    },
    step_4_tls: {
      step: ['10.3.4.3.1#4', '10.3.4.3.1#4p2'],
      does: 'TLS handshake, with Server Name Indication',
      entry: 'startTls',
      on: {
        TLS_OPENED: { target: 'step_5' },
        TLS_FAILED: { actions: 'fail', target: 'over' },
        TCP_CLOSED: { actions: 'fail', target: 'over' },
      },
    },
    step_5: {
      step: ['10.3.4.3.1#5', '10.3.4.3.1#5p2', '10.3.4.3.1#5p3'],
      does: 'send the request line',
      entry: ['sendGet', 'sendResourceName', 'sendHttpVersion'],
      always: { target: 'step_6' },
    },
    step_6: { step: '10.3.4.3.1#6', does: 'fields: none yet', entry: 'letFieldsBeEmpty', always: { target: 'step_7' } },
    step_7: { step: '10.3.4.3.1#7', does: 'add Upgrade', entry: 'addUpgrade', always: { target: 'step_8' } },
    step_8: { step: '10.3.4.3.1#8', does: 'add Connection', entry: 'addConnection', always: { target: 'step_9' } },
    step_9: {
      step: '10.3.4.3.1#9',
      does: 'hostport: empty',
      entry: 'letHostportBeEmpty',
      always: { target: 'step_10' },
    },
    step_10: { step: '10.3.4.3.1#10', does: 'hostport: the host', entry: 'appendHost', always: { target: 'step_11' } },
    step_11: {
      step: '10.3.4.3.1#11',
      does: 'hostport: the port, unless it is the default',
      always: [{ guard: 'portIsNotTheDefault', actions: 'appendPort', target: 'step_12' }, { target: 'step_12' }],
    },
    step_12: { step: '10.3.4.3.1#12', does: 'add Host', entry: 'addHost', always: { target: 'step_13' } },
    step_13: { step: '10.3.4.3.1#13', does: 'add Origin', entry: 'addOrigin', always: { target: 'step_14' } },
    step_14: {
      step: '10.3.4.3.1#14',
      does: 'add Sec-WebSocket-Protocol, if there is a protocol',
      always: [
        { guard: 'thereIsNoProtocol', target: 'step_15' },
        { step: '10.3.4.3.1#14p2', actions: 'addProtocol', target: 'step_15' },
      ],
    },
    step_15: {
      step: '10.3.4.3.1#15',
      does: 'add the cookies, if there are any',
      always: [
        { step: '10.3.4.3.1#15p2', guard: 'thereAreCookies', actions: 'addCookies', target: 'step_16' },
        { target: 'step_16' },
      ],
    },
    step_16: {
      step: ['10.3.4.3.1#16', '10.3.4.3.1#16p2'],
      does: 'draw how many spaces',
      entry: ['letSpaces1BeRandom', 'letSpaces2BeRandom'],
      always: { target: 'step_17' },
    },
    step_17: {
      step: ['10.3.4.3.1#17', '10.3.4.3.1#17p2'],
      does: 'the largest numbers that fit',
      entry: ['letMax1', 'letMax2'],
      always: { target: 'step_18' },
    },
    step_18: {
      step: ['10.3.4.3.1#18', '10.3.4.3.1#18p2'],
      does: 'draw the numbers',
      entry: ['letNumber1BeRandom', 'letNumber2BeRandom'],
      always: { target: 'step_19' },
    },
    step_19: {
      step: ['10.3.4.3.1#19', '10.3.4.3.1#19p2'],
      does: 'multiply',
      entry: ['letProduct1', 'letProduct2'],
      always: { target: 'step_20' },
    },
    step_20: {
      step: ['10.3.4.3.1#20', '10.3.4.3.1#20p2'],
      does: 'the keys begin as the products in base ten',
      entry: ['letKey1BeProduct1', 'letKey2BeProduct2'],
      always: { target: 'step_21' },
    },
    step_21: {
      step: ['10.3.4.3.1#21', '10.3.4.3.1#21p2'],
      does: 'insert the spaces',
      entry: ['insertSpacesIntoKey1', 'insertSpacesIntoKey2'],
      always: { target: 'step_22' },
    },
    step_22: {
      step: ['10.3.4.3.1#22', '10.3.4.3.1#22p2'],
      does: 'insert other characters',
      entry: ['insertCharactersIntoKey1', 'insertCharactersIntoKey2'],
      always: [{ guard: 'aSpaceIsAtAnEdge', target: 'step_20' }, { target: 'step_23' }],
    },
    step_23: {
      step: ['10.3.4.3.1#23', '10.3.4.3.1#23p2'],
      does: 'add the keys',
      entry: ['addKey1', 'addKey2', 'addAuthorization'],
      always: { target: 'step_24' },
    },
    step_24: {
      step: '10.3.4.3.1#24',
      does: 'send the fields in random order',
      always: [{ guard: 'fieldsAreLeft', actions: ['pickField', 'sendField'], target: 'step_24' }, { target: 'step_25' }],
    },
    step_25: { step: '10.3.4.3.1#25', does: 'send CRLF', entry: 'sendCrlf', always: { target: 'step_26' } },
    step_26: { step: '10.3.4.3.1#26', does: 'draw key3', entry: 'letKey3BeRandom', always: { target: 'step_27' } },
    step_27: { step: '10.3.4.3.1#27', does: 'send key3', entry: 'sendKey3', always: { target: 'step_28' } },
    step_28: {
      step: '10.3.4.3.1#28',
      does: 'read the status line',
      entry: ['letFieldBeEmpty', 'startStatusLineTimer'],
      exit: 'stopStatusLineTimer',
      on: {
        BYTE: [
          { step: '10.3.4.3.2#p2', guard: 'statusLineIsTooLong', actions: 'fail', target: 'over' },
          { guard: 'byteIsLF', actions: 'appendToField', target: 'step_28p2' },
          { actions: 'appendToField' },
        ],
        TCP_CLOSED: { target: 'step_28p2' },
        STATUS_LINE_TIMEOUT: { step: '10.3.4.3.1#28p3', actions: 'fail', target: 'over' },
      },
    },
    step_28p2: {
      step: '10.3.4.3.1#28p2',
      does: 'seven bytes, CRLF, two spaces?',
      always: [
        { guard: 'fieldIsShorterThanSevenBytes', actions: 'fail', target: 'over' },
        { guard: 'fieldDoesNotEndInCRLF', actions: 'fail', target: 'over' },
        { guard: 'fieldHasFewerThanTwoSpaces', actions: 'fail', target: 'over' },
        { target: 'step_29' },
      ],
    },
    step_29: {
      step: '10.3.4.3.1#29',
      does: 'code: between the first two spaces',
      entry: 'letCode',
      always: { target: 'step_30' },
    },
    step_30: {
      step: '10.3.4.3.1#30',
      does: 'three digits?',
      always: [{ guard: 'codeIsNotThreeDigits', actions: 'fail', target: 'over' }, { target: 'step_31' }],
    },
    step_31: {
      step: '10.3.4.3.1#31',
      does: '101, 407, or something else?',
      always: [
        { guard: 'codeIs101', target: 'step_32' },
        { step: '10.3.4.3.1#31p2', guard: 'codeIs407AndCredentialsAreAtHand', target: 'step_32' },
        { step: '10.3.4.3.1#31p2', guard: 'codeIs407', actions: 'fail', target: 'over' },
        { step: '10.3.4.3.1#31p3', actions: 'fail', target: 'over' },
      ],
    },
    step_31p2: {
      step: '10.3.4.3.1#31p2',
      does: 'close, and connect again with credentials, if Basic is offered',
      always: [
        { guard: 'basicIsNotOffered', actions: 'fail', target: 'over' },
        { actions: ['stopHandshakeTimer', 'closeTcp', 'useCredentials'], target: 'step_2' },
      ],
    },
    step_32: {
      step: '10.3.4.3.1#32',
      does: 'entries: none yet',
      entry: ['letEntriesBeEmpty', 'startHandshakeTimer'],
      always: { target: 'step_33' },
    },
    step_33: {
      step: '10.3.4.3.1#33',
      does: 'name and value: empty',
      entry: 'letNameAndValueBeEmpty',
      always: { target: 'step_34' },
    },
    step_34: {
      step: ['10.3.4.3.1#34', '10.3.4.3.1#34p3'],
      does: 'read a byte of a name',
      on: {
        TCP_CLOSED: { step: '10.3.4.3.1#34p2', actions: 'fail', target: 'over' },
        HANDSHAKE_TIMEOUT: { step: '10.3.4.5.1#p2', actions: 'fail', target: 'over' },
        BYTE: [
          { step: '10.3.4.3.1#34a', guard: 'byteIsCRAndNameIsEmpty', target: 'step_40' },
          { step: '10.3.4.3.1#34a', guard: 'byteIsCR', actions: 'fail', target: 'over' },
          { step: '10.3.4.3.1#34b', guard: 'byteIsLF', actions: 'fail', target: 'over' },
          { step: '10.3.4.3.1#34c', guard: 'byteIsColon', target: 'step_35' },
          { step: '10.3.4.3.2#p2', guard: 'nameIsTooLong', actions: 'fail', target: 'over' },
          { step: '10.3.4.3.1#34d', guard: 'byteIsCapital', actions: 'appendLowercaseToName' },
          { step: '10.3.4.3.1#34e', actions: 'appendToName' },
        ],
      },
    },
    step_35: {
      step: ['10.3.4.3.1#35', '10.3.4.3.1#35p3'],
      does: 'read the byte behind the colon',
      on: {
        TCP_CLOSED: { step: '10.3.4.3.1#35p2', actions: 'fail', target: 'over' },
        HANDSHAKE_TIMEOUT: { step: '10.3.4.5.1#p2', actions: 'fail', target: 'over' },
        BYTE: [
          { step: '10.3.4.3.1#35a', guard: 'byteIsSpace', target: 'step_36' },
          { step: '10.3.4.3.1#35b', guard: 'byteIsCRAndMovesToLF', target: 'step_37' },
          { step: '10.3.4.3.1#35b', guard: 'byteIsCR', target: 'step_36' },
          { step: ['10.3.4.3.1#35b', '10.3.4.3.1#36b'], guard: 'byteIsLF', actions: 'fail', target: 'over' },
          { step: ['10.3.4.3.1#35b', '10.3.4.3.1#36c'], actions: 'appendToValue', target: 'step_36' },
        ],
      },
    },
    step_36: {
      step: ['10.3.4.3.1#36', '10.3.4.3.1#36p3'],
      does: 'read a byte of a value',
      on: {
        TCP_CLOSED: { step: '10.3.4.3.1#36p2', actions: 'fail', target: 'over' },
        HANDSHAKE_TIMEOUT: { step: '10.3.4.5.1#p2', actions: 'fail', target: 'over' },
        BYTE: [
          { step: '10.3.4.3.1#36a', guard: 'byteIsCR', target: 'step_37' },
          { step: '10.3.4.3.1#36b', guard: 'byteIsLF', actions: 'fail', target: 'over' },
          { step: '10.3.4.3.2#p2', guard: 'valueIsTooLong', actions: 'fail', target: 'over' },
          { step: '10.3.4.3.1#36c', actions: 'appendToValue' },
        ],
      },
    },
    step_37: {
      step: '10.3.4.3.1#37',
      does: 'read the LF of a field',
      on: {
        TCP_CLOSED: { step: '10.3.4.3.1#37p2', actions: 'fail', target: 'over' },
        HANDSHAKE_TIMEOUT: { step: '10.3.4.5.1#p2', actions: 'fail', target: 'over' },
        BYTE: [
          { guard: 'byteIsLF', target: 'step_38' },
          { step: '10.3.4.3.1#37p2', actions: 'fail', target: 'over' },
        ],
      },
    },
    step_38: {
      step: '10.3.4.3.1#38',
      does: 'keep name and value',
      entry: 'appendEntry',
      always: [
        { step: '10.3.4.3.2#p2', guard: 'entriesAreTooMany', actions: 'fail', target: 'over' },
        { step: '10.3.4.3.2#p2', guard: 'entriesAreTooLarge', actions: 'fail', target: 'over' },
        { target: 'step_39' },
      ],
    },
    step_39: { step: '10.3.4.3.1#39', does: 'next field', always: { target: 'step_33' } },
    step_40: {
      step: '10.3.4.3.1#40',
      does: 'read the LF of the blank line',
      on: {
        TCP_CLOSED: { step: '10.3.4.3.1#40p2', actions: 'fail', target: 'over' },
        HANDSHAKE_TIMEOUT: { step: '10.3.4.5.1#p2', actions: 'fail', target: 'over' },
        BYTE: [
          { step: '10.3.4.3.1#31p2', guard: 'byteIsLFAndCodeIs407', target: 'step_31p2' },
          { guard: 'byteIsLF', target: 'step_41' },
          { step: '10.3.4.3.1#40p2', actions: 'fail', target: 'over' },
        ],
      },
    },
    step_41: {
      step: '10.3.4.3.1#41',
      does: 'each required field once, no empty name?',
      always: [
        { guard: 'upgradeIsNotThereOnce', actions: 'fail', target: 'over' },
        { guard: 'connectionIsNotThereOnce', actions: 'fail', target: 'over' },
        { guard: 'originIsNotThereOnce', actions: 'fail', target: 'over' },
        { guard: 'locationIsNotThereOnce', actions: 'fail', target: 'over' },
        { guard: 'protocolWasAskedForAndIsNotThereOnce', actions: 'fail', target: 'over' },
        { guard: 'aNameIsEmpty', actions: 'fail', target: 'over' },
        { target: 'step_41_entry' },
      ],
    },
    step_41_entry: {
      step: '10.3.4.3.1#41',
      does: 'next entry, by its name',
      always: [
        { guard: 'noEntryIsLeft', target: 'step_42' },
        { step: '10.3.4.3.1#41a', guard: 'nameIsUpgrade', target: 'step_41a' },
        { step: '10.3.4.3.1#41b', guard: 'nameIsConnection', target: 'step_41b' },
        { step: '10.3.4.3.1#41c', guard: 'nameIsOrigin', target: 'step_41c' },
        { step: '10.3.4.3.1#41d', guard: 'nameIsLocation', target: 'step_41d' },
        { step: '10.3.4.3.1#41e', guard: 'nameIsProtocol', target: 'step_41e' },
        { step: '10.3.4.3.1#41f', guard: 'nameIsOfACookie', target: 'step_41f' },
        { step: '10.3.4.3.1#41g', target: 'step_41_next' },
      ],
    },
    step_41a: {
      step: '10.3.4.3.1#41a',
      does: 'Upgrade: exactly WebSocket?',
      always: [{ guard: 'valueIsNotWebSocket', actions: 'fail', target: 'over' }, { target: 'step_41_next' }],
    },
    step_41b: {
      step: '10.3.4.3.1#41b',
      does: 'Connection: upgrade in any case?',
      always: [{ guard: 'valueIsNotUpgrade', actions: 'fail', target: 'over' }, { target: 'step_41_next' }],
    },
    step_41c: {
      step: '10.3.4.3.1#41c',
      does: 'Sec-WebSocket-Origin: our origin?',
      always: [{ guard: 'valueIsNotTheOrigin', actions: 'fail', target: 'over' }, { target: 'step_41_next' }],
    },
    step_41d: {
      step: '10.3.4.3.1#41d',
      does: 'Sec-WebSocket-Location: our URL?',
      entry: 'constructUrl',
      on: {
        URL_CONSTRUCTED: [{ guard: 'valueIsNotTheUrl', actions: 'fail', target: 'over' }, { target: 'step_41_next' }],
      },
    },
    step_41e: {
      step: '10.3.4.3.1#41e',
      does: 'Sec-WebSocket-Protocol: what we asked for?',
      always: [{ guard: 'valueIsNotTheProtocol', actions: 'fail', target: 'over' }, { target: 'step_41_next' }],
    },
    step_41f: {
      step: '10.3.4.3.1#41f',
      does: 'a cookie',
      always: [
        { guard: 'cookiesAreKeptInOrder', actions: 'setCookie', target: 'step_41_next' },
        { actions: 'holdCookie', target: 'step_41_next' },
      ],
    },
    step_41_next: { step: '10.3.4.3.1#41', does: 'that entry is done', entry: 'takeEntry', always: { target: 'step_41_entry' } },
    step_42: { step: '10.3.4.3.1#42', does: 'the challenge', entry: 'letChallenge', always: { target: 'step_43' } },
    step_43: {
      step: '10.3.4.3.1#43',
      does: 'its MD5 is expected',
      entry: 'letExpected',
      always: { target: 'step_44' },
    },
    step_44: {
      step: '10.3.4.3.1#44',
      does: 'read sixteen bytes',
      entry: 'letReplyBeEmpty',
      on: {
        TCP_CLOSED: { step: '10.3.4.3.1#44p2', actions: 'fail', target: 'over' },
        HANDSHAKE_TIMEOUT: { step: '10.3.4.5.1#p2', actions: 'fail', target: 'over' },
        BYTE: [{ guard: 'byteIsTheSixteenth', actions: 'appendToReply', target: 'step_45' }, { actions: 'appendToReply' }],
      },
    },
    step_45: {
      step: '10.3.4.3.1#45',
      does: 'as expected?',
      always: [{ guard: 'replyIsNotAsExpected', actions: 'fail', target: 'over' }, { target: 'step_45_cookies' }],
    },
    step_45_cookies: {
      step: '10.3.4.3.1#41f',
      does: 'keep the cookies that were held back',
      always: [
        { guard: 'aCookieIsHeld', actions: ['setHeldCookie', 'dropHeldCookie'], target: 'step_45_cookies' },
        { target: 'step_46' },
      ],
    },
    step_46: {
      step: ['10.3.4.3.1#46', '10.3.4.8#p4'],
      does: 'the connection is established',
      entry: ['stopHandshakeTimer', 'establish', 'tellEstablished'],
    },
    over: { step: '10.3.4.3.1#p1', does: 'these steps are over' },
  },
  guards: { ...is },
  actions: { ...does, fail },
});

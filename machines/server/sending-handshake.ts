/**
 * The server sends its opening handshake: 10.3.4.4.2, steps 1 to 13.
 *
 * Told: ACCEPT; TLS_OPENED or TLS_FAILED; FIELDS_READ, if the reply may begin then; HANDSHAKE_READ;
 * HANDSHAKE_TIMEOUT; URL_CONSTRUCTED; and CLOSED. Tells: START_TIMER, STOP_TIMER, START_TLS, READ_HANDSHAKE, CONSTRUCT_URL, SEND, ABORT,
 * CLOSE_CONNECTION, ESTABLISHED.
 *
 * Modelled where the text leaves it open: step 2 needs what 10.3.4.4.1 reads, so
 * it asks for that and waits. Values come from the client's handshake (policies
 * server.location, server.origin.value and server.subprotocol); where it gives no
 * host or no origin, they are the server's own, and one that has none aborts, for
 * it could send no WebSocket URL, or no origin. A key that is
 * missing counts as one without spaces; one without digits, or whose quotient
 * needs more than 32 bits, aborts by policy (E31, E16). A handshake that is not
 * there in time aborts too (server.handshake.timeout). By policy server.reply.timing all that does not depend on
 * key3 is done and sent before it is read (2i), and the rest, steps 8, 9 and 13, behind it. Besides the fields of step
 * 11 cookies are sent, if there are any (server.reply.otherFields). Keys are numbers of any
 * size, hence bigint.
 */

import type { PolicyName, StepId } from '../../spec/index.js';
import { oldAbort as abort, oldClose as close } from '../connection.js';
import { algorithm } from '../language/definition.js';
import type { Constructing } from '../url/construct.js';
import { type Authority, authorityOf, isLocation, isOrigin } from '../url/location.js';
import { Bytes } from '../values/bytes.js';
import { challengeOf } from '../values/challenge.js';
import { md5 } from '../values/md5.js';
import { allWithin, asciiLowercase, CRLF, encodeUtf8 } from '../values/text.js';
import {
  fieldOf,
  isEncrypted,
  ofProtocol,
  type ServerConnection,
  serverConnection,
  type Welcome,
  welcomes,
} from './connection.js';
import type { Reading } from './reading-handshake.js';

/** Variables of 10.3.4.4.2. */
export interface Answering extends ServerConnection {
  origin: string;
  subprotocol: string | null;
  /** Values of Set-Cookie. */
  setCookies: readonly string[];
  key1: string;
  key2: string;
  key3: Bytes;
  location: string;
  key1Number: bigint;
  key2Number: bigint;
  spaces1: number;
  spaces2: number;
  part1: bigint;
  part2: bigint;
  challenge: Bytes;
  response: Bytes;
}

export const answering: Answering = {
  ...serverConnection,
  origin: '',
  subprotocol: null,
  setCookies: [],
  key1: '',
  key2: '',
  key3: Bytes.empty,
  location: '',
  key1Number: 0n,
  key2Number: 0n,
  spaces1: 0,
  spaces2: 0,
  part1: 0n,
  part2: 0n,
  challenge: Bytes.empty,
  response: Bytes.empty,
};

export const serverSendingHandshake = algorithm<Answering>()({
  id: 'serverSendingHandshake',
  section: '10.3.4.4.2',
  title: "Server: sending the server's opening handshake",
  context: answering,
  initial: 'idle',
  on: { CLOSED: { step: '10.3.4.5.3#p1', target: 'over' } },
  states: {
    idle: {
      step: '10.3.4.4.2#p1',
      does: 'wait for a client',
      on: { ACCEPT: { step: ['10.3.4.4.2#p1', '10.3.4.6#p4'], actions: 'startHandshakeTimer', target: 'step_1' } },
    },
    step_1: {
      step: '10.3.4.4.2#1',
      does: 'is TLS supported?',
      always: [{ guard: 'connectionIsSecure', target: 'step_1_tls' }, { target: 'step_2' }],
    },
    step_1_tls: {
      step: '10.3.4.4.2#1',
      does: 'TLS handshake',
      entry: 'startServerTls',
      on: {
        TLS_OPENED: { target: 'step_2' },
        TLS_FAILED: { actions: 'close', target: 'over' },
        HANDSHAKE_TIMEOUT: { step: '10.3.4.6#p4', actions: 'abort', target: 'over' },
      },
    },
    step_2: {
      step: '10.3.4.4.2#2',
      does: "read the client's handshake",
      entry: 'tellReadHandshake',
      on: {
        FIELDS_READ: { target: 'step_2a' },
        HANDSHAKE_READ: { target: 'step_2a' },
        HANDSHAKE_TIMEOUT: { step: '10.3.4.6#p4', actions: 'abort', target: 'over' },
      },
    },
    step_2a: {
      step: ['10.3.4.4.2#2a', '10.3.4.4.2#2b', '10.3.4.4.2#2d'],
      does: 'host, port, secure flag',
      entry: ['letSecure', 'letHostAndPort'],
      always: [{ guard: 'hostIsUnknown', actions: 'abort', target: 'over' }, { target: 'step_2c' }],
    },
    step_2c: {
      step: '10.3.4.4.2#2c',
      does: 'resource name',
      entry: 'letResourceNameBeRequested',
      always: { target: 'step_2e' },
    },
    step_2e: {
      step: '10.3.4.4.2#2e',
      does: 'origin',
      entry: 'letOrigin',
      always: [{ guard: 'originIsUnknown', actions: 'abort', target: 'over' }, { target: 'step_2f' }],
    },
    step_2f: { step: '10.3.4.4.2#2f', does: 'subprotocol', entry: 'letSubprotocol', always: { target: 'step_2g' } },
    step_2g: {
      step: ['10.3.4.4.2#2g', '10.3.4.4.2#2h', '10.3.4.4.2#2i'],
      does: 'key1, key2, key3',
      entry: ['letKey1', 'letKey2'],
      always: { target: 'step_3' },
    },
    step_3: {
      step: '10.3.4.4.2#3',
      does: 'location: construct the URL',
      entry: 'constructLocation',
      on: { URL_CONSTRUCTED: { actions: 'letLocation', target: 'step_4' } },
    },
    step_4: {
      step: ['10.3.4.4.2#4', '10.3.4.4.2#4p2'],
      does: 'the digits as numbers',
      entry: ['letKey1Number', 'letKey2Number'],
      always: { target: 'step_5' },
    },
    step_5: {
      step: ['10.3.4.4.2#5', '10.3.4.4.2#5p2'],
      does: 'count the spaces',
      entry: ['countSpaces1', 'countSpaces2'],
      always: [
        { step: '10.3.4.4.2#5p3', guard: 'aKeyHasNoSpaces', actions: 'abort', target: 'over' },
        { step: '10.3.4.4.2#4', guard: 'aKeyHasNoDigits', actions: 'abort', target: 'over' },
        { target: 'step_6' },
      ],
    },
    step_6: {
      step: ['10.3.4.4.2#6', '10.3.4.4.2#6p2'],
      does: 'multiples of the spaces?',
      always: [
        { guard: 'key1NumberIsNoMultiple', actions: 'abort', target: 'over' },
        { step: '10.3.4.4.2#6p2', guard: 'key2NumberIsNoMultiple', actions: 'abort', target: 'over' },
        { target: 'step_7' },
      ],
    },
    step_7: {
      step: ['10.3.4.4.2#7', '10.3.4.4.2#7p2'],
      does: 'divide',
      entry: ['letPart1', 'letPart2'],
      always: [
        { guard: 'aPartIsTooLarge', actions: 'abort', target: 'over' },
        { step: '10.3.4.4.2#10', guard: 'fieldsGoFirst', target: 'step_10' },
        { target: 'step_8' },
      ],
    },
    step_8: { step: '10.3.4.4.2#8', does: 'the challenge', entry: 'letChallengeOfParts', always: { target: 'step_9' } },
    step_9: {
      step: '10.3.4.4.2#9',
      does: 'its MD5 is the response',
      entry: 'letResponse',
      always: [{ step: '10.3.4.4.2#13', guard: 'fieldsGoFirst', target: 'step_13' }, { target: 'step_10' }],
    },
    step_10: {
      step: ['10.3.4.4.2#10', '10.3.4.4.2#10p2'],
      does: 'send the status line',
      entry: 'sendStatusLine',
      always: { target: 'step_11' },
    },
    step_11: {
      step: ['10.3.4.4.2#11', '10.3.4.4.2#11a', '10.3.4.4.2#11b', '10.3.4.4.2#11c', '10.3.4.4.2#11d'],
      does: 'send the fields',
      entry: ['sendUpgrade', 'sendConnection', 'sendLocation', 'sendOrigin'],
      always: { target: 'step_11e' },
    },
    step_11e: {
      step: '10.3.4.4.2#11e',
      does: 'send the subprotocol, if there is one',
      always: [
        { step: '10.3.4.4.2#11ep2', guard: 'thereIsASubprotocol', actions: 'sendSubprotocol', target: 'step_11_cookies' },
        { target: 'step_11_cookies' },
      ],
    },
    step_11_cookies: {
      step: '10.3.4.4.2#11',
      does: 'send the cookies, if there are any',
      entry: 'letSetCookies',
      always: [{ guard: 'thereAreCookiesToSet', actions: 'sendSetCookies', target: 'step_12' }, { target: 'step_12' }],
    },
    step_12: {
      step: '10.3.4.4.2#12',
      does: 'send CRLF',
      entry: 'sendBlankLine',
      always: [{ step: '10.3.4.4.2#2i', guard: 'fieldsGoFirst', target: 'step_2i' }, { target: 'step_13' }],
    },
    step_2i: {
      step: '10.3.4.4.2#2i',
      does: 'key3, behind the fields that were sent',
      on: {
        HANDSHAKE_READ: { target: 'step_8' },
        HANDSHAKE_TIMEOUT: { step: '10.3.4.6#p4', actions: 'abort', target: 'over' },
      },
    },
    step_13: {
      step: '10.3.4.4.2#13',
      does: 'send the response',
      entry: 'sendResponse',
      always: { target: 'established' },
    },
    established: {
      step: '10.3.4.4.2#p2',
      does: 'the connection is established',
      entry: ['stopHandshakeTimer', 'establishServer', 'forgetHandshake', 'tellServerEstablished'],
    },
    over: { step: '10.3.4.4.2#p1', does: 'these steps are over' },
  },
  guards: {
    connectionIsSecure: { step: '10.3.4.4.2#1', when: ({ secure }) => secure },
    hostIsUnknown: { step: '10.3.4.4.2#2a', when: ({ host }) => host === '' },
    originIsUnknown: { step: '10.3.4.4.2#2e', when: ({ origin }) => origin === '' },
    aKeyHasNoSpaces: { step: '10.3.4.4.2#5p3', when: ({ spaces1, spaces2 }) => spaces1 === 0 || spaces2 === 0 },
    aKeyHasNoDigits: {
      step: ['10.3.4.4.2#4', '10.3.4.4.2#4p2'],
      when: ({ key1, key2, policies }) =>
        policies['server.key.noDigits'] === 'abort' && [key1, key2].some((key) => !/[0-9]/.test(key)),
    },
    key1NumberIsNoMultiple: {
      step: '10.3.4.4.2#6',
      when: ({ key1Number, spaces1 }) => key1Number % BigInt(spaces1) !== 0n,
    },
    key2NumberIsNoMultiple: {
      step: '10.3.4.4.2#6p2',
      when: ({ key2Number, spaces2 }) => key2Number % BigInt(spaces2) !== 0n,
    },
    aPartIsTooLarge: {
      step: ['10.3.4.4.2#7', '10.3.4.4.2#7p2', '10.3.4.4.2#8'],
      when: ({ part1, part2, policies }) =>
        policies['server.key.overflow'] === 'abort' && [part1, part2].some((part) => part > 0xffff_ffffn),
    },
    fieldsGoFirst: {
      step: ['10.3.4.4.2#2i', '10.3.4.4.2#10', '10.3.4.4.2#13'],
      when: ({ policies }) => policies['server.reply.timing'] === 'fieldsFirst',
    },
    thereAreCookiesToSet: { step: '10.3.4.4.2#11', when: ({ setCookies }) => setCookies.length > 0 },
    thereIsASubprotocol: { step: '10.3.4.4.2#11e', when: ({ subprotocol }) => subprotocol !== null },
  },
  actions: {
    abort,
    close,
    startHandshakeTimer: { step: '10.3.4.6#p4', tell: () => ({ type: 'START_TIMER', timer: 'handshake' }) },
    stopHandshakeTimer: { step: '10.3.4.6#p4', tell: () => ({ type: 'STOP_TIMER', timer: 'handshake' }) },
    startServerTls: { step: '10.3.4.4.2#1', tell: ({ host }) => ({ type: 'START_TLS', host }) },
    tellReadHandshake: { step: '10.3.4.4.2#2', tell: () => ({ type: 'READ_HANDSHAKE' }) },
    letSecure: {
      step: '10.3.4.4.2#2d',
      do: (c) => {
        c.secure = isEncrypted(c);
      },
    },
    letHostAndPort: {
      step: ['10.3.4.4.2#2a', '10.3.4.4.2#2b'],
      do: (c) => {
        const { hosts, host: own = firstOf(hosts) } = c.service;
        const { host, port } = authorityOf(fieldOf(c, 'host') ?? '') ?? authorityOf(own) ?? NOWHERE;
        c.host = c.policies['server.location.case'] === 'lower' ? asciiLowercase(host) : host;
        c.port = port ?? (c.secure ? 443 : 80);
      },
    },
    letResourceNameBeRequested: {
      step: '10.3.4.4.2#2c',
      do: (c) => {
        c.resourceName = c.requested;
      },
    },
    letOrigin: {
      step: '10.3.4.4.2#2e',
      do: (c) => {
        const { origins, origin: own = firstOf(origins) } = c.service;
        const given = fieldOf(c, 'origin') ?? '';
        c.origin = isOrigin(given) ? given : own;
      },
    },
    letSubprotocol: {
      step: '10.3.4.4.2#2f',
      do: (c) => {
        const asked = fieldOf(c, 'sec-websocket-protocol');
        const supported = asked !== undefined && welcomes(c.service.protocols, asked, c);
        c.subprotocol = supported && c.policies['server.subprotocol'] === 'echo' ? asked : null;
      },
    },
    letKey1: {
      step: '10.3.4.4.2#2g',
      do: (c) => {
        c.key1 = fieldOf(c, 'sec-websocket-key1') ?? '';
      },
    },
    letKey2: {
      step: '10.3.4.4.2#2h',
      do: (c) => {
        c.key2 = fieldOf(c, 'sec-websocket-key2') ?? '';
      },
    },
    constructLocation: { step: '10.3.4.4.2#3', tell: () => ({ type: 'CONSTRUCT_URL' }) },
    letLocation: {
      step: '10.3.4.4.2#3',
      do: (c, { url }) => {
        c.location = url;
      },
    },
    letKey1Number: {
      step: '10.3.4.4.2#4',
      do: (c) => {
        c.key1Number = digitsOf(c.key1);
      },
    },
    letKey2Number: {
      step: '10.3.4.4.2#4p2',
      do: (c) => {
        c.key2Number = digitsOf(c.key2);
      },
    },
    countSpaces1: {
      step: '10.3.4.4.2#5',
      do: (c) => {
        c.spaces1 = spacesOf(c.key1);
      },
    },
    countSpaces2: {
      step: '10.3.4.4.2#5p2',
      do: (c) => {
        c.spaces2 = spacesOf(c.key2);
      },
    },
    letPart1: {
      step: '10.3.4.4.2#7',
      do: (c) => {
        c.part1 = c.key1Number / BigInt(c.spaces1);
      },
    },
    letPart2: {
      step: '10.3.4.4.2#7p2',
      do: (c) => {
        c.part2 = c.key2Number / BigInt(c.spaces2);
      },
    },
    letChallengeOfParts: {
      step: '10.3.4.4.2#8',
      do: (c) => {
        const [number1, number2] = [c.part1, c.part2].map((part) => Number(BigInt.asUintN(32, part)));
        const order = c.policies['number.byteOrder'];
        c.challenge = Bytes.from(challengeOf(number1 as number, number2 as number, c.key3.view(), order));
      },
    },
    letResponse: {
      step: '10.3.4.4.2#9',
      do: (c) => {
        c.response = Bytes.from(md5(c.challenge.view()));
      },
    },
    sendStatusLine: send('10.3.4.4.2#10', () => 'HTTP/1.1 101 WebSocket Protocol Handshake'),
    sendUpgrade: send('10.3.4.4.2#11a', () => 'Upgrade: WebSocket'),
    sendConnection: send('10.3.4.4.2#11b', () => 'Connection: Upgrade'),
    sendLocation: send('10.3.4.4.2#11c', ({ location }) => `Sec-WebSocket-Location: ${location}`),
    sendOrigin: send('10.3.4.4.2#11d', ({ origin }) => `Sec-WebSocket-Origin: ${origin}`),
    sendSubprotocol: send('10.3.4.4.2#11ep2', ({ subprotocol }) => `Sec-WebSocket-Protocol: ${subprotocol}`),
    letSetCookies: {
      step: '10.3.4.4.2#11',
      do: (c) => {
        c.setCookies = typeof c.cookiesToSet === 'function' ? c.cookiesToSet(c) : c.cookiesToSet;
      },
    },
    sendSetCookies: send('10.3.4.4.2#11', ({ setCookies }) => setCookies.map((each) => `Set-Cookie: ${each}`).join(CRLF)),
    sendBlankLine: send('10.3.4.4.2#12', () => ''),
    sendResponse: {
      step: '10.3.4.4.2#13',
      tell: ({ response }) => ({ type: 'SEND', bytes: response.view(), payload: 0 }),
    },
    establishServer: {
      step: '10.3.4.4.2#p2',
      do: (c) => {
        c.established = true;
      },
    },
    forgetHandshake: {
      step: '10.3.4.4.2#p2',
      do: (c) => {
        const others = c.clientFields.filter(({ name }) => !ofProtocol.includes(name) || name === 'sec-websocket-protocol');
        Object.assign(c, forgotten, { clientFields: others.length > 0 ? others : serverConnection.clientFields });
      },
    },
    tellServerEstablished: { step: '10.3.4.4.2#p2', tell: () => ({ type: 'ESTABLISHED' }) },
  },
});

/** What nobody asks for once the connection is established, besides the fields that are of the protocol; with thousands of them it would be the most part of their memory. */
const forgotten: Partial<Answering & Reading & Constructing> = {
  setCookies: [],
  resource: Bytes.empty,
  rest: Bytes.empty,
  fieldName: Bytes.empty,
  fieldValue: Bytes.empty,
  key1: '',
  key2: '',
  key3: Bytes.empty,
  constructed: '',
  location: '',
  key1Number: 0n,
  key2Number: 0n,
  part1: 0n,
  part2: 0n,
  challenge: Bytes.empty,
  response: Bytes.empty,
};

const NOWHERE: Authority = { host: '', port: null };

/** What a server that welcomes a list of values calls its own. */
function firstOf(welcome: Welcome): string {
  return (Array.isArray(welcome) ? welcome[0] : undefined) ?? '';
}

function digitsOf(key: string): bigint {
  return BigInt(key.replace(/[^0-9]+/g, ''));
}

function spacesOf(key: string): number {
  return key.replace(/[^ ]+/g, '').length;
}

function send<S extends `10.3.4.4.2#${'10' | '11' | '11a' | '11b' | '11c' | '11d' | '11ep2' | '12'}`>(
  step: S,
  line: (context: Answering) => string,
) {
  const tell = (context: Answering) => ({ type: 'SEND', bytes: encodeUtf8(line(context) + CRLF), payload: 0 }) as const;
  return { step, tell };
}

/**
 * A field of the reply: the item that sends it, and what else than the actions above write it may say.
 * @internal
 */
export interface Sent {
  readonly step: StepId;
  /** Whether another value is in order, and the options that such a value and its absence show; exact if absent. */
  readonly other?: { is(value: string): boolean; step: StepId; what: string; shows: readonly [PolicyName, string] };
  readonly absent?: readonly [PolicyName, string];
}

/**
 * What the text leaves free in what steps 10 to 12 send: the words of the status line, the order of the fields and the
 * case of their names, further fields, and values that a server may have configured.
 * @step 10.3.4.4.2#10p2
 * @step 10.3.4.4.2#11
 * @internal
 */
export const freeInReply: {
  readonly fields: Readonly<Record<string, Sent>>;
  readonly others: Sent['absent'];
  readonly cookies: RegExp;
} = {
  fields: {
    Upgrade: { step: '10.3.4.4.2#11a' },
    Connection: { step: '10.3.4.4.2#11b' },
    'Sec-WebSocket-Location': {
      step: '10.3.4.4.2#11c',
      other: {
        is: isLocation,
        step: '10.3.4.4.2#3',
        what: 'a WebSocket URL: ws:// or wss://, a host, a port that is not the default, a resource name',
        shows: ['server.location', 'configured'],
      },
    },
    'Sec-WebSocket-Origin': {
      step: '10.3.4.4.2#11d',
      other: { is: isOrigin, step: '10.3.4.4.2#11d', what: 'an origin', shows: ['server.origin.value', 'configured'] },
    },
    'Sec-WebSocket-Protocol': {
      step: '10.3.4.4.2#11e',
      other: {
        is: (name) => name !== '' && !name.startsWith(' ') && allWithin(name, 0x20, 0x7e),
        step: '10.3.4.4.2#11e',
        what: 'the name of a subprotocol',
        shows: ['server.subprotocol', 'other'],
      },
      absent: ['server.subprotocol', 'none'],
    },
  },
  others: ['server.reply.otherFields', 'present'],
  cookies: /^set-cookie$/i,
};

/**
 * The server sends its opening handshake: 10.3.4.4.2, steps 1 to 13.
 *
 * READ_HANDSHAKE and CONSTRUCT_URL ask other algorithms, which answer by
 * HANDSHAKE_READ, or FIELDS_READ if the reply may begin then, and URL_CONSTRUCTED.
 *
 * The states other than steps wait for TLS, send cookies, and end the steps.
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
import { abort, close, send } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import { at } from '../language/written.js';
import type { Constructing } from '../url/construct.js';
import { type Authority, authorityOf, isOrigin } from '../url/location.js';
import { asciiLowercase, CRLF } from '../values/ascii.js';
import { Bytes } from '../values/bytes.js';
import { challengeOf } from '../values/challenge.js';
import { md5 } from '../values/md5.js';
import { encodeUtf8 } from '../values/text.js';
import { fieldOf, isEncrypted, ofProtocol, serverConnection, type Welcome, welcomes } from './connection.js';
import type { Reading } from './reading-handshake.js';

/** Variables of 10.3.4.4.2. */
const answering = {
  ...serverConnection,
  origin: '',
  subprotocol: null as string | null,
  /** Values of Set-Cookie. */
  setCookies: [] as readonly string[],
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
type Answering = typeof answering;

type Talk = {
  context: Answering;
  hears:
    | ('ACCEPT' | 'TLS_OPENED' | 'TLS_FAILED' | 'FIELDS_READ' | 'HANDSHAKE_READ')
    | ('HANDSHAKE_TIMEOUT' | 'URL_CONSTRUCTED' | 'CLOSED');
  tells:
    | ('START_TIMER' | 'STOP_TIMER' | 'START_TLS' | 'READ_HANDSHAKE' | 'CONSTRUCT_URL')
    | ('SEND' | 'ABORT' | 'CLOSE_CONNECTION' | 'ESTABLISHED');
};

const aborted = { actions: { abort }, target: 'over' } as const;
const tooLate = { HANDSHAKE_TIMEOUT: { step: '10.3.4.6#p4', ...aborted } } as const;
const fieldsGoFirst = ({ policies }: Answering) => policies['server.reply.timing'] === 'fieldsFirst';

export const serverSendingHandshake = algorithm<Talk>()({
  id: 'serverSendingHandshake',
  section: '10.3.4.4.2',
  title: "Server: sending the server's opening handshake",
  context: answering,
  initial: 'idle',
  on: { CLOSED: { step: '10.3.4.5.3#p1', target: 'over' } },
  states: {
    idle: {
      step: '#p1',
      does: 'wait for a client',
      on: {
        ACCEPT: {
          step: ['#p1', '10.3.4.6#p4'],
          actions: { startHandshakeTimer: at('10.3.4.6#p4', { type: 'START_TIMER', timer: 'handshake' }) },
          target: '#1',
        },
      },
    },
    '#1': { does: 'is TLS supported?', always: [{ guard: { connectionIsSecure: (c) => c.secure }, target: 'tls' }, '#2'] },
    tls: {
      step: '#1',
      does: 'TLS handshake',
      entry: { startServerTls: { tell: ({ host }) => ({ type: 'START_TLS', host }) } },
      on: { TLS_OPENED: '#2', TLS_FAILED: { actions: { close }, target: 'over' }, ...tooLate },
    },
    '#2': {
      does: "read the client's handshake",
      entry: { tellReadHandshake: { type: 'READ_HANDSHAKE' } },
      on: { FIELDS_READ: '#2a', HANDSHAKE_READ: '#2a', ...tooLate },
    },
    '#2a': {
      also: ['#2b', '#2d'],
      does: 'host, port, secure flag',
      entry: {
        letSecure: at('#2d', (c) => (c.secure = isEncrypted(c))),
        letHostAndPort: at(['#2a', '#2b'], (c) => {
          const { hosts, host: own = firstOf(hosts) } = c.service;
          const { host, port } = authorityOf(fieldOf(c, 'host') ?? '') ?? authorityOf(own) ?? NOWHERE;
          c.host = c.policies['server.location.case'] === 'lower' ? asciiLowercase(host) : host;
          c.port = port ?? (c.secure ? 443 : 80);
        }),
      },
      always: [{ guard: { hostIsUnknown: ({ host }) => host === '' }, ...aborted }, '#2c'],
    },
    '#2c': { does: 'resource name', entry: { letResourceNameBeRequested: (c) => (c.resourceName = c.requested) }, always: '#2e' },
    '#2e': {
      does: 'origin',
      entry: {
        letOrigin: (c) => {
          const { origins, origin: own = firstOf(origins) } = c.service;
          const given = fieldOf(c, 'origin') ?? '';
          c.origin = isOrigin(given) ? given : own;
        },
      },
      always: [{ guard: { originIsUnknown: ({ origin }) => origin === '' }, ...aborted }, '#2f'],
    },
    '#2f': {
      does: 'subprotocol',
      entry: {
        letSubprotocol: (c) => {
          const asked = fieldOf(c, 'sec-websocket-protocol');
          const supported = asked !== undefined && welcomes(c.service.protocols, asked, c);
          c.subprotocol = supported && c.policies['server.subprotocol'] === 'echo' ? asked : null;
        },
      },
      always: '#2g',
    },
    '#2g': {
      also: ['#2h', '#2i'],
      does: 'key1, key2, key3',
      entry: {
        letKey1: (c) => (c.key1 = fieldOf(c, 'sec-websocket-key1') ?? ''),
        letKey2: at('#2h', (c) => (c.key2 = fieldOf(c, 'sec-websocket-key2') ?? '')),
      },
      always: '#3',
    },
    '#3': {
      does: 'location: construct the URL',
      entry: { constructLocation: { type: 'CONSTRUCT_URL' } },
      on: { URL_CONSTRUCTED: { actions: { letLocation: (c, { url }) => (c.location = url) }, target: '#4' } },
    },
    '#4': {
      also: '#4p2',
      does: 'read the digits as numbers',
      entry: {
        letKey1Number: (c) => (c.key1Number = digitsOf(c.key1)),
        letKey2Number: at('#4p2', (c) => (c.key2Number = digitsOf(c.key2))),
      },
      always: '#5',
    },
    '#5': {
      also: '#5p2',
      does: 'count the spaces',
      entry: {
        countSpaces1: (c) => (c.spaces1 = spacesOf(c.key1)),
        countSpaces2: at('#5p2', (c) => (c.spaces2 = spacesOf(c.key2))),
      },
      always: [
        { step: '#5p3', guard: { aKeyHasNoSpaces: ({ spaces1, spaces2 }) => spaces1 === 0 || spaces2 === 0 }, ...aborted },
        {
          step: '#4',
          guard: {
            aKeyHasNoDigits: at(
              ['#4', '#4p2'],
              (c) => c.policies['server.key.noDigits'] === 'abort' && [c.key1, c.key2].some((key) => !/[0-9]/.test(key)),
            ),
          },
          ...aborted,
        },
        '#6',
      ],
    },
    '#6': {
      also: '#6p2',
      does: 'is each number a multiple of its spaces?',
      always: [
        { guard: { key1NumberIsNoMultiple: (c) => c.key1Number % BigInt(c.spaces1) !== 0n }, ...aborted },
        { step: '#6p2', guard: { key2NumberIsNoMultiple: (c) => c.key2Number % BigInt(c.spaces2) !== 0n }, ...aborted },
        '#7',
      ],
    },
    '#7': {
      also: '#7p2',
      does: 'divide numbers by spaces',
      entry: {
        letPart1: (c) => (c.part1 = c.key1Number / BigInt(c.spaces1)),
        letPart2: at('#7p2', (c) => (c.part2 = c.key2Number / BigInt(c.spaces2))),
      },
      always: [
        {
          guard: {
            aPartIsTooLarge: at(
              ['#7', '#7p2', '#8'],
              (c) => c.policies['server.key.overflow'] === 'abort' && [c.part1, c.part2].some((part) => part > 0xffff_ffffn),
            ),
          },
          ...aborted,
        },
        { step: '#10', guard: { fieldsGoFirst }, target: '#10' },
        '#8',
      ],
    },
    '#8': {
      does: 'assemble the challenge',
      entry: {
        letChallengeOfParts: (c) => {
          const [number1, number2] = [c.part1, c.part2].map((part) => Number(BigInt.asUintN(32, part)));
          const order = c.policies['number.byteOrder'];
          c.challenge = Bytes.from(challengeOf(number1 as number, number2 as number, c.key3.view(), order));
        },
      },
      always: '#9',
    },
    '#9': {
      does: 'compute the MD5 of the challenge',
      entry: { letResponse: (c) => (c.response = Bytes.from(md5(c.challenge.view()))) },
      always: [{ step: '#13', guard: { fieldsGoFirst }, target: '#13' }, '#10'],
    },
    '#10': {
      also: '#10p2',
      does: 'send the status line',
      entry: { sendStatusLine: line('HTTP/1.1 101 WebSocket Protocol Handshake') },
      always: '#11',
    },
    '#11': {
      also: ['#11a', '#11b', '#11c', '#11d'],
      does: 'send the fields',
      entry: {
        sendUpgrade: at('#11a', line('Upgrade: WebSocket')),
        sendConnection: at('#11b', line('Connection: Upgrade')),
        sendLocation: at('#11c', { tell: ({ location }) => line(`Sec-WebSocket-Location: ${location}`) }),
        sendOrigin: at('#11d', { tell: ({ origin }) => line(`Sec-WebSocket-Origin: ${origin}`) }),
      },
      always: '#11e',
    },
    '#11e': {
      does: 'send the subprotocol, if there is one',
      always: [
        {
          step: '#11ep2',
          guard: { thereIsASubprotocol: at('#11e', ({ subprotocol }) => subprotocol !== null) },
          actions: { sendSubprotocol: { tell: ({ subprotocol }) => line(`Sec-WebSocket-Protocol: ${subprotocol}`) } },
          target: 'cookies',
        },
        'cookies',
      ],
    },
    cookies: {
      step: '#11',
      does: 'send the cookies, if there are any',
      entry: { letSetCookies: (c) => (c.setCookies = typeof c.cookiesToSet === 'function' ? c.cookiesToSet(c) : c.cookiesToSet) },
      always: [
        {
          guard: { thereAreCookiesToSet: ({ setCookies }) => setCookies.length > 0 },
          actions: { sendSetCookies: { tell: ({ setCookies }) => line(...setCookies.map((each) => `Set-Cookie: ${each}`)) } },
          target: '#12',
        },
        '#12',
      ],
    },
    '#12': {
      does: 'send CRLF',
      entry: { sendBlankLine: line('') },
      always: [{ step: '#2i', guard: { fieldsGoFirst }, target: '#2i' }, '#13'],
    },
    '#2i': { does: 'key3, after the fields that were sent', on: { HANDSHAKE_READ: '#8', ...tooLate } },
    '#13': {
      does: 'send the response',
      entry: { sendResponse: { tell: ({ response }) => send(response.view()) } },
      always: 'established',
    },
    established: {
      step: '#p2',
      does: 'the connection is established',
      entry: {
        stopHandshakeTimer: at('10.3.4.6#p4', { type: 'STOP_TIMER', timer: 'handshake' }),
        establishServer: (c) => (c.established = true),
        forgetHandshake: (c) => {
          const others = c.clientFields.filter(({ name }) => !ofProtocol.includes(name) || name === 'sec-websocket-protocol');
          Object.assign(c, forgotten, { clientFields: others.length > 0 ? others : serverConnection.clientFields });
        },
        tellServerEstablished: { type: 'ESTABLISHED' },
      },
    },
    over: { step: '#p1', does: 'the algorithm is over' },
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

/** Sends lines. */
function line(...text: string[]) {
  return send(encodeUtf8(text.map((each) => each + CRLF).join('')));
}

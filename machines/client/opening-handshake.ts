/**
 * The client's opening handshake: 10.3.4.3.1, all 46 steps.
 *
 * BYTE is told for each byte of the server, CLOSED when something else closed
 * the connection. CONSTRUCT_URL asks another algorithm, which answers at once
 * (41d). CLOSE_TCP comes before a retry. The states other than steps are those
 * before and behind them, what step 2 and step 4 wait for, and the loops of
 * step 41 and of the cookies that it holds back.
 *
 * Modelled where the text leaves it open: a step that waits is a state with
 * events, a step that computes is left through `always`. Entries that decide on
 * one byte are transitions (34a); entries that run steps are states (41a). The
 * loops of steps 24 and 41 take one string or entry at a time. What is random
 * is drawn from the seed in the context. The
 * fields of a 407 that may be answered are read by steps 32 to 40, and then
 * step 31p2 goes on (policy client.proxy.auth). Time and
 * size of what follows the status line have limits of their own (policies
 * client.handshake.lateTimeout and client.handshake.limits).
 */
import { connection, fail, request, send } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import type { Of } from '../language/vocabulary.js';
import { at } from '../language/written.js';
import { isHost } from '../url/location.js';
import { asciiLowercase, COLON, CR, CRLF, equalIgnoringAsciiCase, LF, SPACE } from '../values/ascii.js';
import { Bytes } from '../values/bytes.js';
import { challengeOf } from '../values/challenge.js';
import { md5 } from '../values/md5.js';
import { drawn, unseeded } from '../values/random.js';
import { allWithin, decodeUtf8, encodeUtf8, isProtocolName, sizeOf } from '../values/text.js';
import { offersBasic } from './authentication.js';
import { characters, inserted } from './keys.js';

/** A field of the server's handshake, decoded. */
export interface Entry {
  name: string;
  value: string;
}

/** Variables of 10.3.4.3.1, by the names the text gives them. */
const handshake = {
  ...connection,
  ...request,
  /** URL of the proxy to use, or null. */
  proxy: null as string | null,
  /** Credentials for a 407 of the server, as the value of Proxy-Authorization, or null; used at most once. */
  credentials: null as string | null,
  /** Credentials in use after a 407, or null. */
  authorization: null as string | null,
  /** Header fields with the cookies for this resource, from the jar. */
  cookies: [] as readonly string[],
  /** What is random is drawn from here. */
  random: unseeded,
  /** Fields to send. */
  fields: [] as readonly string[],
  hostport: '',
  spaces1: 0,
  spaces2: 0,
  max1: 0,
  max2: 0,
  number1: 0,
  number2: 0,
  product1: 0,
  product2: 0,
  key1: '',
  key2: '',
  key3: Bytes.empty,
  /** The field that step 24 sends now. */
  picked: '',
  /** The status line. */
  field: Bytes.empty,
  code: '',
  name: Bytes.empty,
  value: Bytes.empty,
  /** "fields" of step 32; those of step 6 are another list. */
  entries: [] as readonly Entry[],
  /** Cookies that wait until the server has proved itself (E17). */
  heldCookies: [] as readonly Entry[],
  challenge: Bytes.empty,
  expected: Bytes.empty,
  reply: Bytes.empty,
};
type Handshake = typeof handshake;

type Talk = {
  context: Handshake;
  hears:
    | ('ESTABLISH' | 'TURN' | 'TCP_OPENED' | 'TCP_FAILED' | 'TLS_OPENED' | 'TLS_FAILED' | 'BYTE' | 'TCP_CLOSED')
    | ('STATUS_LINE_TIMEOUT' | 'HANDSHAKE_TIMEOUT' | 'URL_CONSTRUCTED' | 'CLOSED');
  tells:
    | ('AWAIT_TURN' | 'OPEN_TCP' | 'START_TLS' | 'SEND' | 'START_TIMER' | 'STOP_TIMER' | 'CONSTRUCT_URL')
    | ('SET_COOKIE' | 'CLOSE_TCP' | 'FAIL' | 'ESTABLISHED');
};

type Byte = Of<'BYTE'>;

const failed = { actions: { fail }, target: 'over' } as const;
/** Policies client.handshake.limits and client.handshake.lateTimeout. */
const tooMuch = { step: '10.3.4.3.2#p2', ...failed } as const;
const tooLate = { HANDSHAKE_TIMEOUT: { step: '10.3.4.5.1#p2', ...failed } } as const;

const byteIsCR = at(['#34a', '#36a'], (_: Handshake, { byte }: Byte) => byte === CR);
const byteIsLF = at('#28', (_: Handshake, { byte }: Byte) => byte === LF);
const openTcp = at(['#2', '#2p2'], {
  tell: ({ host, port, proxy }: Handshake) => ({ type: 'OPEN_TCP', host, port, proxy }) as const,
});
const stopHandshakeTimer = at('10.3.4.5.1#p2', { type: 'STOP_TIMER', timer: 'handshake' });
const appendToField = (c: Handshake, { byte }: Byte) => (c.field = c.field.append(byte));
const appendToValue = at('#36c', (c: Handshake, { byte }: Byte) => (c.value = c.value.append(byte)));
const appendToReply = (c: Handshake, { byte }: Byte) => (c.reply = c.reply.append(byte));

export const clientOpeningHandshake = algorithm<Talk>()({
  id: 'clientOpeningHandshake',
  section: '10.3.4.3.1',
  title: 'Client: opening handshake',
  context: handshake,
  initial: 'idle',
  on: { CLOSED: { step: '10.3.4.5.3#p1', target: 'over' } },
  states: {
    idle: {
      step: '#p1',
      does: 'wait to be asked for a connection',
      on: {
        ESTABLISH: [
          {
            // Of an origin, only that it cannot end its line or be missing; its form is looked at where it is given.
            guard: {
              inputsAreSound: ({ host, resourceName, origin, protocol }) =>
                isHost(host) &&
                resourceName.startsWith('/') &&
                allWithin(resourceName, 0x21, 0x7e) &&
                origin !== '' &&
                allWithin(origin, 0x21, 0x7e) &&
                (protocol === null || isProtocolName(protocol)),
            },
            target: '#1',
          },
          failed,
        ],
      },
    },
    '#1': {
      does: 'wait while another connection to this address is connecting',
      entry: { awaitTurn: { tell: ({ host, port }) => ({ type: 'AWAIT_TURN', host, port }) } },
      on: {
        TURN: {
          // Unless they are known from elsewhere: in step 1, for later ones.
          actions: {
            takeConfiguration: at(['#1', '#2', '#31p2'], (c, { proxy, credentials }) => {
              c.proxy = proxy ?? c.proxy;
              c.credentials = credentials ?? c.credentials;
            }),
          },
          target: '#2',
        },
      },
    },
    '#2': {
      does: 'connect, by a proxy if one is configured',
      always: [
        { guard: { proxyIsConfigured: ({ proxy }) => proxy !== null }, target: 'proxy' },
        { step: '#2p2', target: '#2p2' },
      ],
    },
    proxy: { step: ['#2', '#2p3'], does: 'ask the proxy for a TCP connection', entry: { openTcp }, always: '#3' },
    '#2p2': { does: 'open a TCP connection', entry: { openTcp }, always: '#3' },
    '#3': {
      does: 'is the TCP connection open?',
      on: {
        // The cookies as they are now, unless they are known from elsewhere: in step 3, for a later one.
        TCP_OPENED: {
          actions: { takeCookies: at(['#3', '#15'], (c, { cookies }) => (c.cookies = cookies ?? c.cookies)) },
          target: '#4',
        },
        TCP_FAILED: { step: ['#3', '10.3.4.5.1#bullet3'], ...failed },
      },
    },
    '#4': { does: 'is TLS wanted?', always: [{ guard: { isSecure: ({ secure }) => secure }, target: 'tls' }, '#5'] },
    tls: {
      step: ['#4', '#4p2'],
      does: 'TLS handshake, with Server Name Indication',
      entry: { startTls: at(['#4', '#4p2'], { tell: ({ host }) => ({ type: 'START_TLS', host }) }) },
      on: { TLS_OPENED: '#5', TLS_FAILED: failed, TCP_CLOSED: failed },
    },
    '#5': {
      also: ['#5p2', '#5p3'],
      does: 'send the request line',
      entry: {
        sendGet: send(encodeUtf8('GET ')),
        sendResourceName: at('#5p2', { tell: ({ resourceName }) => send(encodeUtf8(resourceName)) }),
        sendHttpVersion: at('#5p3', send(encodeUtf8(` HTTP/1.1${CRLF}`))),
      },
      always: '#6',
    },
    '#6': { does: 'fields: none yet', entry: { letFieldsBeEmpty: (c) => (c.fields = []) }, always: '#7' },
    '#7': { does: 'add Upgrade', entry: { addUpgrade: (c) => add(c, 'Upgrade: WebSocket') }, always: '#8' },
    '#8': { does: 'add Connection', entry: { addConnection: (c) => add(c, 'Connection: Upgrade') }, always: '#9' },
    '#9': { does: 'hostport: empty', entry: { letHostportBeEmpty: (c) => (c.hostport = '') }, always: '#10' },
    '#10': {
      does: 'hostport: the host',
      entry: { appendHost: at(['#10', '10.3.4.1.10#p1'], (c) => (c.hostport += asciiLowercase(c.host))) },
      always: '#11',
    },
    '#11': {
      does: 'hostport: the port, unless it is the default',
      always: [
        {
          guard: { portIsNotTheDefault: (c) => c.port !== (c.secure ? 443 : 80) },
          actions: { appendPort: (c) => (c.hostport += `:${c.port}`) },
          target: '#12',
        },
        '#12',
      ],
    },
    '#12': { does: 'add Host', entry: { addHost: (c) => add(c, `Host: ${c.hostport}`) }, always: '#13' },
    '#13': { does: 'add Origin', entry: { addOrigin: (c) => add(c, `Origin: ${asciiLowercase(c.origin)}`) }, always: '#14' },
    '#14': {
      does: 'add Sec-WebSocket-Protocol, if there is a protocol',
      always: [
        { guard: { thereIsNoProtocol: ({ protocol }) => protocol === null }, target: '#15' },
        { step: '#14p2', actions: { addProtocol: (c) => add(c, `Sec-WebSocket-Protocol: ${c.protocol}`) }, target: '#15' },
      ],
    },
    '#15': {
      does: 'add the cookies, if there are any',
      always: [
        {
          step: '#15p2',
          guard: { thereAreCookies: at('#15', ({ cookies }) => cookies.length > 0) },
          actions: { addCookies: at(['#15', '#15p2'], (c) => add(c, ...c.cookies)) },
          target: '#16',
        },
        '#16',
      ],
    },
    '#16': {
      also: '#16p2',
      does: 'draw how many spaces',
      entry: {
        letSpaces1BeRandom: (c) => (c.spaces1 = 1 + drawn(c, 12)),
        letSpaces2BeRandom: at('#16p2', (c) => (c.spaces2 = 1 + drawn(c, 12))),
      },
      always: '#17',
    },
    '#17': {
      also: '#17p2',
      does: 'compute the largest numbers',
      entry: {
        letMax1: (c) => (c.max1 = Math.floor(4_294_967_295 / c.spaces1)),
        letMax2: at('#17p2', (c) => (c.max2 = Math.floor(4_294_967_295 / c.spaces2))),
      },
      always: '#18',
    },
    '#18': {
      also: '#18p2',
      does: 'draw the numbers',
      entry: {
        letNumber1BeRandom: (c) => (c.number1 = drawn(c, c.max1 + 1)),
        letNumber2BeRandom: at('#18p2', (c) => (c.number2 = drawn(c, c.max2 + 1))),
      },
      always: '#19',
    },
    '#19': {
      also: '#19p2',
      does: 'multiply numbers and spaces',
      entry: {
        letProduct1: (c) => (c.product1 = c.number1 * c.spaces1),
        letProduct2: at('#19p2', (c) => (c.product2 = c.number2 * c.spaces2)),
      },
      always: '#20',
    },
    '#20': {
      also: '#20p2',
      does: 'write each product in decimal',
      entry: {
        letKey1BeProduct1: (c) => (c.key1 = String(c.product1)),
        letKey2BeProduct2: at('#20p2', (c) => (c.key2 = String(c.product2))),
      },
      always: '#21',
    },
    '#21': {
      also: '#21p2',
      does: 'insert the spaces',
      entry: {
        insertSpacesIntoKey1: (c) => (c.key1 = inserted(c, ' '.repeat(c.spaces1), c.key1)),
        insertSpacesIntoKey2: at('#21p2', (c) => (c.key2 = inserted(c, ' '.repeat(c.spaces2), c.key2))),
      },
      always: '#22',
    },
    '#22': {
      also: '#22p2',
      does: 'insert other characters',
      entry: {
        insertCharactersIntoKey1: (c) => (c.key1 = inserted(c, characters(c), c.key1)),
        insertCharactersIntoKey2: at('#22p2', (c) => (c.key2 = inserted(c, characters(c), c.key2))),
      },
      always: [
        {
          // Draw again, so that what is left stays uniform.
          guard: {
            aSpaceIsAtAnEdge: at(
              ['#21', '#21p2'],
              (c) => c.policies['client.key.edgeSpaces'] === 'inside' && [c.key1, c.key2].some((key) => key !== key.trim()),
            ),
          },
          target: '#20',
        },
        '#23',
      ],
    },
    '#23': {
      also: '#23p2',
      does: 'add the keys',
      entry: {
        addKey1: (c) => add(c, `Sec-WebSocket-Key1: ${c.key1}`),
        addKey2: at('#23p2', (c) => add(c, `Sec-WebSocket-Key2: ${c.key2}`)),
        // Behind a 407, the answer to it: a field among those that are complete with step 23.
        addAuthorization: at(['#23p2', '#31p2'], (c) => {
          if (c.authorization !== null) add(c, `Proxy-Authorization: ${c.authorization}`);
        }),
      },
      always: '#24',
    },
    '#24': {
      does: 'send the fields in random order',
      always: [
        {
          guard: { fieldsAreLeft: ({ fields }) => fields.length > 0 },
          actions: {
            pickField: (c) => {
              const index = drawn(c, c.fields.length);
              c.picked = c.fields[index] as string;
              c.fields = c.fields.toSpliced(index, 1);
            },
            sendField: { tell: ({ picked }) => send(encodeUtf8(picked + CRLF)) },
          },
          target: '#24',
        },
        '#25',
      ],
    },
    '#25': { does: 'send CRLF', entry: { sendCrlf: send(encodeUtf8(CRLF)) }, always: '#26' },
    '#26': {
      does: 'draw key3',
      entry: { letKey3BeRandom: (c) => (c.key3 = Bytes.from(Array.from({ length: 8 }, () => drawn(c, 256)))) },
      always: '#27',
    },
    '#27': { does: 'send key3', entry: { sendKey3: { tell: ({ key3 }) => send(key3.view()) } }, always: '#28' },
    '#28': {
      does: 'read the status line',
      entry: {
        letFieldBeEmpty: (c) => (c.field = Bytes.empty),
        startStatusLineTimer: at('#28p3', { type: 'START_TIMER', timer: 'statusLine' }),
      },
      exit: { stopStatusLineTimer: at('#28p3', { type: 'STOP_TIMER', timer: 'statusLine' }) },
      on: {
        BYTE: [
          { guard: { statusLineIsTooLong: (c) => c.field.length >= c.limits['client.handshake.limits.line'] }, ...tooMuch },
          { guard: { byteIsLF }, actions: { appendToField }, target: '#28p2' },
          { actions: { appendToField } },
        ],
        TCP_CLOSED: '#28p2',
        STATUS_LINE_TIMEOUT: { step: '#28p3', ...failed },
      },
    },
    '#28p2': {
      does: 'seven bytes, CRLF, two spaces?',
      always: [
        { guard: { fieldIsShorterThanSevenBytes: ({ field }) => field.length < 7 }, ...failed },
        // A 0x0D earlier in the line does not matter (E05).
        { guard: { fieldDoesNotEndInCRLF: ({ field }) => field.at(-2) !== CR || field.at(-1) !== LF }, ...failed },
        { guard: { fieldHasFewerThanTwoSpaces: (c) => c.field.view().filter((byte) => byte === SPACE).length < 2 }, ...failed },
        '#29',
      ],
    },
    '#29': {
      does: 'code: between the first two spaces',
      entry: { letCode: (c) => (c.code = c.field.latin1().split(' ')[1] as string) },
      always: '#30',
    },
    '#30': {
      does: 'three digits?',
      always: [
        { guard: { codeIsNotThreeDigits: ({ code }) => code.length !== 3 || !allWithin(code, 0x30, 0x39) }, ...failed },
        '#31',
      ],
    },
    '#31': {
      does: '101, 407, or something else?',
      always: [
        { guard: { codeIs101: ({ code }) => code === '101' }, target: '#32' },
        {
          step: '#31p2',
          guard: {
            codeIs407AndCredentialsAreAtHand: (c) =>
              c.code === '407' && c.credentials !== null && c.policies['client.proxy.auth'] === 'retry',
          },
          target: '#32',
        },
        { step: '#31p2', guard: { codeIs407: ({ code }) => code === '407' }, ...failed },
        { step: '#31p3', ...failed },
      ],
    },
    '#31p2': {
      does: 'close, and connect again with credentials, if Basic is offered',
      always: [
        {
          guard: {
            basicIsNotOffered: (c) =>
              !offersBasic(c.entries.filter(({ name }) => name === 'proxy-authenticate').map(({ value }) => value)),
          },
          ...failed,
        },
        {
          actions: {
            stopHandshakeTimer,
            closeTcp: { type: 'CLOSE_TCP' },
            // Once: a second 407 finds none left and fails.
            useCredentials: (c) => {
              c.authorization = c.credentials;
              c.credentials = null;
            },
          },
          target: '#2',
        },
      ],
    },
    '#32': {
      does: 'entries: none yet',
      entry: {
        letEntriesBeEmpty: (c) => (c.entries = []),
        startHandshakeTimer: at('10.3.4.5.1#p2', { type: 'START_TIMER', timer: 'handshake' }),
      },
      always: '#33',
    },
    '#33': {
      does: 'name and value: empty',
      entry: {
        letNameAndValueBeEmpty: (c) => {
          c.name = Bytes.empty;
          c.value = Bytes.empty;
        },
      },
      always: '#34',
    },
    '#34': {
      also: '#34p3',
      does: 'read a byte of a name',
      on: {
        TCP_CLOSED: { step: '#34p2', ...failed },
        ...tooLate,
        BYTE: [
          { step: '#34a', guard: { byteIsCRAndNameIsEmpty: (c, { byte }) => byte === CR && c.name.length === 0 }, target: '#40' },
          { step: '#34a', guard: { byteIsCR }, ...failed },
          { step: '#34b', guard: { byteIsLF }, ...failed },
          { step: '#34c', guard: { byteIsColon: (_, { byte }) => byte === COLON }, target: '#35' },
          { guard: { nameIsTooLong: (c) => c.name.length >= c.limits['client.handshake.limits.name'] }, ...tooMuch },
          {
            step: '#34d',
            guard: { byteIsCapital: (_, { byte }) => byte >= 0x41 && byte <= 0x5a },
            actions: { appendLowercaseToName: (c, { byte }) => (c.name = c.name.append(byte + 0x20)) },
          },
          { step: '#34e', actions: { appendToName: (c, { byte }) => (c.name = c.name.append(byte)) } },
        ],
      },
    },
    '#35': {
      also: '#35p3',
      does: 'read the byte after the colon',
      on: {
        TCP_CLOSED: { step: '#35p2', ...failed },
        ...tooLate,
        BYTE: [
          { step: '#35a', guard: { byteIsSpace: (_, { byte }) => byte === SPACE }, target: '#36' },
          {
            // E14: the byte is treated as step 36 says, which moves to 37.
            step: '#35b',
            guard: {
              byteIsCRAndMovesToLF: (c, { byte }) => byte === CR && c.policies['client.field.emptyValueNoSpace'] === 'toLF',
            },
            target: '#37',
          },
          { step: '#35b', guard: { byteIsCR }, target: '#36' },
          { step: ['#35b', '#36b'], guard: { byteIsLF }, ...failed },
          { step: ['#35b', '#36c'], actions: { appendToValue }, target: '#36' },
        ],
      },
    },
    '#36': {
      also: '#36p3',
      does: 'read a byte of a value',
      on: {
        TCP_CLOSED: { step: '#36p2', ...failed },
        ...tooLate,
        BYTE: [
          { step: '#36a', guard: { byteIsCR }, target: '#37' },
          { step: '#36b', guard: { byteIsLF }, ...failed },
          { guard: { valueIsTooLong: (c) => c.value.length >= c.limits['client.handshake.limits.value'] }, ...tooMuch },
          { step: '#36c', actions: { appendToValue } },
        ],
      },
    },
    '#37': {
      does: 'read the LF of a field',
      on: {
        TCP_CLOSED: { step: '#37p2', ...failed },
        ...tooLate,
        BYTE: [
          { guard: { byteIsLF }, target: '#38' },
          { step: '#37p2', ...failed },
        ],
      },
    },
    '#38': {
      does: 'keep name and value',
      entry: { appendEntry: (c) => (c.entries = [...c.entries, { name: decodeUtf8(c.name), value: decodeUtf8(c.value) }]) },
      always: [
        { guard: { entriesAreTooMany: (c) => c.entries.length > c.limits['client.handshake.limits.fields'] }, ...tooMuch },
        { guard: { entriesAreTooLarge: (c) => sizeOf(c.entries) > c.limits['client.handshake.limits.bytes'] }, ...tooMuch },
        '#39',
      ],
    },
    '#39': { does: 'next field', always: '#33' },
    '#40': {
      does: 'read the LF of the blank line',
      on: {
        TCP_CLOSED: { step: '#40p2', ...failed },
        ...tooLate,
        BYTE: [
          { step: '#31p2', guard: { byteIsLFAndCodeIs407: (c, { byte }) => byte === LF && c.code === '407' }, target: '#31p2' },
          { guard: { byteIsLF }, target: '#41' },
          { step: '#40p2', ...failed },
        ],
      },
    },
    '#41': {
      does: 'does each required field occur once, and is no name empty?',
      always: [
        { guard: { upgradeIsNotThereOnce: ({ entries }) => count(entries, 'upgrade') !== 1 }, ...failed },
        { guard: { connectionIsNotThereOnce: ({ entries }) => count(entries, 'connection') !== 1 }, ...failed },
        { guard: { originIsNotThereOnce: ({ entries }) => count(entries, 'sec-websocket-origin') !== 1 }, ...failed },
        { guard: { locationIsNotThereOnce: ({ entries }) => count(entries, 'sec-websocket-location') !== 1 }, ...failed },
        {
          guard: {
            protocolWasAskedForAndIsNotThereOnce: (c) => c.protocol !== null && count(c.entries, 'sec-websocket-protocol') !== 1,
          },
          ...failed,
        },
        { guard: { aNameIsEmpty: ({ entries }) => count(entries, '') > 0 }, ...failed },
        'nextEntry',
      ],
    },
    nextEntry: {
      step: '#41',
      does: 'next entry, by its name',
      always: [
        { guard: { noEntryIsLeft: ({ entries }) => entries.length === 0 }, target: '#42' },
        { step: '#41a', guard: { nameIsUpgrade: named('upgrade') }, target: '#41a' },
        { step: '#41b', guard: { nameIsConnection: named('connection') }, target: '#41b' },
        { step: '#41c', guard: { nameIsOrigin: named('sec-websocket-origin') }, target: '#41c' },
        { step: '#41d', guard: { nameIsLocation: named('sec-websocket-location') }, target: '#41d' },
        { step: '#41e', guard: { nameIsProtocol: named('sec-websocket-protocol') }, target: '#41e' },
        { step: '#41f', guard: { nameIsOfACookie: named('set-cookie', 'set-cookie2') }, target: '#41f' },
        { step: '#41g', target: 'entryDone' },
      ],
    },
    '#41a': {
      does: 'Upgrade: exactly WebSocket?',
      always: [
        {
          guard: {
            valueIsNotWebSocket: ({ entries, policies }) =>
              policies['client.upgrade.case'] === 'insensitive'
                ? !equalIgnoringAsciiCase(first(entries).value, 'WebSocket')
                : first(entries).value !== 'WebSocket',
          },
          ...failed,
        },
        'entryDone',
      ],
    },
    '#41b': {
      does: 'Connection: upgrade in any case?',
      always: [
        { guard: { valueIsNotUpgrade: ({ entries }) => asciiLowercase(first(entries).value) !== 'upgrade' }, ...failed },
        'entryDone',
      ],
    },
    '#41c': {
      does: 'Sec-WebSocket-Origin: our origin?',
      always: [
        {
          // E12: our origin is lowercased; the policy may lower the value too.
          guard: {
            valueIsNotTheOrigin: ({ entries, origin, policies }) => {
              const { value } = first(entries);
              const compared = policies['client.origin.compare'] === 'valueLowered' ? asciiLowercase(value) : value;
              return compared !== asciiLowercase(origin);
            },
          },
          ...failed,
        },
        'entryDone',
      ],
    },
    '#41d': {
      does: 'Sec-WebSocket-Location: our URL?',
      entry: { constructUrl: { type: 'CONSTRUCT_URL' } },
      on: {
        URL_CONSTRUCTED: [
          {
            // Exact, host included, unless the policy relaxes it (E18).
            guard: {
              valueIsNotTheUrl: ({ entries, host, policies }, { url }) => {
                const { value } = first(entries);
                if (policies['client.location.compare'] !== 'hostInsensitive') return value !== url;
                const start = url.indexOf('://') + 3;
                const end = start + host.length;
                const fold = (text: string) => text.slice(0, start) + asciiLowercase(text.slice(start, end)) + text.slice(end);
                return fold(value) !== fold(url);
              },
            },
            ...failed,
          },
          'entryDone',
        ],
      },
    },
    '#41e': {
      does: 'Sec-WebSocket-Protocol: what we asked for?',
      always: [
        { guard: { valueIsNotTheProtocol: (c) => c.protocol !== null && first(c.entries).value !== c.protocol }, ...failed },
        'entryDone',
      ],
    },
    '#41f': {
      does: 'store the cookie',
      always: [
        {
          // E17
          guard: { cookiesAreKeptInOrder: ({ policies }) => policies['client.cookie.when'] === 'inOrder' },
          actions: { setCookie: { tell: ({ entries }) => ({ type: 'SET_COOKIE', ...first(entries) }) } },
          target: 'entryDone',
        },
        { actions: { holdCookie: (c) => (c.heldCookies = [...c.heldCookies, first(c.entries)]) }, target: 'entryDone' },
      ],
    },
    entryDone: {
      step: '#41',
      does: 'the entry is done',
      entry: { takeEntry: at(['#41', '#41g'], (c) => (c.entries = c.entries.slice(1))) },
      always: 'nextEntry',
    },
    '#42': {
      does: 'assemble the challenge',
      entry: {
        letChallenge: (c) => {
          const order = c.policies['number.byteOrder'];
          c.challenge = Bytes.from(challengeOf(c.number1, c.number2, c.key3.view(), order));
        },
      },
      always: '#43',
    },
    '#43': {
      does: 'compute the MD5 of the challenge',
      entry: { letExpected: (c) => (c.expected = Bytes.from(md5(c.challenge.view()))) },
      always: '#44',
    },
    '#44': {
      does: 'read sixteen bytes',
      entry: { letReplyBeEmpty: (c) => (c.reply = Bytes.empty) },
      on: {
        TCP_CLOSED: { step: '#44p2', ...failed },
        ...tooLate,
        BYTE: [
          { guard: { byteIsTheSixteenth: ({ reply }) => reply.length === 15 }, actions: { appendToReply }, target: '#45' },
          { actions: { appendToReply } },
        ],
      },
    },
    '#45': {
      does: 'is the digest as expected?',
      always: [
        { guard: { replyIsNotAsExpected: ({ reply, expected }) => reply.latin1() !== expected.latin1() }, ...failed },
        'heldCookies',
      ],
    },
    heldCookies: {
      step: '#41f',
      does: 'keep the cookies that were held back',
      always: [
        {
          guard: { aCookieIsHeld: ({ heldCookies }) => heldCookies.length > 0 },
          actions: {
            setHeldCookie: { tell: ({ heldCookies }) => ({ type: 'SET_COOKIE', ...first(heldCookies) }) },
            dropHeldCookie: (c) => (c.heldCookies = c.heldCookies.slice(1)),
          },
          target: 'heldCookies',
        },
        '#46',
      ],
    },
    '#46': {
      also: '10.3.4.8#p4',
      does: 'the connection is established',
      entry: { stopHandshakeTimer, establish: (c) => (c.established = true), tellEstablished: { type: 'ESTABLISHED' } },
    },
    over: { step: '#p1', does: 'the algorithm is over' },
  },
});

function add(c: Handshake, ...lines: readonly string[]): void {
  c.fields = [...c.fields, ...lines];
}

function count(entries: readonly Entry[], name: string): number {
  return entries.filter((entry) => entry.name === name).length;
}

/** The entry that step 41 handles now, or the cookie that is kept now. */
function first(entries: readonly Entry[]): Entry {
  return entries[0] as Entry;
}

function named(...names: string[]) {
  return ({ entries }: Handshake) => names.includes(first(entries).name);
}

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Policies, type StepId, vectors } from '../../spec/index.js';
import { server } from '../index.js';
import { alone } from '../language/machine.js';
import { type Changes, fromHex, type Given, golden, lines, requestFields, Trial } from '../testing.js';
import { Bytes } from '../values/bytes.js';
import { serverSendingHandshake } from './sending-handshake.js';

const KEY3 = 'Tm[K T2u';
const REPLY = [
  'HTTP/1.1 101 WebSocket Protocol Handshake',
  'Upgrade: WebSocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Location: ws://example.com/demo',
  'Sec-WebSocket-Origin: http://example.com',
];

function answered(changes: Changes = {}, given: Given = {}, key3 = KEY3, path = '/demo'): Trial {
  return new Trial(server, given).tell({ type: 'ACCEPT' }).read(lines(`GET ${path} HTTP/1.1`), requestFields(changes), key3);
}

/** The sixteen bytes behind the fields, in hex. */
function responseTo(key1: string, key2: string, policies: Partial<Policies> = {}): string {
  const { sent } = answered({ 'Sec-WebSocket-Key1': key1, 'Sec-WebSocket-Key2': key2 }, { policies });
  return Buffer.from(sent.slice(sent.indexOf('\r\n\r\n') + 4), 'latin1').toString('hex');
}

/** What the text makes of two numbers and key3, big-endian. */
function fingerprint(number1: number, number2: number): string {
  const challenge = Buffer.alloc(8);
  challenge.writeUInt32BE(number1, 0);
  challenge.writeUInt32BE(number2, 4);
  return createHash('md5').update(challenge).update(KEY3, 'latin1').digest('hex');
}

function fieldOf(name: string, trial: Trial): string | undefined {
  return trial.sent
    .split('\r\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 2);
}

const welcoming = { hosts: null, origins: null, resources: null, protocols: [] };

test.each(vectors.golden)('golden vector $id: the keys are answered with exactly this', ({ key1, key2, key3, response }) => {
  const trial = answered({ 'Sec-WebSocket-Key1': key1, 'Sec-WebSocket-Key2': key2 }, {}, fromHex(key3.hex));
  expect(trial.sent).toBe(lines(...REPLY, '') + fromHex(response.hex));
  expect(trial.has('ESTABLISHED')).toBe(true);
});

test.each(vectors.handshakes.filter(({ id }) => id.endsWith('Request')))('the example $id of the text is served', (example) => {
  const service = { hosts: null, origins: null, resources: null, protocols: ['sample'] };
  const trial = new Trial(server, { service })
    .tell({ type: 'ACCEPT' })
    .read(lines(...example.lines, ''), fromHex(example.body.hex));
  expect(trial.sent.slice(-16)).toBe(fromHex(golden(example.golden).response.hex));
});

test('the overview is answered with the fields and bytes of its example', () => {
  const [request, reply] = ['overviewRequest', 'overviewReply'].map((id) => vectors.handshakes.find((each) => each.id === id));
  const service = { hosts: null, origins: null, resources: null, protocols: ['sample'] };
  const trial = new Trial(server, { service }).tell({ type: 'ACCEPT' });
  trial.read(lines(...(request?.lines ?? []), ''), fromHex(request?.body.hex ?? ''));
  expect(trial.sent.split('\r\n').slice(0, -1).sort()).toEqual([...(reply?.lines ?? []), ''].sort());
  expect(trial.sent).toHaveLength(reply?.length ?? 0);
});

test('not a byte is sent before the last byte of key3', () => {
  const trial = answered({}, {}, KEY3.slice(0, 7));
  expect(trial.sent).toBe('');
  expect(trial.read(KEY3.slice(7)).sent).toMatch(/^HTTP\/1.1 101 /);
});

test.each<[string, string, number]>([
  ['the number 0', 'a 0 b ', 0],
  ['twelve spaces', '1 2 a b c d e f g h i j k', 1],
  ['thirteen spaces', `${' x'.repeat(13)}13`, 1],
  ['the largest number', '4294967295 !', 4_294_967_295],
  ['the largest number by twelve spaces: a product above 32 bits', `515396${' '.repeat(12)}07540`, 4_294_967_295],
  ['leading zeros', '000 7', 7],
  ['spaces at the edges, which count', ' 21  ', 7],
  ['the neighbours of the digits, which do not count', '/:1~ \xc2\xb2\xd9\xa12', 12],
])('a key with %s is right', (_, key, number) => {
  expect(responseTo(key, '1 ')).toBe(fingerprint(number, 1));
  expect(responseTo('1 ', key)).toBe(fingerprint(1, number));
});

test.each<[string, string, StepId, StepId]>([
  ['no spaces', '12', '10.3.4.4.2#5p3', '10.3.4.4.2#5p3'],
  ['no-break spaces and tabs only', '1\xc2\xa02\t', '10.3.4.4.2#5p3', '10.3.4.4.2#5p3'],
  ['neither spaces nor digits', 'x', '10.3.4.4.2#5p3', '10.3.4.4.2#5p3'],
  ['nothing in it', '', '10.3.4.4.2#5p3', '10.3.4.4.2#5p3'],
  ['a quotient that is not whole', '3 a a', '10.3.4.4.2#6', '10.3.4.4.2#6p2'],
  ['a quotient just beside a whole one', '4294967297 a a', '10.3.4.4.2#6', '10.3.4.4.2#6p2'],
  ['an odd number above 2^53 by two spaces', '9007199254740993 a a', '10.3.4.4.2#6', '10.3.4.4.2#6p2'],
])('a key with %s aborts without a byte', (_, key, step1, step2) => {
  for (const [changes, step] of [
    [{ 'Sec-WebSocket-Key1': key }, step1],
    [{ 'Sec-WebSocket-Key2': key }, step2],
  ] as const) {
    const trial = answered(changes);
    expect([trial.refusedBy, trial.sent, trial.all('CLOSE_TCP').length]).toEqual([step, '', 1]);
  }
});

test.each(['Sec-WebSocket-Key1', 'Sec-WebSocket-Key2'])('%s missing counts as a key without spaces (E34)', (name) => {
  expect(answered({ [name]: undefined }).refusedBy).toBe('10.3.4.4.2#5p3');
});

test('a key without digits aborts, or counts as 0 by policy server.key.noDigits (E31)', () => {
  expect(responseTo('a b', '1 ')).toBe('');
  expect(responseTo('a b', '1 ', { 'server.key.noDigits': 'zero' })).toBe(fingerprint(0, 1));
  expect(responseTo('1 ', ' ', { 'server.key.noDigits': 'zero' })).toBe(fingerprint(1, 0));
});

test('a quotient above 32 bits aborts, or is cut by policy server.key.overflow (E16)', () => {
  const modulo = { 'server.key.overflow': 'modulo' } as const;
  for (const key of ['4294967296 ', '8589934594  ', '9007199254740993 ', `${'9'.repeat(1000)} `]) {
    expect(answered({ 'Sec-WebSocket-Key1': key }).has('ABORT')).toBe(true);
  }
  expect(responseTo('4294967297 ', '1 ', modulo)).toBe(fingerprint(1, 1));
  expect(responseTo('1 ', '9007199254740993 ', modulo)).toBe(fingerprint(1, 1));
});

test('a product above 2^53 whose quotient fits is right to the last digit', () => {
  const spaces = 3_000_001;
  const key = `${4_294_967_295n * BigInt(spaces)}${' '.repeat(spaces)}`;
  const clientFields = [
    { name: 'host', value: 'example.com' },
    { name: 'origin', value: 'null' },
    { name: 'sec-websocket-key1', value: key },
    { name: 'sec-websocket-key2', value: '1 ' },
  ];
  const trial = new Trial(alone(serverSendingHandshake), { clientFields, key3: Bytes.from(Buffer.from(KEY3)) });
  trial.tell({ type: 'ACCEPT' }, { type: 'HANDSHAKE_READ' }, { type: 'URL_CONSTRUCTED', url: 'ws://example.com/' });
  expect(Buffer.from(trial.sent.slice(-16), 'latin1').toString('hex')).toBe(fingerprint(4_294_967_295, 1));
});

test('policy number.byteOrder little answers with little-endian numbers (E01)', () => {
  const swapped = [155_712_099, 173_347_027].map((number) => Buffer.from(Uint32Array.of(number).buffer).readUInt32BE());
  const { key1, key2 } = golden('openingHandshake');
  const [number1, number2] = swapped as [number, number];
  expect(responseTo(key1, key2, { 'number.byteOrder': 'little' })).toBe(fingerprint(number1, number2));
});

test.each<[string, string, string]>([
  ['example.com', '/', 'ws://example.com/'],
  ['EXAMPLE.com', '/Demo?Q', 'ws://example.com/Demo?Q'],
  ['example.com:8080', '/demo', 'ws://example.com:8080/demo'],
  ['example.com:80', '/demo', 'ws://example.com/demo'],
  ['example.com:443', '/demo', 'ws://example.com:443/demo'],
  ['example.com:0081', '/demo', 'ws://example.com:81/demo'],
  ['b\xc3\xbccher.example', '/demo', 'ws://xn--bcher-kva.example/demo'],
  ['[::1]:81', '/demo', 'ws://[::1]:81/demo'],
  ['[::1]', '/?', 'ws://[::1]/?'],
])('to Host %s and path %s the location is %s', (host, path, location) => {
  expect(fieldOf('Sec-WebSocket-Location', answered({ Host: host }, {}, KEY3, path))).toBe(location);
});

test('policy server.location.case asSent leaves the host as it came (E18)', () => {
  const trial = answered({ Host: 'EXAMPLE.com' }, { policies: { 'server.location.case': 'asSent' } });
  expect(fieldOf('Sec-WebSocket-Location', trial)).toBe('ws://EXAMPLE.com/demo');
});

test('the location is wss, and without port 443, when the connection is secure', () => {
  const secure = (host: string) => {
    const trial = new Trial(server, { secure: true }).tell({ type: 'ACCEPT' }, { type: 'TLS_OPENED' });
    return fieldOf('Sec-WebSocket-Location', trial.read('GET / \r\n', requestFields({ Host: host }), KEY3));
  };
  expect(['h', 'h:443', 'h:80'].map(secure)).toEqual(['wss://h/', 'wss://h/', 'wss://h:80/']);
});

test('the origin comes back as it was given', () => {
  expect(fieldOf('Sec-WebSocket-Origin', answered({ Origin: 'http://example.org:81' }))).toBe('http://example.org:81');
  expect(fieldOf('Sec-WebSocket-Origin', answered({ Origin: 'null' }))).toBe('null');
});

test.each([undefined, '', 'a"<b>', 'a\x07', 'example.com:65536'])(
  'a server that ignores Host has no location by Host %j but its own, and aborts without one (10.3.4.4.2#2a)',
  (host) => {
    const policies = { 'server.check.host': 'ignore' } as const;
    const trial = answered({ Host: host }, { policies });
    expect([trial.refusedBy, trial.sent]).toEqual(['10.3.4.4.2#2a', '']);
    const own = (service: object) =>
      fieldOf('Sec-WebSocket-Location', answered({ Host: host }, { policies, service: { ...welcoming, ...service } }));
    expect(own({ hosts: ['example.org:81', 'example.net'] })).toBe('ws://example.org:81/demo');
    expect(own({ host: 'example.net' })).toBe('ws://example.net/demo');
  },
);

test.each([undefined, '', 'anybody'])(
  'a server that ignores Origin has no origin by Origin %j but its own, and aborts without one (10.3.4.4.2#2e)',
  (origin) => {
    const policies = { 'server.check.origin': 'ignore' } as const;
    const trial = answered({ Origin: origin }, { policies });
    expect([trial.refusedBy, trial.sent]).toEqual(['10.3.4.4.2#2e', '']);
    const own = (service: object) =>
      fieldOf('Sec-WebSocket-Origin', answered({ Origin: origin }, { policies, service: { ...welcoming, ...service } }));
    expect(own({ origins: ['http://example.org'] })).toBe('http://example.org');
    expect(own({ origin: 'null' })).toBe('null');
  },
);

test('a subprotocol comes back if it is asked for and supported, and never otherwise', () => {
  const service = { hosts: null, origins: null, resources: null, protocols: ['chat', 'other'] };
  const ignore = { policies: { 'server.check.protocolUnknown': 'ignore' } } as const;
  const protocol = (value: string | undefined, given: Given = {}) =>
    fieldOf('Sec-WebSocket-Protocol', answered({ 'Sec-WebSocket-Protocol': value }, { service, ...given }));
  expect([protocol('chat'), protocol('other'), protocol(undefined)]).toEqual(['chat', 'other', undefined]);
  expect([protocol('Chat', ignore), protocol('', ignore)]).toEqual([undefined, undefined]);
  expect(protocol('', { service: { ...service, protocols: [''] } })).toBe('');
});

test('policy server.subprotocol none answers without the subprotocol that was asked for', () => {
  const service = { hosts: null, origins: null, resources: null, protocols: ['chat'] };
  const trial = answered({ 'Sec-WebSocket-Protocol': 'chat' }, { service, policies: { 'server.subprotocol': 'none' } });
  expect([trial.has('ESTABLISHED'), fieldOf('Sec-WebSocket-Protocol', trial)]).toEqual([true, undefined]);
});

test.each([
  ['first', 6],
  ['last', 0],
  // "6 , 0 " has three spaces, "6 ,0 " two.
  ['joined', 20],
  ['joinedTight', 30],
] as const)('of two keys, policy server.field.duplicate %s takes that value (E34)', (option, number) => {
  const trial = new Trial(server, { policies: { 'server.field.duplicate': option } }).tell({ type: 'ACCEPT' });
  const fields = requestFields({ 'Sec-WebSocket-Key1': '6 ', 'Sec-WebSocket-Key2': '1 ' }, 'Sec-WebSocket-Key1: 0 ');
  trial.read('GET / \r\n', fields, KEY3);
  expect(Buffer.from(trial.sent.slice(-16), 'latin1').toString('hex')).toBe(fingerprint(number, 1));
});

test('a failed TLS handshake closes without a byte', () => {
  const trial = new Trial(server, { secure: true }).tell({ type: 'ACCEPT' }, { type: 'TLS_FAILED' });
  expect([trial.sent, trial.all('CLOSE_TCP').length]).toEqual(['', 1]);
});

test('a client that closes before key3 is complete gets no answer', () => {
  const trial = answered({}, {}, KEY3.slice(0, 7)).tell({ type: 'TCP_CLOSED' }).read(KEY3.slice(7));
  expect([trial.sent, trial.has('ESTABLISHED'), trial.all('CLOSE_TCP').length]).toEqual(['', false, 1]);
});

test('a frame right behind key3 is read', () => {
  expect(answered({}, {}, `${KEY3}\x00hi\xff`).messages).toEqual(['hi']);
});

test('a handshake that is not there in time is aborted, in TLS or while it is read; later the timer is stopped', () => {
  const timeout = { type: 'HANDSHAKE_TIMEOUT' } as const;
  const accepted = (given: Given = {}) => new Trial(server, given).tell({ type: 'ACCEPT' });
  expect(accepted().all('START_TIMER')).toEqual([{ type: 'START_TIMER', timer: 'handshake' }]);
  expect(accepted().read('GET /').tell(timeout).refusedBy).toBe('10.3.4.6#p4');
  expect(accepted({ secure: true }).tell(timeout).refusedBy).toBe('10.3.4.6#p4');
  const trial = answered();
  expect(trial.all('STOP_TIMER')).toEqual([{ type: 'STOP_TIMER', timer: 'handshake' }]);
  expect(trial.tell(timeout).refusedBy).toBeUndefined();
});

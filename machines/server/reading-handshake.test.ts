import { expect, test } from 'vitest';
import type { Limits, Policies, StepId } from '../../spec/index.js';
import { alone } from '../language/machine.js';
import { type Changes, type Given, requestFields, requestLine, Trial } from '../testing.js';
import { serverReadingHandshake } from './reading-handshake.js';

const machine = alone(serverReadingHandshake);
const KEY3 = '\x00\xff\r\n\r\n: ';

function reading(given: Given = {}): Trial {
  return new Trial(machine, given).tell({ type: 'READ_HANDSHAKE' });
}

/** The step that aborted a client's handshake; undefined if all of it was read. */
function outcome(bytes: string, given: Given = {}): StepId | undefined {
  const trial = reading(given).read(bytes);
  expect(trial.told).toHaveLength(1);
  expect(trial.sent).toBe('');
  return trial.refusedBy;
}

function request(changes: Changes = {}, ...more: string[]): string {
  return requestLine + requestFields(changes, ...more) + KEY3;
}

function policies(chosen: Partial<Policies>): Given {
  return { policies: chosen };
}

function service(lists: object): Given {
  return { service: { hosts: null, origins: null, resources: null, protocols: [], ...lists } };
}

interface Read {
  requested: string;
  clientFields: { name: string; value: string }[];
  key3: { latin1(): string };
}

function readFrom(bytes: string, given: Given = {}): Read {
  return reading(given).read(bytes).variables as Read;
}

/** The value that was read of one more field. */
function valueRead(line: string, name = 'x'): string | undefined {
  const { clientFields } = readFrom(request({}, line));
  return clientFields.find((field) => field.name === name)?.value;
}

test('a handshake is read with the eighth byte of key3, not before', () => {
  const trial = reading().read(request().slice(0, -1));
  expect(trial.told).toEqual([]);
  expect(trial.read(KEY3.slice(-1)).told).toEqual([{ type: 'HANDSHAKE_READ' }]);
});

test('10.3.4.4.1#p3: resource, fields in their order, and key3 are what the client sent, names in lowercase', () => {
  const { requested, clientFields, key3 } = readFrom(request({}, 'X-Unknown: 1', 'HOST2: A'));
  expect(requested).toBe('/demo');
  expect(clientFields.map(({ name }) => name)).toEqual([
    'host',
    'connection',
    'sec-websocket-key2',
    'upgrade',
    'sec-websocket-key1',
    'origin',
    'x-unknown',
    'host2',
  ]);
  expect(clientFields.at(-1)).toEqual({ name: 'host2', value: 'A' });
  expect(key3.latin1()).toBe(KEY3);
});

test.each([
  'GET / HTTP/1.1\r\n',
  'GET / HTTP/1.0\r\n',
  'GET / \r\n',
  'GET / anything: at all\r\n',
  'GET / lone \r and \n and \r\r\n',
  'GET /!~?#% HTTP/1.1\r\n',
])('request line %j is in order', (line) => {
  expect(outcome(line + requestFields() + KEY3)).toBeUndefined();
});

test.each(['POST', 'get', 'GE ', 'GET\t', 'GET  ', 'GET demo', 'GET http:', 'GET /\x7f', 'GET /\x80', 'GET /\r', '\r\n', 'GGET'])(
  'a request that begins with %j is aborted (10.3.4.4.1#p2)',
  (bytes) => {
    expect(outcome(bytes)).toBe('10.3.4.4.1#p2');
  },
);

test.each<[string, string | undefined]>([
  ['X: a', 'a'],
  ['X:a', 'a'],
  ['X:  a ', ' a '],
  ['X:', ''],
  ['X: ', ''],
  ['X: a: b', 'a: b'],
  ['X:: b', ': b'],
  ['X: \x00\x7f', '\x00\x7f'],
])('the value of %j is %j: one space goes, if there is one (E11)', (line, value) => {
  expect(valueRead(line)).toBe(value);
});

test('10.3.4.4.1#5p3: names and values are text in UTF-8', () => {
  expect(valueRead('X: \xc3\xa4')).toBe('ä');
});

test('policy server.field.space required aborts where the space is missing', () => {
  const required = policies({ 'server.field.space': 'required' });
  expect(outcome(request({}, 'X: a'), required)).toBeUndefined();
  for (const line of ['X:a', 'X:', 'X::']) {
    expect(outcome(request({}, line).slice(0, -KEY3.length), required)).toBe('10.3.4.4.1#5p4');
  }
});

test('a name is anything of 21-7E up to the first colon', () => {
  expect(valueRead('!#$%&\'*+-.^_`|~"(),/;<=>?@[\\]{}: a', '!#$%&\'*+-.^_`|~"(),/;<=>?@[\\]{}')).toBe('a');
});

test.each<[string, string]>([
  ['an empty name', ': a\r\n'],
  ['a space in a name', 'X Y: a\r\n'],
  ['a tab in a name', 'X\t: a\r\n'],
  ['a byte above 7E in a name', 'X\x80: a\r\n'],
  ['a line without colon', 'X\r\n'],
  ['a line that begins with a space', ' X: a\r\n'],
  ['LF in place of a name', '\n'],
  ['LF alone after a value', 'X: a\n'],
  ['LF alone after the colon', 'X:\n'],
  ['CR alone in a value', 'X: a\rb'],
  ['CR twice after a value', 'X: a\r\r\n'],
  ['CR alone in place of a name', '\rX'],
])('%s is aborted', (_, bytes) => {
  expect(reading().read(requestLine, bytes).has('ABORT')).toBe(true);
});

test.each(['Host', 'Connection', 'Upgrade', 'Origin', 'Sec-WebSocket-Key1', 'Sec-WebSocket-Key2'])(
  'two %s fields are aborted, and served by another policy (E34)',
  (name) => {
    const [again] = requestFields()
      .split('\r\n')
      .filter((line) => line.startsWith(name));
    const twice = request({}, (again as string).toUpperCase());
    expect(reading().read(twice).has('ABORT')).toBe(true);
    const { clientFields } = readFrom(twice, policies({ 'server.field.duplicate': 'first' }));
    expect(clientFields.filter((field) => field.name === name.toLowerCase())).toHaveLength(2);
    expect(outcome(twice, policies({ 'server.field.duplicate': 'first' }))).toBeUndefined();
  },
);

test.each<[string, string, StepId]>([
  ['Upgrade', 'WebSocket', '10.3.4.4.1#ap2'],
  ['Connection', 'Upgrade', '10.3.4.4.1#bp2'],
  ['Host', 'example.com', '10.3.4.4.1#cp2'],
  ['Origin', 'http://example.com', '10.3.4.4.1#dp2'],
  ['Sec-WebSocket-Protocol', 'chat', '10.3.4.4.1#ep2'],
])('a value of two %s fields that is taken is the one that is checked (E34)', (name, good, step) => {
  const ours = { hosts: ['example.com'], origins: ['http://example.com'], protocols: ['chat'] };
  const twice = (first: string, second: string, option: Policies['server.field.duplicate']) => {
    const given = { ...service(ours), ...policies({ 'server.field.duplicate': option }) };
    const trial = reading(given).read(requestLine, requestFields({ [name]: first }, `${name}: ${second}`));
    return trial.refusedBy ?? 'taken';
  };
  expect([twice(good, 'x', 'first'), twice('x', good, 'first')]).toEqual(['taken', step]);
  expect([twice(good, 'x', 'last'), twice('x', good, 'last')]).toEqual([step, 'taken']);
  for (const option of ['abort', 'joined', 'joinedTight'] as const) expect(twice(good, good, option)).toBe(step);
});

test('values are joined with a comma and a space, or with a comma alone', () => {
  const asked: string[] = [];
  const protocols = (value: string) => asked.push(value) > 0;
  const twice = request({ 'Sec-WebSocket-Protocol': 'a' }, 'Sec-WebSocket-Protocol: b');
  for (const option of ['joined', 'joinedTight'] as const) {
    outcome(twice, { ...service({ protocols }), ...policies({ 'server.field.duplicate': option }) });
  }
  expect(asked).toEqual(['a, b', 'a,b']);
});

test.each(['\xc0\x80', '\xed\xa0\x80', '\xff', 'a\xe2\x82'])(
  'a value that is not UTF-8 is aborted at the end of its line, or read: %j',
  (bytes) => {
    const trial = reading().read(requestLine, `X: ${bytes}\r`);
    expect(trial.has('ABORT')).toBe(false);
    expect(trial.read('\n').all('ABORT')).toEqual([{ type: 'ABORT', step: '10.3.4.4.1#5p3', why: 'fieldIsNotUtf8' }]);
    expect(outcome(request({}, `X: ${bytes}`), policies({ 'server.check.utf8': 'accept' }))).toBeUndefined();
  },
);

test.each(['anybody', '', 'http://example.com/', 'http://a, http://b', 'http://example.com:80'])(
  'an Origin that is no serialization of one is none that is expected, even of a server that welcomes any: %j',
  (origin) => {
    expect(outcome(request({ Origin: origin }).slice(0, -KEY3.length))).toBe('10.3.4.4.1#dp2');
  },
);

test('the port of a Host is compared as a number, and the default is none', () => {
  const ours = service({ hosts: ['example.com', 'example.org:81'] });
  expect(outcome(request({ Host: 'example.com:80' }), ours)).toBeUndefined();
  expect(outcome(request({ Host: 'example.org:0081' }), ours)).toBeUndefined();
  expect(outcome(request({ Host: 'example.org' }).slice(0, -KEY3.length), ours)).toBe('10.3.4.4.1#cp2');
});

test('two subprotocols are aborted; an unknown field may come as often as it likes', () => {
  const chat = 'Sec-WebSocket-Protocol: chat';
  expect(
    reading(service({ protocols: ['chat'] }))
      .read(request({}, chat, chat))
      .has('ABORT'),
  ).toBe(true);
  expect(outcome(request({}, 'X: 1', 'X: 2', 'x: 3'))).toBeUndefined();
});

test.each<[keyof Policies, Changes, StepId]>([
  ['server.check.upgrade', { Upgrade: undefined }, '10.3.4.4.1#ap2'],
  ['server.check.upgrade', { Upgrade: 'WebSocket ' }, '10.3.4.4.1#ap2'],
  ['server.check.upgrade', { Upgrade: 'h2c' }, '10.3.4.4.1#ap2'],
  ['server.check.connection', { Connection: undefined }, '10.3.4.4.1#bp2'],
  ['server.check.connection', { Connection: 'keep-alive, Upgrade' }, '10.3.4.4.1#bp2'],
  ['server.check.host', { Host: undefined }, '10.3.4.4.1#cp2'],
  ['server.check.host', { Host: 'example.org' }, '10.3.4.4.1#cp2'],
  ['server.check.host', { Host: 'example.com:81' }, '10.3.4.4.1#cp2'],
  ['server.check.origin', { Origin: undefined }, '10.3.4.4.1#dp2'],
  ['server.check.origin', { Origin: 'http://example.org' }, '10.3.4.4.1#dp2'],
  ['server.check.origin', { Origin: 'null' }, '10.3.4.4.1#dp2'],
  ['server.check.protocolUnknown', { 'Sec-WebSocket-Protocol': 'Chat' }, '10.3.4.4.1#ep2'],
  ['server.check.protocolUnknown', { 'Sec-WebSocket-Protocol': '' }, '10.3.4.4.1#ep2'],
])('%s: %j is aborted before key3, or ignored', (policy, changes, step) => {
  const ours = service({ hosts: ['example.com'], origins: ['http://example.com'], protocols: ['chat'] });
  expect(outcome(request(changes).slice(0, -KEY3.length), ours)).toBe(step);
  expect(outcome(request(changes), { ...ours, ...policies({ [policy]: 'ignore' }) })).toBeUndefined();
});

test.each<Changes>([
  { Upgrade: 'websocket' },
  { Upgrade: 'WEBSOCKET' },
  { Connection: 'upgrade' },
  { Host: 'EXAMPLE.com' },
  { 'Sec-WebSocket-Protocol': undefined },
  { 'Sec-WebSocket-Protocol': 'chat' },
])('10.3.4.1.10#p2: %j is in order', (changes) => {
  const ours = service({ hosts: ['example.com'], origins: ['http://example.com'], protocols: ['chat'] });
  expect(outcome(request(changes), ours)).toBeUndefined();
});

test('a server that names no hosts or origins welcomes any, but wants the fields', () => {
  expect(outcome(request({ Host: 'anywhere.example:81', Origin: 'null' }))).toBeUndefined();
  expect(
    reading()
      .read(request({ Host: undefined }))
      .has('ABORT'),
  ).toBe(true);
  expect(
    reading()
      .read(request({ Origin: undefined }))
      .has('ABORT'),
  ).toBe(true);
});

test('a server that names its resources aborts on others as soon as it knows', () => {
  const ours = service({ resources: ['/demo'] });
  expect(outcome(request(), ours)).toBeUndefined();
  expect(outcome('GET /demo? ', ours)).toBe('10.3.4.6#p4');
});

test('nothing is read before the connection is open, after an abort, or behind key3', () => {
  const early = new Trial(machine).read(request()).tell({ type: 'READ_HANDSHAKE' }).read(request());
  expect(early.told).toEqual([{ type: 'HANDSHAKE_READ' }]);
  expect(reading().read('POST', request()).told).toHaveLength(1);
  expect(reading().read(request(), request()).told).toHaveLength(1);
});

test.each(['h:99999', ':81', 'a b/c', 'a"<b>', 'a\x07b', '', 'h:', 'user@h', '[::1', 'h:1:2', 'h\x00', 'h\x7f'])(
  'a Host of which no URL can be made, %s, aborts',
  (host) => {
    expect(outcome(request({ Host: host }).slice(0, -KEY3.length))).toBe('10.3.4.4.1#cp2');
  },
);

test.each(['h', 'h:1', 'b\xc3\xbccher.example', 'h:65535', '[::1]', '[::1]:81', '127.0.0.1'])(
  'a Host of which a URL can be made, %s, is in order',
  (host) => {
    expect(outcome(request({ Host: host }))).toBeUndefined();
  },
);

test.each<[string, keyof Limits, number, string]>([
  ['a resource name', 'server.handshake.limits.line', '/demo'.length, request().replace('HTTP/1.1', '')],
  ['the rest of the request line', 'server.handshake.limits.line', 'HTTP/1.1'.length + 1, request()],
  ['CRs in the request line', 'server.handshake.limits.line', 10, request().replace('HTTP/1.1', '\r'.repeat(9))],
  ['CRs between others', 'server.handshake.limits.line', 11, request().replace('HTTP/1.1', '\rx'.repeat(5))],
  ['a name', 'server.handshake.limits.name', 'Sec-WebSocket-Key1'.length, request()],
  ['a value', 'server.handshake.limits.value', 40, request({}, `X: ${'x'.repeat(40)}`)],
  ['a value without space', 'server.handshake.limits.value', 40, request({}, `X:${'x'.repeat(40)}`)],
  ['the number of fields', 'server.handshake.limits.fields', 7, request({}, 'X: 1')],
  ['the bytes of all fields', 'server.handshake.limits.bytes', requestFields().length - 2, request()],
])('%s at its limit is read, and aborts with one more', (_, name, limit, bytes) => {
  expect(outcome(bytes, { limits: { [name]: limit } })).toBeUndefined();
  expect(outcome(bytes, { limits: { [name]: limit - 1 } })).toBe('10.3.4.6#p4');
});

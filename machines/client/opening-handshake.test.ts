import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Limits, Policies, StepId } from '../../spec/index.js';
import { vectors } from '../../spec/index.js';
import { askingClient, type Changes, fromHex, type Given, golden, replyFields, statusLine, type Trial } from '../testing.js';

const response = fromHex(golden('overview').response.hex);
const fin = { type: 'TCP_CLOSED' } as const;

/** The step that refused a server's handshake; undefined if it established the connection. */
function outcome(bytes: string, given: Given = {}): StepId | undefined {
  const trial = askingClient(given).forget().read(bytes);
  const refused = trial.refusedBy;
  // Refused: closed without a byte. Accepted: established, and nothing sent either.
  expect(trial.sent).toBe('');
  expect(trial.has('ESTABLISHED')).toBe(refused === undefined);
  expect(trial.all('CLOSED')).toEqual(refused === undefined ? [] : [{ type: 'CLOSED', wasClean: false }]);
  expect(trial.has('CLOSE_TCP')).toBe(refused !== undefined);
  return refused;
}

function fields(changes: Changes = {}, ...more: string[]): string {
  return statusLine + replyFields(changes, ...more) + response;
}

function policies(chosen: Partial<Policies>): Given {
  return { policies: chosen };
}

test.each(vectors.golden)('golden vector $id: its response, and no other, is accepted', (vector) => {
  const right = Buffer.from(vector.response.hex, 'hex');
  const answered = () => askingClient({}, vector.id).read(statusLine, replyFields());
  expect(answered().read(right).has('ESTABLISHED')).toBe(true);
  for (let index = 0; index < 16; index += 1) {
    const wrong = Uint8Array.from(right);
    wrong[index] = (wrong[index] as number) ^ 0x01;
    const trial = answered().read(wrong.subarray(0, 15));
    // A wrong byte is only compared when all sixteen are there.
    expect(trial.refusedBy).toBeUndefined();
    expect(trial.read(wrong.subarray(15)).refusedBy).toBe('10.3.4.3.1#45');
  }
});

test('policy number.byteOrder little expects the fingerprint of little-endian numbers (E01)', () => {
  const challenge = Buffer.from(golden('client').challenge as string, 'hex');
  challenge.subarray(0, 4).reverse();
  challenge.subarray(4, 8).reverse();
  const reply = fromHex(createHash('md5').update(challenge).digest('hex'));
  const answered = (given: Given) => askingClient(given, 'client').read(statusLine, replyFields(), reply);
  expect(answered(policies({ 'number.byteOrder': 'little' })).has('ESTABLISHED')).toBe(true);
  expect(answered({}).refusedBy).toBe('10.3.4.3.1#45');
});

test.each([
  'HTTP/1.1 101 WebSocket Protocol Handshake\r\n',
  ' 101 \r\n',
  'HTTP/1.0 101 Switching Protocols\r\n',
  'HTTP/1.1 101 \r\n',
  'x 101  x \r\n',
  'HTTP/1.1 101 a\rb\r\n',
  '\r 101 \r\r\n',
  'HTTP/1.1 101 \x80\xff\x00\r\n',
])('status line %j is accepted', (line) => {
  expect(outcome(line + replyFields() + response)).toBeUndefined();
});

test.each<[string, string, StepId]>([
  ['no CR', 'HTTP/1.1 101 x\n', '10.3.4.3.1#28p2'],
  ['one space', 'HTTP/1.1 101\r\n', '10.3.4.3.1#28p2'],
  ['no space', 'HTTP/1.1/101\r\n', '10.3.4.3.1#28p2'],
  ['six bytes', '1 1 \r\n', '10.3.4.3.1#28p2'],
  ['LF alone', '\n', '10.3.4.3.1#28p2'],
  ['an empty code', 'x  101 \r\n', '10.3.4.3.1#30'],
  ['a code of two bytes', ' 10 xx\r\n', '10.3.4.3.1#30'],
  ['a code of four bytes', ' 0101 x\r\n', '10.3.4.3.1#30'],
  ['a letter in the code', ' 1O1 x\r\n', '10.3.4.3.1#30'],
  ['a byte above 7F in the code', ' 10\xb1 x\r\n', '10.3.4.3.1#30'],
  ['200', 'HTTP/1.1 200 OK\r\n', '10.3.4.3.1#31p3'],
  ['100', 'HTTP/1.1 100 Continue\r\n', '10.3.4.3.1#31p3'],
  ['301', 'HTTP/1.1 301 x\r\n', '10.3.4.3.1#31p3'],
  ['404', 'HTTP/1.1 404 x\r\n', '10.3.4.3.1#31p3'],
  ['407', 'HTTP/1.1 407 x\r\n', '10.3.4.3.1#31p2'],
])('a status line with %s fails', (_, line, step) => {
  expect(outcome(line)).toBe(step);
});

test.each<[string, Changes, string[]]>([
  [
    'names in any case',
    { Upgrade: undefined, 'Sec-WebSocket-Origin': undefined },
    ['uPGRADE: WebSocket', 'SEC-WEBSOCKET-ORIGIN: http://example.com'],
  ],
  ['no space after the colon', { Upgrade: undefined }, ['Upgrade:WebSocket']],
  ['CONNECTION: UPGRADE', { Connection: 'UPGRADE' }, []],
  ['an unknown field, twice', {}, ['X: 1', 'X: 2']],
  ['NUL and bytes above 7F where they are ignored', {}, ['\x00\x80: \x00\xff\xfe']],
  ['a colon in a value', {}, ['X: a: b', 'Y::']],
  ['an ignorable field with nothing after the colon (E14)', {}, ['X-Empty:']],
  ['an ignorable field with one space after the colon', {}, ['X-Empty: ']],
  ['a subprotocol nobody asked for', { 'Sec-WebSocket-Protocol': 'chat' }, []],
  ['a subprotocol nobody asked for, twice', { 'Sec-WebSocket-Protocol': 'chat' }, ['Sec-WebSocket-Protocol: chat']],
])('%s: accepted', (_, changes, more) => {
  expect(outcome(fields(changes, ...more))).toBeUndefined();
});

test.each<[Changes, StepId]>([
  [{ Upgrade: 'websocket' }, '10.3.4.3.1#41a'],
  [{ Upgrade: 'WebSocket ' }, '10.3.4.3.1#41a'],
  [{ Upgrade: ' WebSocket' }, '10.3.4.3.1#41a'],
  [{ Upgrade: '' }, '10.3.4.3.1#41a'],
  [{ Connection: 'keep-alive, Upgrade' }, '10.3.4.3.1#41b'],
  [{ 'Sec-WebSocket-Origin': 'http://example.org' }, '10.3.4.3.1#41c'],
  [{ 'Sec-WebSocket-Origin': 'HTTP://Example.com' }, '10.3.4.3.1#41c'],
  [{ 'Sec-WebSocket-Origin': 'http://example.com/' }, '10.3.4.3.1#41c'],
  [{ 'Sec-WebSocket-Location': 'ws://example.org/demo' }, '10.3.4.3.1#41d'],
  [{ 'Sec-WebSocket-Location': 'ws://Example.com/demo' }, '10.3.4.3.1#41d'],
  [{ 'Sec-WebSocket-Location': 'ws://example.com:80/demo' }, '10.3.4.3.1#41d'],
  [{ 'Sec-WebSocket-Location': 'ws://example.com:81/demo' }, '10.3.4.3.1#41d'],
  [{ 'Sec-WebSocket-Location': 'wss://example.com/demo' }, '10.3.4.3.1#41d'],
  [{ 'Sec-WebSocket-Location': 'ws://example.com/demo/' }, '10.3.4.3.1#41d'],
  [{ 'Sec-WebSocket-Location': 'ws://example.com/Demo' }, '10.3.4.3.1#41d'],
])('%j fails', (changes, step) => {
  expect(outcome(fields(changes))).toBe(step);
});

const required = ['Upgrade', 'Connection', 'Sec-WebSocket-Origin', 'Sec-WebSocket-Location'];

test.each(required)('%s, missing or twice with the same value, fails', (name) => {
  expect(outcome(fields({ [name]: undefined }))).toBe('10.3.4.3.1#41');
  const [again] = replyFields()
    .split('\r\n')
    .filter((line) => line.startsWith(`${name}:`));
  expect(outcome(fields({}, again as string))).toBe('10.3.4.3.1#41');
});

test('the subprotocol that was asked for must be there once, exactly', () => {
  const asking = { protocol: 'chat' };
  const reply = (...values: string[]) => fields({}, ...values.map((value) => `Sec-WebSocket-Protocol: ${value}`));
  expect(outcome(reply('chat'), asking)).toBeUndefined();
  expect(outcome(reply('Chat'), asking)).toBe('10.3.4.3.1#41e');
  expect(outcome(reply(''), asking)).toBe('10.3.4.3.1#41e');
  expect(outcome(reply(), asking)).toBe('10.3.4.3.1#41');
  expect(outcome(reply('chat', 'chat'), asking)).toBe('10.3.4.3.1#41');
});

test.each<[string, string, string, StepId]>([
  ['upgradeIsNotThereOnce', statusLine, replyFields({ Upgrade: undefined }), '10.3.4.3.1#41'],
  ['upgradeIsNotThereOnce', statusLine, replyFields({}, 'Upgrade: WebSocket'), '10.3.4.3.1#41'],
  ['connectionIsNotThereOnce', statusLine, replyFields({ Connection: undefined }), '10.3.4.3.1#41'],
  ['originIsNotThereOnce', statusLine, replyFields({ 'Sec-WebSocket-Origin': undefined }), '10.3.4.3.1#41'],
  ['locationIsNotThereOnce', statusLine, replyFields({ 'Sec-WebSocket-Location': undefined }), '10.3.4.3.1#41'],
  ['protocolWasAskedForAndIsNotThereOnce', statusLine, replyFields(), '10.3.4.3.1#41'],
  ['aNameIsEmpty', statusLine, replyFields({}, 'Sec-WebSocket-Protocol: chat', ': x'), '10.3.4.3.1#41'],
  ['fieldIsShorterThanSevenBytes', ' 101 \n', '', '10.3.4.3.1#28p2'],
  ['fieldDoesNotEndInCRLF', 'HTTP/1.1 101 x\n', '', '10.3.4.3.1#28p2'],
  ['fieldHasFewerThanTwoSpaces', 'HTTP/1.1 101\r\n', '', '10.3.4.3.1#28p2'],
])('a failure says which condition of its step was not met: %s', (why, line, rest, step) => {
  const trial = askingClient({ protocol: 'chat' }).read(line, rest);
  expect(trial.all('FAIL')).toEqual([{ type: 'FAIL', step, why }]);
  expect(trial.all('REPORT')).toEqual([{ type: 'REPORT', step, why }]);
});

test('an empty name fails, but only when all fields have been read (E07)', () => {
  const trial = askingClient().read(statusLine, ': x\r\n', replyFields().slice(0, -1));
  expect(trial.refusedBy).toBeUndefined();
  expect(trial.read('\n').refusedBy).toBe('10.3.4.3.1#41');
});

test.each<[string, string, StepId]>([
  ['CR in a name', 'Name\r', '10.3.4.3.1#34a'],
  ['LF in a name', 'Name\n', '10.3.4.3.1#34b'],
  ['LF in place of a name', '\n', '10.3.4.3.1#34b'],
  ['LF after the colon', 'Name:\n', '10.3.4.3.1#35b'],
  ['LF in a value', 'Name: a\n', '10.3.4.3.1#36b'],
  ['CR without LF after a value', 'Name: a\rb', '10.3.4.3.1#37p2'],
  ['CR twice after a value', 'Name: a\r\r', '10.3.4.3.1#37p2'],
  ['CR without LF in place of a name', '\rx', '10.3.4.3.1#40p2'],
])('%s fails', (_, bytes, step) => {
  expect(outcome(statusLine + bytes)).toBe(step);
});

test.each<[string, StepId]>([
  ['', '10.3.4.3.1#28p2'],
  ['HTTP/1.1 101 x\r', '10.3.4.3.1#28p2'],
  [statusLine, '10.3.4.3.1#34p2'],
  [`${statusLine}Na`, '10.3.4.3.1#34p2'],
  [`${statusLine}Name:`, '10.3.4.3.1#35p2'],
  [`${statusLine}Name: a`, '10.3.4.3.1#36p2'],
  [`${statusLine}Name: a\r`, '10.3.4.3.1#37p2'],
  [`${statusLine}Name: a\r\n\r`, '10.3.4.3.1#40p2'],
  [fields().slice(0, -16), '10.3.4.3.1#44p2'],
  [fields().slice(0, -1), '10.3.4.3.1#44p2'],
])('a connection that closes behind %j fails', (bytes, step) => {
  const trial = askingClient().read(bytes).tell(fin);
  expect([trial.refusedBy, trial.all('CLOSE_TCP').length, trial.all('CLOSED')]).toEqual([
    step,
    1,
    [{ type: 'CLOSED', wasClean: false }],
  ]);
});

test('a timeout fails while the status line is awaited, and only then', () => {
  const timeout = { type: 'STATUS_LINE_TIMEOUT' } as const;
  expect(askingClient().read('HTTP/1.1 1').tell(timeout).refusedBy).toBe('10.3.4.3.1#28p3');
  const trial = askingClient().read(statusLine);
  expect(trial.all('STOP_TIMER')).toEqual([{ type: 'STOP_TIMER', timer: 'statusLine' }]);
  expect(trial.tell(timeout).refusedBy).toBeUndefined();
});

test('another timeout fails once the status line is in and until the connection is established, and only then', () => {
  const timeout = { type: 'HANDSHAKE_TIMEOUT' } as const;
  expect(askingClient().read('HTTP/1.1 1').tell(timeout).refusedBy).toBeUndefined();
  for (const come of ['', 'N', 'N:', 'N: a', 'N: a\r', 'N: a\r\n', 'N: a\r\n\r']) {
    expect(askingClient().read(statusLine, come).tell(timeout).refusedBy).toBe('10.3.4.5.1#p2');
  }
  const trial = askingClient().read(statusLine);
  expect(trial.all('START_TIMER')).toContainEqual({ type: 'START_TIMER', timer: 'handshake' });
  trial.read(replyFields(), response);
  expect(trial.all('STOP_TIMER')).toContainEqual({ type: 'STOP_TIMER', timer: 'handshake' });
  expect(trial.tell(timeout).refusedBy).toBeUndefined();
});

test.each<[string, keyof Limits, number, string]>([
  ['a status line', 'client.handshake.limits.line', statusLine.length, ''],
  ['a name', 'client.handshake.limits.name', 'Sec-WebSocket-Location'.length, ''],
  ['a value', 'client.handshake.limits.value', 30, `X: ${'x'.repeat(30)}`],
  ['the number of fields', 'client.handshake.limits.fields', 4, ''],
  ['the bytes of all fields', 'client.handshake.limits.bytes', replyFields().length - 2, ''],
])('%s at its limit is accepted, and fails with one more', (_, name, limit, line) => {
  const reply = statusLine + replyFields({}, ...(line === '' ? [] : [line])) + response;
  const refusal = (value: number) => askingClient({ limits: { [name]: value } }).read(reply).refusedBy;
  expect(refusal(limit)).toBeUndefined();
  expect(refusal(limit - 1)).toBe('10.3.4.3.2#p2');
});

test.each<[keyof Policies, string, Changes, string[]]>([
  ['client.upgrade.case', 'insensitive', { Upgrade: 'websocket' }, []],
  ['client.origin.compare', 'valueLowered', { 'Sec-WebSocket-Origin': 'HTTP://Example.com' }, []],
  ['client.location.compare', 'hostInsensitive', { 'Sec-WebSocket-Location': 'ws://EXAMPLE.com/demo' }, []],
])('policy %s %s accepts %j, which fails without it', (policy, option, changes) => {
  expect(outcome(fields(changes), policies({ [policy]: option }))).toBeUndefined();
  expect(outcome(fields(changes))).not.toBeUndefined();
});

test('policies that relax a comparison relax nothing else', () => {
  const location = policies({ 'client.location.compare': 'hostInsensitive' });
  for (const url of ['ws://example.com/Demo', 'ws://example.org/demo', 'WS://example.com/demo', 'ws://example.com:80/demo']) {
    expect(outcome(fields({ 'Sec-WebSocket-Location': url }), location)).toBe('10.3.4.3.1#41d');
  }
  expect(outcome(fields({ Upgrade: 'websocket2' }), policies({ 'client.upgrade.case': 'insensitive' }))).toBe('10.3.4.3.1#41a');
  const origin = policies({ 'client.origin.compare': 'valueLowered' });
  expect(outcome(fields({ 'Sec-WebSocket-Origin': 'http://example.org' }), origin)).toBe('10.3.4.3.1#41c');
});

test('policy client.field.emptyValueNoSpace literalFail fails on CR behind the colon (E14)', () => {
  const literal = policies({ 'client.field.emptyValueNoSpace': 'literalFail' });
  expect(outcome(fields({}, 'X-Empty:'), literal)).toBe('10.3.4.3.1#36b');
  expect(outcome(fields({}, 'X-Empty: '), literal)).toBeUndefined();
});

test.each(['originLowered', 'valueLowered'] as const)('%s: our own origin counts in lowercase', (option) => {
  const given = { origin: 'HTTP://Example.COM', ...policies({ 'client.origin.compare': option }) };
  expect(outcome(fields(), given)).toBeUndefined();
});

test('cookies wait for the response by default, and are kept in order by the letter (E17)', () => {
  const cookies = statusLine + replyFields({}, 'Set-Cookie: a=b', 'SET-COOKIE2: c=d');
  const kept = (trial: Trial) => trial.all('SET_COOKIE').map(({ name, value }) => `${name} ${value}`);
  expect(kept(askingClient().read(cookies))).toEqual([]);
  expect(kept(askingClient().read(cookies, response))).toEqual(['set-cookie a=b', 'set-cookie2 c=d']);
  const inOrder = policies({ 'client.cookie.when': 'inOrder' });
  expect(kept(askingClient(inOrder).read(cookies))).toEqual(['set-cookie a=b', 'set-cookie2 c=d']);
});

test('a frame right behind the response is read', () => {
  expect(askingClient().read(fields(), '\x00hi\xff').messages).toEqual(['hi']);
});

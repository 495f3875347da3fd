/** What a server's answer may hold (10.3.4.4.2, steps 10 to 12): the outermost values that are in order, and their neighbours that are not. */
import { expect, test } from 'vitest';
import { type Acceptance, Judge } from './index.js';
import {
  bytes,
  changed,
  digest,
  digestAt,
  down,
  faultOf,
  inReply,
  KEY1,
  KEY2,
  key3At,
  markOf,
  reply,
  replyWith,
  request,
  requestWith,
  up,
  verdictOn,
} from './testing.js';

const answered = (answer: string, asked = request) => verdictOn('server', up(asked), down(answer));
const field = (line: string) => replyWith('Connection: Upgrade\r\n', `Connection: Upgrade\r\n${line}\r\n`);
const reason = (text: string) => replyWith('WebSocket Protocol Handshake', text);

test.each([
  ['ws://a/', 'configured'],
  ['ws://example.com/demo', 'derived'],
  ['wss://example.com/demo', 'configured'],
  ['ws://h:8/', 'configured'],
  ['ws://h:800/', 'configured'],
  ['wss://h:80/', 'configured'],
  ['wss://h:4430/', 'configured'],
  ['ws://h:65535/?q', 'configured'],
  ['ws://127.0.0.1/', 'configured'],
  ['ws://[::1]/', 'configured'],
  ['ws://[::1]:81/', 'configured'],
  ['ws://[1:2:3:4:5:6:7:8]/', 'configured'],
  ['ws://[1::8]/', 'configured'],
  ['ws://[::1.200.3.4]/', 'configured'],
  ['ws://[1:2:3:4:5:6:1.2.200.255]/', 'configured'],
  ['ws://a%4a/', 'configured'],
])('a location may come byte by byte: %s', (location, option) => {
  const answer = replyWith('ws://example.com/demo', location);
  expect((answered(answer) as Acceptance).policies['server.location']).toEqual([option]);
  expect(faultByByte(answer)).toBeUndefined();
});

test.each(['http://example.com', 'https://h:81', 'null', 'file://', 'x-y+z.1://h', 'http://[::1]', 'http://127.0.0.1:8080'])(
  'an origin may come byte by byte: %s',
  (origin) => {
    const answer = replyWith('Sec-WebSocket-Origin: http://example.com', `Sec-WebSocket-Origin: ${origin}`);
    expect(answered(answer)).toMatchObject({ accepted: true });
    expect(faultByByte(answer)).toBeUndefined();
  },
);

test.each([
  ['a tab in the reason', reason('a\tb'), 'pass'],
  ['80 and FF in the reason', reason('\x80\xff'), 'pass'],
  ['a version of two digits', replyWith('HTTP/1.1', 'HTTP/19.09'), 'pass'],
  ['a name from U+0021 to U+007E', field('!~: a'), 'allowed, server.reply.otherFields present'],
  ['a value that is UTF-8', field('X: \xc3\xa4'), 'allowed, server.reply.otherFields present'],
])('accepted: %s', (_, answer, mark) => {
  expect(markOf(answered(answer))).toBe(mark);
  expect(faultByByte(answer)).toBeUndefined();
});

const location = 'Sec-WebSocket-Location: ws://example.com/demo\r\n';
const listed = changed(replyWith(location, ''), 'Sec-WebSocket-Origin', `${location}Sec-WebSocket-Origin`);

test.each([
  ['the list of step 11', listed, 'listed'],
  ['that of the worked example', reply, 'any'],
  ['that list with a name in another case', changed(listed, 'Upgrade: W', 'UPGRADE: W'), 'any'],
  [
    'that list with another field in it',
    changed(listed, 'Connection: Upgrade', 'Connection: Upgrade\r\nSet-Cookie: a=b'),
    'listed',
  ],
])('a reply shows in which order its fields come: %s', (_, answer, order) => {
  expect(answered(answer)).toMatchObject({ mark: 'pass', policies: { 'server.reply.fieldOrder': [order] } });
});

test('a reply without a subprotocol may be in the order of the list', () => {
  const line = 'Sec-WebSocket-Protocol: sample\r\n';
  const { policies } = answered(changed(listed, line, ''), requestWith(line, '')) as Acceptance;
  expect(policies['server.reply.fieldOrder']).toEqual(['listed']);
});

test('a reply without the subprotocol that was asked for does not show that another was taken', () => {
  const judging = new Judge('server');
  judging.sends('client', bytes(request));
  judging.sends('server', bytes(replyWith('Sec-WebSocket-Protocol: sample\r\n', '')));
  const options = judging.explanations().map((each) => each['server.subprotocol']);
  expect(options).toContain('none');
  expect(options).not.toContain('other');
});

test('of keys whose numbers are 0 no byte order is told', () => {
  const zeros = changed(requestWith(KEY1, '0 !'), KEY2, '0 !');
  const right = digest([0, 0], request.slice(key3At), 'big');
  expect(markOf(answered(reply.slice(0, digestAt) + right, zeros))).toBe('pass');
  const verdict = answered(`${reply.slice(0, digestAt)}${right.slice(0, 15)}${right[15] === 'x' ? 'y' : 'x'}`, zeros);
  expect(verdict).toMatchObject({ rejection: { allowed: [bytes(right.slice(15)).toString('hex')] } });
});

test.each([
  ['HTTP/1.1 101 WebSocket Protocol Handshake', 'given'],
  ['HTTP/1.1 101 x', 'other'],
])('a reply shows its status line: %s', (line, option) => {
  const { policies } = answered(replyWith('HTTP/1.1 101 WebSocket Protocol Handshake', line)) as Acceptance;
  expect(policies['server.statusLine']).toEqual([option]);
});

test.each<[string, string, number, string]>([
  ['no digit in the version', replyWith('HTTP/1', 'HTTP/'), 5, '10p2'],
  ['a colon for a digit', replyWith('HTTP/1', 'HTTP/:'), 5, '10p2'],
  ['a status code of two digits', replyWith(' 101 ', ' 10 '), 11, '10p2'],
  ['a colon in the status code', replyWith(' 101 ', ' 1:1 '), 10, '10p2'],
  ['a control in the reason', reason('a\x01'), inReply('WebSocket P', 1), '10p2'],
  ['U+007F in the reason', reason('a\x7f'), inReply('WebSocket P', 1), '10p2'],
  ['a field without a name', field(': a'), inReply('Connection: Upgrade\r\n', 21), '11'],
  ['a space in a name', field('a b: c'), inReply('Connection: Upgrade\r\n', 22), '11'],
  ['U+007F in a name', field('a\x7f: c'), inReply('Connection: Upgrade\r\n', 22), '11'],
  ['a value that is not UTF-8', field('X: a\xc0\x80'), inReply('Connection: Upgrade\r\n', 25), '11'],
  ['a value that ends within a character', field('X: \xe2\x82'), inReply('Connection: Upgrade\r\n', 26), '11'],
  ['CR CR after the fields', `${reply.slice(0, digestAt - 1)}\r${reply.slice(digestAt)}`, digestAt - 1, '12'],
  ['443 written out inside TLS', replyWith('ws://example.com/demo', 'wss://example.com:443/demo'), inReply('ws://', 21), '3'],
  ['a port above 65535', replyWith('ws://example.com/demo', 'ws://example.com:65536/demo'), inReply('ws://', 21), '3'],
  ['an origin as location', replyWith('ws://example.com/demo', 'null'), inReply('ws://'), '3'],
  ['a list as location', replyWith('ws://example.com/demo', 'ws://a, b/demo'), inReply('ws://', 7), '3'],
  ['no host in the location', replyWith('ws://example.com/demo', 'ws:///demo'), inReply('ws://', 5), '3'],
  ['a location that ends early', replyWith('ws://example.com/demo', 'ws:'), inReply('ws://', 3), '3'],
  [
    'an origin without its host',
    replyWith('Sec-WebSocket-Origin: http://example.com', 'Sec-WebSocket-Origin: http'),
    inReply('n: http', 7),
    '11d',
  ],
])('rejected: %s', (_, answer, offset, step) => {
  expect(faultOf(answered(answer))).toEqual({ offset, step: `10.3.4.4.2#${step}`, kind: 'byte' });
  expect(faultOf(answered(answer.slice(0, offset + 1)))).toEqual({ offset, step: `10.3.4.4.2#${step}`, kind: 'byte' });
  expect(faultOf(answered(answer.slice(0, offset)))).toBeUndefined();
});

test.each([
  ['Location', 'ws://example.com/demo', '11c'],
  ['Origin', 'http://example.com', '11d'],
  ['Protocol', 'sample', '11e'],
])('rejected: a second %s', (name, value, step) => {
  const answer = replyWith('\r\n\r\n', `\r\nSec-WebSocket-${name}: ${value}\r\n\r\n`);
  expect(faultOf(answered(answer))).toEqual({ offset: digestAt - 2, step: `10.3.4.4.2#${step}`, kind: 'byte' });
});

const refusal = 'HTTP/1.1 404 x\r\nContent-Length: 2\r\n\r\nab';

test.each([
  ['a body as long as its head says', refusal],
  ['a body of no told length', 'HTTP/1.1 404 x\r\n\r\nabc'],
  ['no reason', 'HTTP/1.1 404\r\n\r\n'],
  ['a head that is not complete', refusal.slice(0, 30)],
  ['a head without its blank line', refusal.slice(0, 35)],
  ['a status line that is not complete', 'HTTP/1.1 404 x'],
  ['no body where there can be none', 'HTTP/1.1 204 x\r\n\r\n'],
])('a refusal in HTTP is accepted: %s', (_, answer) => {
  expect(answered(answer)).toMatchObject({ accepted: true });
});

test.each([
  ['a byte after its body', `${refusal}c`, refusal.length, '10.3.4.5.2#p1'],
  ['a byte where there is no body', 'HTTP/1.1 204 x\r\nContent-Length: 2\r\n\r\na', 37, '10.3.4.5.2#p1'],
  ['a byte where there is no body, and no length', 'HTTP/1.1 304 x\r\n\r\na', 18, '10.3.4.5.2#p1'],
  ['a status line ended by LF', 'HTTP/1.1 404 x\n', 14, '10.3.4.4.2#10p2'],
  ['a letter after the code', 'HTTP/1.1 404x\r\n', 12, '10.3.4.4.2#10p2'],
])('a refusal in HTTP is rejected: %s', (_, answer, offset, step) => {
  expect(faultOf(answered(answer))).toMatchObject({ offset, step });
});

const key1 = `Sec-WebSocket-Key1: ${KEY1}`;

test.each([
  ['two of Upgrade', requestWith('Upgrade: WebSocket\r\n', 'Upgrade: WebSocket\r\nUpgrade: WebSocket\r\n'), true],
  ['a key without digits', requestWith(key1, 'Sec-WebSocket-Key1: a b'), true],
  ['a key that is no multiple of its spaces', requestWith(key1, 'Sec-WebSocket-Key1: 3 a a'), true],
  ['a number above 32 bits', requestWith(key1, 'Sec-WebSocket-Key1: 4294967296 '), true],
  ['the largest number of 32 bits', requestWith(key1, 'Sec-WebSocket-Key1: 4294967295 '), false],
])('HTTP may be kept open only where the request is but one of HTTP: %s', (_, asked, may) => {
  const { possible } = answered('HTTP/1.1 400 x\r\n\r\n', asked) as Acceptance;
  expect(possible['server.abort.answer']?.includes('httpKeepOpen')).toBe(may);
});

test('what is no HTTP, where the server has to abort, is told as going on (10.3.4.4.2#5p3)', () => {
  expect(faultOf(answered('hello', requestWith('Sec-WebSocket-Key1', 'X-Key1')))?.step).toBe('10.3.4.4.2#5p3');
  expect(faultOf(answered('hello'))?.step).toBe('10.3.4.4.2#10p2');
  const undefinedDigest = requestWith(key1, 'Sec-WebSocket-Key1: 4294967296 ');
  expect(faultOf(answered('hello', undefinedDigest))?.step, 'E16: it may go on').toBe('10.3.4.4.2#10p2');
});

/** The first fault of a reply that comes byte by byte. */
function faultByByte(answer: string) {
  const judging = new Judge('server');
  judging.sends('client', bytes(request));
  for (const byte of bytes(answer)) judging.sends('server', Uint8Array.of(byte));
  return judging.fault;
}

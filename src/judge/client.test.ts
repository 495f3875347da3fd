/** Clients, seen from outside: what 10.3.4.3 and the tables of policies allow them, and the first byte that they do not. */
import { expect, test } from 'vitest';
import { partsOf } from './client-key.js';
import { type Acceptance, type Entry, judge } from './index.js';
import {
  changed,
  closes,
  digestAt,
  down,
  end,
  established,
  faultOf,
  inRequest,
  KEY1,
  KEY2,
  key3At,
  LITTLE,
  markOf,
  reply,
  replyWith,
  request,
  requestWith,
  up,
  verdictOn,
} from './testing.js';

const onClient = (...wire: Entry[]) => verdictOn('client', ...wire);
const afterHandshake = (...more: Entry[]) => onClient(...established(...more).wire);
const asking = (asked: string) => onClient(up(asked));

const keyAt = inRequest(KEY1);

test('the worked exchange passes', () => {
  expect(onClient(...established().wire)).toMatchObject({
    accepted: true,
    mark: 'pass',
    course: ['the connection is established'],
  });
});

test.each<[string, Entry[]]>([
  ['nothing was sent yet', []],
  ['half a request', [up(request.slice(0, 60))]],
  ['another order', [up(changed(requestWith('Upgrade: WebSocket\r\n', ''), 'Host: ', 'Upgrade: WebSocket\r\nHost: '))]],
  ['another port', [up(requestWith('Host: example.com', 'Host: example.com:81'))]],
  ['no subprotocol', [up(requestWith('Sec-WebSocket-Protocol: sample\r\n', ''))]],
  ['a cookie', [up(requestWith('Connection: ', 'Cookie: a=b\r\nConnection: '))]],
  ['a key that begins with a space', [up(requestWith(KEY1, ' 4@1  46546xW%0l 1 5'))]],
  ['a key that says 0', [up(requestWith(KEY1, '0 !'))]],
  ['the largest number', [up(requestWith(KEY1, '4294967295 ~'))]],
  ['twelve spaces and twelve others', [up(requestWith(KEY1, `12${' '.repeat(12)}${'!'.repeat(12)}`))]],
  ['a reply that had come before the request was sent', [down(reply), up(request), up('\x00hi\xff')]],
  ['messages', established(up('\x00hi\xff\x00\xff\x00\xef\xbb\xbf\xf0\x9f\x98\x80\xff')).wire as Entry[]],
  ['another text than that of the server', established(down('\x00a\xff'), up('\x00b\xff\x00c\xff')).wire as Entry[]],
  ['another text after ill-formed text of the server', established(down('\x00\x80\xff'), up('\x00b\xff')).wire as Entry[]],
  ['the close acknowledged', established(down('\xff\x00'), up('\xff\x00'), closes('client')).wire as Entry[]],
  [
    'the close acknowledged in its long spelling',
    established(down('\xff\x80\x00'), up('\xff\x00'), closes('client')).wire as Entry[],
  ],
  ['a close of its own, and TCP closed after a time', established(up('\xff\x00'), closes('client')).wire as Entry[]],
  ['silence after FF 00', established(down('\xff\x00')).wire as Entry[]],
  ['a frame that crosses the FF 00 of the server', established(down('\xff\x00'), up('\x00hi\xff\xff\x00')).wire as Entry[]],
  ['giving up before the answer', [up(request), closes('client')]],
  ['closing when the server refuses', [up(request), down('HTTP/1.1 404 x\r\n'), closes('client')]],
  ['closing on a wrong digest', [up(request), down(`${reply.slice(0, -1)}x`), closes('client')]],
  [
    'FF 00 that the RST of the server destroyed',
    established(down('\xff\x00'), closes('server', 'rst'), closes('client')).wire as Entry[],
  ],
  ['closing when the server closes', established(closes('server'), closes('client')).wire as Entry[]],
  ['closing within a frame that may be too large', established(down('\x00abc'), closes('client')).wire as Entry[]],
])('pass: %s', (_, wire) => {
  expect(markOf(onClient(...wire))).toBe('pass');
});

test.each<[string, Entry[], string]>([
  [
    'another field',
    [up(requestWith('Connection: ', 'Content-Length: 8\r\nConnection: '))],
    'client.handshake.otherFields present',
  ],
  ['closing without FF 00', established(up('\x00hi\xff'), closes('client')).wire as Entry[], 'client.close.arbitrary closed'],
  [
    'FF 00 unanswered, TCP closed',
    established(down('\xff\x00'), up('\x00hi\xff'), closes('client')).wire as Entry[],
    'client.close.arbitrary closed',
  ],
  [
    'FF 00 unread, or unanswered, when the server has closed',
    established(up('\x00hi\xff'), down('\xff\x00'), closes('server'), closes('client')).wire as Entry[],
    'client.close.notice atOnce',
  ],
  [
    'going on after a little-endian digest',
    [up(request), down(reply.slice(0, digestAt) + LITTLE), up('\x00hi\xff')],
    'number.byteOrder little',
  ],
])('allowed: %s', (_, wire, liberties) => {
  expect(markOf(onClient(...wire))).toBe(`allowed, ${liberties}`);
});

test('spaces at the ends of a key are a policy that passes', () => {
  const verdict = asking(requestWith(KEY1, ' 4@1  46546xW%0l 1 5'));
  expect(verdict).toMatchObject({ mark: 'pass', policies: { 'client.key.edgeSpaces': ['anywhere'] } });
});

test('a policy is not shown while all its options are possible', () => {
  const before = onClient(...established().wire) as Acceptance;
  expect([before.policies, before.possible]).toEqual([{}, {}]);
  const after = afterHandshake(up('\x00hi\xff')) as Acceptance;
  expect(after.policies).toEqual({ 'number.byteOrder': ['big'] });
});

test('the URL says whether a default port is 80 or 443', () => {
  const withPort = requestWith('Host: example.com', 'Host: example.com:443');
  const judged = (url: string) => faultOf(judge({ url, wire: [up(withPort)] }, 'client'))?.step;
  expect([judged('ws://example.com/'), judged('wss://example.com/')]).toEqual([undefined, '10.3.4.3.1#11']);
});

test.each<[string, string, number, string]>([
  ['POST', requestWith('GET', 'POST'), 0, '10.3.4.3.1#5'],
  ['no UTF-8 in the resource name', requestWith('/demo', '/d\xe4mo'), 7, '10.3.4.3.1#5p2'],
  ['HTTP/1.0', requestWith('HTTP/1.1', 'HTTP/1.0'), inRequest('HTTP/1.1', 7), '10.3.4.3.1#5p3'],
  ['LF alone after the request line', requestWith('HTTP/1.1\r\n', 'HTTP/1.1\n'), inRequest('HTTP/1.1', 8), '10.3.4.3.1#5p3'],
  ['upgrade', requestWith('Upgrade: WebSocket', 'upgrade: WebSocket'), inRequest('Upgrade: '), '10.3.4.3.1#7'],
  ['websocket', requestWith('Upgrade: WebSocket', 'Upgrade: websocket'), inRequest('Upgrade: ', 9), '10.3.4.3.1#7'],
  [
    'a list in Connection',
    requestWith('Connection: Upgrade', 'Connection: keep-alive, Upgrade'),
    inRequest('Connection: ', 12),
    '10.3.4.3.1#8',
  ],
  ['no space after a colon', requestWith('Connection: ', 'Connection:'), inRequest('Connection: ', 11), '10.3.4.3.1#8'],
  ['a capital in Host', requestWith('Host: example.com', 'Host: exAmple.com'), inRequest('Host: ', 8), '10.3.4.3.1#10'],
  [
    'port 80 written out',
    requestWith('Host: example.com', 'Host: example.com:80'),
    inRequest('Host: example.com', 20),
    '10.3.4.3.1#11',
  ],
  [
    'a port with a leading zero',
    requestWith('Host: example.com', 'Host: example.com:081'),
    inRequest('Host: example.com', 19),
    '10.3.4.3.1#11',
  ],
  ['a capital in Origin', requestWith('Origin: http', 'Origin: hTtp'), inRequest('Origin: ', 9), '10.3.4.3.1#13'],
  ['two of Host', requestWith('Connection: ', 'Host: example.com\r\nConnection: '), inRequest('Connection: '), '10.3.4.3.1#12'],
  [
    'LF alone after a field',
    requestWith('Upgrade: WebSocket\r\n', 'Upgrade: WebSocket\n'),
    inRequest('WebSocket\r\n', 9),
    '10.3.4.3.1#24',
  ],
])('a request is rejected: %s', (_, asked, offset, step) => {
  expect(faultOf(asking(asked))).toEqual({ offset, step, kind: 'byte' });
});

test.each<[string, string, number, string]>([
  ['thirteen spaces', `13${' '.repeat(13)}!`, 14, '#16'],
  ['no space', '12!', 3, '#16'],
  ['a product above 32 bits', '4294967296 !', 9, '#17'],
  ['no multiple', '3  !', 4, '#19'],
  ['a leading zero', '05 !', 1, '#20'],
  ['no digit', '! !', 3, '#20'],
  ['a tab', '5 \t!', 2, '#22'],
  ['a byte above 7E', '5 \x80!', 2, '#22'],
  ['nothing but digits and spaces', '5 ', 2, '#22'],
  ['thirteen other characters', `5 ${'!'.repeat(13)}`, 14, '#22'],
])('a key with %s is rejected, in either field', (_, key, offset, step) => {
  expect(faultOf(asking(requestWith(KEY1, key)))).toEqual({ offset: keyAt + offset, step: `10.3.4.3.1${step}`, kind: 'byte' });
  const second = inRequest(KEY2) + offset;
  expect(faultOf(asking(requestWith(KEY2, key)))).toEqual({ offset: second, step: `10.3.4.3.1${step}p2`, kind: 'byte' });
});

test.each([
  ['Upgrade: WebSocket\r\n', '10.3.4.3.1#7'],
  ['Connection: Upgrade\r\n', '10.3.4.3.1#8'],
  ['Host: example.com\r\n', '10.3.4.3.1#12'],
  ['Origin: http://example.com\r\n', '10.3.4.3.1#13'],
  [`Sec-WebSocket-Key1: ${KEY1}\r\n`, '10.3.4.3.1#23'],
  [`Sec-WebSocket-Key2: ${KEY2}\r\n`, '10.3.4.3.1#23p2'],
])('without %j a request is rejected at its blank line', (line, step) => {
  expect(faultOf(asking(requestWith(line, '')))).toEqual({ offset: key3At - 2 - line.length, step, kind: 'omission' });
});

test.each<[string, Entry[], number, string]>([
  ['a frame before the reply', [up(`${request}\x00hi\xff`), down(reply)], 0, '10.3.4.3.2#p3'],
  ['a frame before the digest is complete', [up(request), down(reply.slice(0, -1)), up('\x00')], 0, '10.3.4.3.2#p3'],
  ['a ninth byte of key3', [up(`${request}x`)], 0, '10.3.4.3.2#p3'],
  ['FF 00 before the reply', [up(`${request}\xff`)], 0, '10.3.4.3.2#p3'],
  ['going on after 404', [up(request), down('HTTP/1.1 404 x\r\n'), up('\x00')], 0, '10.3.4.3.1#31p3'],
  [
    'going on after websocket',
    [up(request), down(replyWith('Upgrade: WebSocket', 'Upgrade: websocket')), up('\x00')],
    0,
    '10.3.4.3.1#41a',
  ],
  [
    'going on after another location',
    [up(request), down(replyWith('example.com/demo', 'Example.com/demo')), up('\x00')],
    0,
    '10.3.4.3.1#41d',
  ],
  ['going on after a wrong digest', [up(request), down(`${reply.slice(0, -1)}x`), up('\x00')], 0, '10.3.4.3.1#45'],
  ['a frame after its own FF 00', established(up('\xff\x00\x00hi\xff')).wire as Entry[], 2, '10.3.4.3.2#p4'],
  ['FF 00 twice', established(down('\xff\x00'), up('\xff\x00\xff\x00')).wire as Entry[], 2, '10.3.4.3.2#p4'],
  ['FF 01', established(up('\xff\x01')).wire as Entry[], 1, '10.3.4.3.2#C3'],
  ['FF 80 00', established(down('\xff\x00'), up('\xff\x80\x00')).wire as Entry[], 1, '10.3.4.3.2#C3'],
  ['a frame of type 7F', established(up('\x00a\xff\x7fb\xff')).wire as Entry[], 3, '10.3.4.3.2#B1'],
  ['ill-formed text sent back', established(down('\x00a\x80\xff'), up('\x00a\x80\xff')).wire as Entry[], 2, '10.3.4.3.2#B2'],
  ['an overlong form', established(up('\x00\xe0\x80\x80\xff')).wire as Entry[], 2, '10.3.4.3.2#B2'],
])('behind the request is rejected: %s', (_, wire, offset, step) => {
  expect(faultOf(onClient(...wire))).toEqual({ offset: end.client + offset, step, kind: 'byte' });
});

test('frames are judged although both sides send at once, and closures cross', () => {
  const verdict = afterHandshake(up('\x00a\xff\xff\x00'), down('\x00b\xff\xff\x00'), closes('server'), closes('client'));
  expect(markOf(verdict)).toBe('pass');
});

test('a key is taken apart as 10.3.4.3.1 puts it together', () => {
  expect(partsOf(KEY1)).toEqual({ digits: '4146546015', spaces: 5, others: '@xW%l' });
});

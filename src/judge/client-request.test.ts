/** What a client's request may hold (10.3.4.3.1, steps 5 to 25): the outermost values that are in order, and their neighbours that are not. */
import { expect, test } from 'vitest';
import { Judge, judge, type Side, type Verdict } from './index.js';
import { down, faultOf, inRequest, KEY1, key3At, markOf, replyWith, request, requestWith, up } from './testing.js';

function asked(text: string, secure = false): Verdict {
  return judge({ url: secure ? 'wss://example.com/demo' : 'ws://example.com/demo', wire: [up(text)] }, 'client');
}

const sound: [string, string, boolean?][] = [
  ['a resource name of one slash', requestWith('/demo', '/')],
  ['a resource name with U+0021 and U+007E', requestWith('/demo', '/!~')],
  ['port 65535', requestWith('Host: example.com', 'Host: example.com:65535')],
  ['port 80 inside TLS', requestWith('Host: example.com', 'Host: example.com:80'), true],
  ['no port inside TLS', request, true],
  ['port 0', requestWith('Host: example.com', 'Host: example.com:0')],
  ['an address of IPv6', requestWith('Host: example.com', 'Host: [::1]:81')],
  ['the origin null', requestWith('Origin: http://example.com', 'Origin: null')],
  ['a subprotocol with U+0020 and U+007E', requestWith('Protocol: sample', 'Protocol: a ~')],
  ['characters of a key at the ends of their ranges', requestWith(KEY1, '!4 /:~')],
  ['twelve other characters in a key', requestWith(KEY1, `5 ${'~'.repeat(12)}`)],
];

test.each(sound)('pass, byte by byte and as a whole: %s', (_, text, secure = false) => {
  expect(markOf(asked(text, secure))).toBe('pass');
  expect(firstFault('client', text, secure)).toBeUndefined();
});

test('cookies are those of a jar', () => {
  const verdict = asked(requestWith('Connection: ', 'Cookie: a=b\r\nConnection: '));
  expect(verdict).toMatchObject({ mark: 'pass', policies: { 'client.handshake.cookies': ['jar'] } });
  expect(markOf(asked(requestWith('Connection: ', 'Cookies: a=b\r\nConnection: ')))).toMatch(/otherFields present/);
});

test.each<[string, string, string]>([
  ['no slash', '/demo', 'demo'],
  ['no resource name', '/demo', ''],
  ['the whole URL', '/demo', 'http://example.com/demo'],
  ['a tab in the resource name', '/demo', '/de\tmo'],
  ['U+007F in the resource name', '/demo', '/de\x7fmo'],
  ['a resource name that is not ASCII', '/demo', '/d\xc3\xa4mo'],
  ['a subprotocol without a name', 'Protocol: sample', 'Protocol: '],
  ['U+007F in the subprotocol', 'Protocol: sample', 'Protocol: sam\x7f'],
  ['a subprotocol that is not ASCII', 'Protocol: sample', 'Protocol: s\xc3\xa4m'],
])('10.3.4.3.1#p1: %s is sent as it is by whoever does not refuse it', (_, part, by) => {
  expect(markOf(asked(requestWith(part, by)))).toBe('allowed, client.establish.inputs send');
  expect(markOf(asked(request))).toBe('pass');
});

/** What is asked for by whoever does not refuse it; what the reply has to hold; and another that looks like it. */
test.each<[string, string, string, string, string]>([
  ['a resource name that is not ASCII', '/demo', '/d\xc3\xa4mo', '/demo', '#41d'],
  ['a resource name with U+007F', '/demo', '/de\x7fmo', '/', '#41d'],
  ['a subprotocol with U+007F', 'Protocol: sample', 'Protocol: sam\x7f', 'Protocol: a', '#41e'],
  ['a subprotocol that is not ASCII', 'Protocol: sample', 'Protocol: s\xc3\xa4m', 'Protocol: sample', '#41e'],
])('the reply is held against what was asked for: %s', (_, part, by, other, step) => {
  const goesOn = (answer: string) =>
    judge({ wire: [up(requestWith(part, by)), down(replyWith(part, answer)), up('\0hi\xff')] }, 'client');
  expect(markOf(goesOn(by))).toBe('allowed, client.establish.inputs send');
  expect(faultOf(goesOn(other))).toMatchObject({ offset: requestWith(part, by).length, step: `10.3.4.3.1${step}` });
});

test.each<[string, string, number, string]>([
  ['a space in the resource name', requestWith('/demo', '/de mo'), inRequest('/demo', 4), '5p3'],
  ['a field without a name', requestWith('Connection: ', ': a\r\nConnection: '), inRequest('Connection: '), '24'],
  ['a space in the name of a field', requestWith('Connection: ', 'a b: c\r\nConnection: '), inRequest('Connection: ', 1), '24'],
  ['U+007F in the name of a field', requestWith('Connection: ', 'a\x7f: c\r\nConnection: '), inRequest('Connection: ', 1), '24'],
  ['another field ended by LF', requestWith('Connection: ', 'a: c\nConnection: '), inRequest('Connection: ', 4), '24'],
  ['half of WebSocket', requestWith('Upgrade: WebSocket', 'Upgrade: Web'), inRequest('Upgrade: ', 12), '7'],
  ['more than WebSocket', requestWith('Upgrade: WebSocket', 'Upgrade: WebSockets'), inRequest('Upgrade: ', 18), '7'],
  ['no host', requestWith('Host: example.com', 'Host: '), inRequest('Host: ', 6), '10'],
  ['a port without a host', requestWith('Host: example.com', 'Host: :81'), inRequest('Host: ', 6), '10'],
  ['a colon without a port', requestWith('Host: example.com', 'Host: example.com:'), inRequest('Host: ', 18), '11'],
  ['port 65536', requestWith('Host: example.com', 'Host: example.com:65536'), inRequest('Host: ', 22), '11'],
  ['a space in the host', requestWith('Host: example.com', 'Host: exa mple.com'), inRequest('Host: ', 9), '10'],
  ['U+007F in the origin', requestWith('Origin: http', 'Origin: ht\x7f'), inRequest('Origin: ', 10), '13'],
  ['no UTF-8 in the subprotocol', requestWith('Protocol: sample', 'Protocol: sam\xff'), inRequest('Protocol: ', 13), '14p2'],
  ['two of Origin', requestWith('Connection: ', 'Origin: null\r\nConnection: '), inRequest('Origin: http'), '13'],
  ['another Host without a space', requestWith('Upgrade: ', 'Host:\r\nUpgrade: '), inRequest('Upgrade: '), '12'],
  ['CR CR after the fields', `${request.slice(0, key3At - 1)}\r${request.slice(key3At)}`, key3At - 1, '25'],
])('rejected: %s', (what, text, offset, step) => {
  const where = what === 'two of Origin' ? text.lastIndexOf('Origin: ') : offset;
  expect(faultOf(asked(text))).toEqual({ offset: where, step: `10.3.4.3.1#${step}`, kind: 'byte' });
});

test.each<[string, string, number, string]>([
  ['a resource name that is not UTF-8', 'GET /\xff', 5, '5p2'],
  ['another value than WebSocket', `${request.slice(0, inRequest('Upgrade: ', 9))}x`, inRequest('Upgrade: ', 9), '7'],
])('rejected before its end has come: %s', (_, text, offset, step) => {
  expect(faultOf(asked(text))).toEqual({ offset, step: `10.3.4.3.1#${step}`, kind: 'byte' });
});

test.each([
  [false, 80],
  [true, 443],
])('the default port is not written out: inside TLS %s, %i', (secure, port) => {
  const verdict = asked(requestWith('Host: example.com', `Host: example.com:${port}`), secure);
  expect(verdict).toMatchObject({ rejection: { allowed: [`a port other than ${port}, up to 65535, in decimal`] } });
});

/** The first fault of a text that comes byte by byte. */
function firstFault(side: Side, text: string, secure: boolean) {
  const judging = new Judge(side, { secure });
  for (const byte of Buffer.from(text, 'latin1')) judging.sends(side, Uint8Array.of(byte));
  return judging.fault;
}

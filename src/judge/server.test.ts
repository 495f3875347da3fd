/** Servers, seen from outside: what 10.3.4.4 and the tables of policies allow them, and the first byte that they do not. */
import { expect, test } from 'vitest';
import { type Acceptance, type Entry, Judge, judge } from './index.js';
import {
  changed,
  closes,
  digest,
  digestAt,
  down,
  end,
  established,
  faultOf,
  inReply,
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

const onServer = (...wire: Entry[]) => verdictOn('server', ...wire);
const afterHandshake = (...more: Entry[]) => onServer(...established(...more).wire);
const answering = (asked: string, answer: string) => onServer(up(asked), down(answer));

const host = '\r\nHost: example.com';

test('the worked exchange passes, and shows what it shows', () => {
  const verdict = onServer(...established().wire);
  expect(verdict).toMatchObject({
    accepted: true,
    mark: 'pass',
    policies: { 'number.byteOrder': ['big'], 'server.location': ['derived'], 'server.subprotocol': ['echo'] },
  });
});

test.each<[string, Entry[]]>([
  ['nothing was sent yet', [up(request)]],
  ['half a reply', [up(request), down(reply.slice(0, 100))]],
  ['half a digest', [up(request), down(reply.slice(0, -8))]],
  [
    'another order and case of the fields',
    [up(request), down(replyWith('Upgrade: WebSocket\r\nConnection: Upgrade', 'connection: Upgrade\r\nUPGRADE: WebSocket'))],
  ],
  ['another reason and version', [up(request), down(replyWith('HTTP/1.1 101 WebSocket Protocol Handshake', 'HTTP/1.0 101 '))]],
  ['a cookie', [up(request), down(replyWith('Connection: Upgrade', 'Connection: Upgrade\r\nSet-Cookie: a=b'))]],
  ['a frame at once', [up(request), down(`${reply}\x00hello\xff`)]],
  ['half a character', established(down('\x00\xe2\x82')).wire as Entry[]],
  ['a message that was not asked for, and an empty one', established(down('\x00hi\xff\x00\xff')).wire as Entry[]],
  ['another text after ill-formed text of the client', established(up('\x00\x80\xff'), down('\x00b\xff')).wire as Entry[]],
  ['another text than that of the client', established(up('\x00a\xff'), down('\x00b\xff\x00c\xff')).wire as Entry[]],
  ['the close acknowledged, TCP closed', established(up('\xff\x00'), down('\xff\x00'), closes('server')).wire as Entry[]],
  ['silence after FF 00', established(up('\xff\x00')).wire as Entry[]],
  ['TCP closed by the client, then by the server', established(closes('client'), closes('server')).wire as Entry[]],
  ['FF 00 that the RST of the server destroyed', established(up('\xff\x00'), closes('server', 'rst')).wire as Entry[]],
  [
    'two cookies',
    [up(request), down(replyWith('Connection: Upgrade', 'Connection: Upgrade\r\nSet-Cookie: a=b\r\nSet-Cookie: c=d'))],
  ],
  ['closing without an answer where a key is missing', [up(requestWith('Sec-WebSocket-Key1', 'X-Key1')), closes('server')]],
  ['closing on a subprotocol that it may not support', [up(request), closes('server')]],
  ['closing on another method', [up(changed(request, 'GET', 'PUT')), closes('server')]],
  [
    'FF 00 that is still to come when the client resets',
    established(up('\xff\x00'), closes('client', 'rst'), closes('server')).wire as Entry[],
  ],
  [
    'frames that cross the FF 00 of the client',
    established(up('\xff\x00'), down('\x00late\xff\x00later\xff\xff\x00')).wire as Entry[],
  ],
  ['a frame that crosses the FIN of the client', established(closes('client'), down('\x00late\xff')).wire as Entry[]],
])('pass: %s', (_, wire) => {
  expect(markOf(onServer(...wire))).toBe('pass');
});

test.each<[string, Entry[], string]>([
  ['little-endian numbers', [up(request), down(reply.slice(0, digestAt) + LITTLE)], 'number.byteOrder little'],
  [
    'fields before key3',
    [up(request.slice(0, key3At)), down(reply.slice(0, digestAt)), up(request.slice(key3At)), down(reply.slice(digestAt))],
    'server.reply.timing fieldsFirst',
  ],
  ['another location', [up(request), down(replyWith('ws://example.com/demo', 'wss://h:81/'))], 'server.location configured'],
  [
    'another origin',
    [up(request), down(replyWith('Sec-WebSocket-Origin: http://example.com', 'Sec-WebSocket-Origin: null'))],
    'server.origin.value configured',
  ],
  ['another subprotocol', [up(request), down(replyWith('Protocol: sample', 'Protocol: other'))], 'server.subprotocol other'],
  ['no subprotocol', [up(request), down(replyWith('Sec-WebSocket-Protocol: sample\r\n', ''))], 'server.subprotocol none'],
  [
    'a subprotocol of its own',
    [up(requestWith('Sec-WebSocket-Protocol: sample\r\n', '')), down(reply)],
    'server.subprotocol own',
  ],
  [
    'one more field',
    [up(request), down(replyWith('Connection: Upgrade', 'Connection: Upgrade\r\nServer: x'))],
    'server.reply.otherFields present',
  ],
  ['Upgrade ignored', [up(requestWith('Upgrade: WebSocket', 'Upgrade: h2c')), down(reply)], 'server.check.upgrade ignore'],
  ['Host ignored, and a location of its own', [up(requestWith(host, '')), down(reply)], 'server.check.host ignore'],
  [
    'closing without an answer to a valid handshake',
    [up(requestWith('Sec-WebSocket-Protocol: sample\r\n', '')), closes('server')],
    'server.close.whenever closed',
  ],
  ['closing in the middle of the request', [up(request.slice(0, 40)), closes('server')], 'server.close.whenever closed'],
  ['closing without a cause', established(closes('server')).wire as Entry[], 'server.close.whenever closed'],
  ['closing in answer to FF 00', established(up('\xff\x00'), closes('server')).wire as Entry[], 'server.onClientClose closeOnly'],
  ['terminating unasked', established(down('\xff\x00')).wire as Entry[], 'server.terminate unasked'],
  [
    'closing on an unknown type',
    established(up('\x80'), closes('server')).wire as Entry[],
    'server.frame.unknownType disconnect',
  ],
  [
    'refusing in HTTP',
    [up(request), down('HTTP/1.1 403 Forbidden\r\n\r\nno'), closes('server')],
    'server.abort.answer httpThenClose',
  ],
  [
    'ill-formed text sent back',
    established(up('\x00a\x80\xff'), down('\x00a\x80\xff')).wire as Entry[],
    'server.utf8.invalid verbatim',
  ],
  [
    'ill-formed text sent back, then a valid frame',
    established(up('\x00\xe2\xff'), down('\x00\xe2\xff\x00a\xff')).wire as Entry[],
    'server.utf8.invalid verbatim',
  ],
  [
    'a frame that crosses FF 00, and closing in answer',
    established(up('\xff\x00'), down('\x00a\xff'), closes('server')).wire as Entry[],
    'server.onClientClose closeOnly',
  ],
  [
    'a frame that crosses an unknown type, and closing on that',
    established(up('\x80'), down('\x00a\xff'), closes('server')).wire as Entry[],
    'server.frame.unknownType disconnect',
  ],
  ['other ill-formed text', established(up('\x00a\x80\xff'), down('\x00\xc0\xff')).wire as Entry[], 'server.utf8.invalid other'],
])('allowed: %s', (_, wire, liberties) => {
  expect(markOf(onServer(...wire))).toBe(`allowed, ${liberties}`);
});

/** None of their beginnings before that byte is. */
test.each<[string, string, number, string]>([
  ['nothing of HTTP', 'hello', 0, '10.3.4.4.2#10p2'],
  ['no second space', replyWith(' WebSocket Protocol Handshake', ''), 12, '10.3.4.4.2#10p2'],
  ['a status line ended by LF', replyWith('Handshake\r\n', 'Handshake\n'), inReply('Handshake', 9), '10.3.4.4.2#10p2'],
  ['websocket', replyWith('Upgrade: WebSocket', 'Upgrade: websocket'), inReply('Upgrade: ', 9), '10.3.4.4.2#11a'],
  ['WebSocket and more', replyWith('Upgrade: WebSocket', 'Upgrade: WebSocket2'), inReply('Upgrade: ', 18), '10.3.4.4.2#11a'],
  ['upgrade', replyWith('Connection: Upgrade', 'Connection: upgrade'), inReply('Connection: ', 12), '10.3.4.4.2#11b'],
  ['no space', replyWith('Connection: ', 'Connection:'), inReply('Connection: ', 11), '10.3.4.4.2#11'],
  ['two spaces', replyWith('Connection: ', 'Connection:  '), inReply('Connection: ', 12), '10.3.4.4.2#11b'],
  ['two spaces before the origin', replyWith('Origin: ', 'Origin:  '), inReply('Origin: ', 8), '10.3.4.4.2#11'],
  [
    'Upgrade ended by LF',
    replyWith('Upgrade: WebSocket\r\n', 'Upgrade: WebSocket\n'),
    inReply('WebSocket\r\nC', 9),
    '10.3.4.4.2#11',
  ],
  ['an origin ended by LF', replyWith('example.com\r\n', 'example.com\n'), inReply('example.com\r\n', 11), '10.3.4.4.2#11'],
  ['a line that is no field', replyWith('Connection: ', 'hello\r\nConnection: '), inReply('Connection: ', 5), '10.3.4.4.2#11'],
  ['no URL', replyWith('ws://example.com/', 'http://example.com/'), inReply('ws://'), '10.3.4.4.2#3'],
  ['port 80 written out', replyWith('ws://example.com/', 'ws://example.com:80/'), inReply('ws://', 19), '10.3.4.4.2#3'],
  ['no resource name', replyWith('ws://example.com/demo', 'ws://example.com'), inReply('ws://', 16), '10.3.4.4.2#3'],
  ['a subprotocol without a name', replyWith('Protocol: sample', 'Protocol: '), inReply('Protocol: ', 10), '10.3.4.4.2#11e'],
  ['a digest with its first byte wrong', `${reply.slice(0, digestAt)}x${reply.slice(digestAt + 1)}`, digestAt, '10.3.4.4.2#9'],
  ['a digest with its last byte wrong', `${reply.slice(0, -1)}x`, end.server - 1, '10.3.4.4.2#9'],
  ['a digest whose byte order changes', reply.slice(0, -8) + LITTLE.slice(8), end.server - 8, '10.3.4.4.2#9'],
])('a reply is rejected: %s', (_, answer, offset, step) => {
  expect(faultOf(answering(request, answer))).toEqual({ offset, step, kind: 'byte' });
  expect(faultOf(answering(request, answer.slice(0, offset + 1)))).toEqual({ offset, step, kind: 'byte' });
  expect(faultOf(answering(request, answer.slice(0, offset)))).toBeUndefined();
});

test.each(['Upgrade: WebSocket', 'upgrade:'])('a second Upgrade is rejected where its line begins: %s', (line) => {
  const answer = replyWith('Connection: ', `${line}\r\nConnection: `);
  expect(faultOf(answering(request, answer))).toEqual({ offset: inReply('Connection: '), step: '10.3.4.4.2#11a', kind: 'byte' });
});

test.each([
  ['Upgrade: WebSocket\r\n', '10.3.4.4.2#11a'],
  ['Connection: Upgrade\r\n', '10.3.4.4.2#11b'],
  ['Sec-WebSocket-Location: ws://example.com/demo\r\n', '10.3.4.4.2#11c'],
  ['Sec-WebSocket-Origin: http://example.com\r\n', '10.3.4.4.2#11d'],
])('without %j a reply is rejected at its blank line', (line, step) => {
  const offset = digestAt - 2 - line.length;
  expect(faultOf(answering(request, replyWith(line, '')))).toEqual({ offset, step, kind: 'omission' });
});

test.each<[string, Entry[], number, string]>([
  ['a digest before key3', [up(request.slice(0, -1)), down(reply)], digestAt, '10.3.4.4.2#8'],
  ['a reply before the fields are complete', [up(request.slice(0, key3At - 1)), down(reply)], 11, '10.3.4.4.2#2i'],
  ['a reply to a line without a colon, before the others', [up('GET / HTTP/1.1\r\nhello\r\n'), down(reply)], 11, '10.3.4.4.2#2i'],
  ['a reply before the request', [down(reply)], 11, '10.3.4.4.2#2i'],
])('nothing precedes its cause: %s', (_, wire, offset, step) => {
  expect(faultOf(onServer(...wire))).toEqual({ offset, step, kind: 'byte' });
});

const [key1, key2] = [`Sec-WebSocket-Key1: ${KEY1}`, `Sec-WebSocket-Key2: ${KEY2}`] as const;

test.each<[string, string, string]>([
  ['a key without spaces', requestWith(key1, 'Sec-WebSocket-Key1: 12'), '10.3.4.4.2#5p3'],
  ['a key that is missing', requestWith(`${key2}\r\n`, ''), '10.3.4.4.2#5p3'],
  ['key1 no multiple', requestWith(key1, 'Sec-WebSocket-Key1: 3 a a'), '10.3.4.4.2#6'],
  [
    'a line without a colon, and a key without spaces',
    changed(requestWith(host, `${host}\r\nhello`), key1, 'Sec-WebSocket-Key1: 12'),
    '10.3.4.4.2#5p3',
  ],
  ['key2 no multiple', requestWith(key2, 'Sec-WebSocket-Key2: 3 a a'), '10.3.4.4.2#6p2'],
])('101 is rejected where the server has to abort: %s, whether or not key3 has come', (_, asked, step) => {
  expect(faultOf(answering(asked, reply))).toEqual({ offset: 11, step, kind: 'byte' });
  // It is not early: a reply may begin at the blank line (server.reply.timing), but none to this key.
  expect(faultOf(answering(asked.slice(0, -8), reply))).toEqual({ offset: 11, step, kind: 'byte' });
  expect(faultOf(answering(asked.slice(0, -10), reply))?.step).toBe('10.3.4.4.2#2i');
});

test('any digest is allowed where the text leaves it undefined', () => {
  const noDigits = requestWith(key1, 'Sec-WebSocket-Key1: a b');
  expect(markOf(answering(noDigits, reply))).toBe('allowed, server.key.noDigits other');
  const tooLarge = requestWith(key1, 'Sec-WebSocket-Key1: 42949672 96');
  expect(markOf(answering(tooLarge, reply))).toBe('allowed, server.key.overflow other');
});

test('spaces at the ends of a key count: a digest without them is rejected for that (E10)', () => {
  const padded = requestWith(key1, 'Sec-WebSocket-Key1:  12 !');
  const digestOf = (part1: number) => reply.slice(0, digestAt) + digest([part1, 1_299_853_100 / 5], request.slice(key3At), 'big');
  expect(markOf(answering(padded, digestOf(12 / 2)))).toBe('pass');
  expect(faultOf(answering(padded, digestOf(12 / 1)))?.step).toBe('10.3.4.4.2#5');
  expect(faultOf(answering(padded, digestOf(11)))?.step).toBe('10.3.4.4.2#9');
});

test.each<[string, string]>([
  ['the second space of a request line is missing', requestWith('GET /demo HTTP/1.1', 'GET /demo')],
  ['POST', requestWith('GET', 'POST')],
  ['a line without a colon', requestWith(host, `${host}\r\nhello`)],
])('a lenient server may read on: %s', (_, asked) => {
  expect(markOf(answering(asked, reply))).toMatch(/^allowed, server\.check\.(requestLine|fieldSyntax) accept/);
});

test('a lone LF may end a line, and the digest must still be right', () => {
  const asked = requestWith('\r\nConnection', '\nConnection');
  expect(markOf(answering(asked, reply))).toMatch(/server\.field\.bareBreak lineEnd/);
  expect(faultOf(answering(asked, `${reply.slice(0, -1)}x`))).toMatchObject({ offset: end.server - 1, step: '10.3.4.4.2#9' });
});

test.each<[string, Entry[], number, string]>([
  ['a frame of type 01', [down('\x00a\xff\x01a\xff')], 3, '10.3.4.4.3#B1'],
  ['a frame with a length', [down('\x80\x00')], 0, '10.3.4.4.3#B1'],
  ['FF 80 00', [up('\xff\x00'), down('\xff\x80\x00')], 1, '10.3.4.4.3#C1'],
  ['a frame after its own FF 00', [up('\xff\x00'), down('\xff\x00\x00a\xff')], 2, '10.3.4.4.3#p4'],
  ['an ill-formed frame after its own FF 00', [up('\xff\x00'), down('\xff\x00\x00\x80')], 2, '10.3.4.4.3#p4'],
  ['FF 00 twice', [up('\xff\x00'), down('\xff\x00\xff\x00')], 2, '10.3.4.4.3#p4'],
  ['FF 00 again, when the client answers', [down('\xff\x00'), up('\xff\x00'), down('\xff\x00')], 2, '10.3.4.4.3#p4'],
  ['C0 in text', [down('\x00a\xc0\x80\xff')], 2, '10.3.4.4.3#B2'],
  ['half a character', [down('\x00\xe2\x82\xff')], 3, '10.3.4.4.3#B2'],
  ['a surrogate', [down('\x00\xed\xa0\x80\xff')], 2, '10.3.4.4.3#B2'],
  ['ill-formed text before the client sent any', [down('\x00\x80\xff'), up('\x00\x80\xff')], 1, '10.3.4.4.3#B2'],
])('behind the handshake is rejected: %s', (_, more, offset, step) => {
  expect(faultOf(afterHandshake(...more))).toEqual({ offset: end.server + offset, step, kind: 'byte' });
});

test('an answer in HTTP may leave TCP open only where the request is but an HTTP one', () => {
  const answer = down('HTTP/1.1 400 Bad Request\r\n\r\n');
  const possible = (asked: string) => (onServer(up(asked), answer) as Acceptance).possible['server.abort.answer'];
  expect(possible(request)).toEqual(['httpThenClose']);
  expect(possible(requestWith('Upgrade: WebSocket', 'Upgrade: h2c'))).toEqual(['httpThenClose', 'httpKeepOpen']);
  expect(possible(requestWith(key1, 'Sec-WebSocket-Key1: 12'))).toEqual(['httpThenClose', 'httpKeepOpen']);
});

const origin = '\r\nOrigin: http://example.com';
const noProtocol = requestWith('Sec-WebSocket-Protocol: sample\r\n', '');

test.each([
  ['no Host', changed(noProtocol, host, '')],
  ['a Host that is none', changed(noProtocol, host, '\r\nHost: a b')],
  ['no Origin', changed(noProtocol, origin, '')],
  ['an Origin that is none', changed(noProtocol, origin, '\r\nOrigin: x')],
])('closing on %s does not show that it was checked: a server may have no name of its own to answer with', (_, asked) => {
  const judging = new Judge('server');
  judging.sends('client', Buffer.from(asked, 'latin1'));
  judging.closes('server', 'fin');
  expect(judging.explanations()).toEqual([{ 'server.abort.answer': 'nothing' }]);
});

test('a server that answers where the client gives no names has names of its own, and shows no more by them', () => {
  const asked = changed(changed(noProtocol, host, ''), origin, '');
  const answer = replyWith('Sec-WebSocket-Protocol: sample\r\n', '');
  expect(markOf(answering(asked, answer))).toBe('allowed, server.check.host ignore, server.check.origin ignore');
});

test('a server whose port is inside TLS derives a location of wss', () => {
  const { wire } = established();
  const secure = replyWith('ws://example.com', 'wss://example.com');
  expect(markOf(judge({ url: 'wss://example.com/demo', wire: [up(request), down(secure)] }, 'server'))).toBe('pass');
  expect(markOf(judge({ url: 'wss://example.com/demo', wire }, 'server'))).toBe('allowed, server.location configured');
});

test('bytes are judged alike in whatever pieces they come', () => {
  const wrong = `${reply}\x00hi\xff\x00a\xc0`;
  const wire = (size: number) => {
    const pieces = Array.from({ length: Math.ceil(wrong.length / size) }, (_, index) =>
      wrong.slice(index * size, (index + 1) * size),
    );
    return onServer(up(request), ...pieces.map(down));
  };
  const verdicts = [1, 2, 7, 1000].map((size) => faultOf(wire(size)));
  expect(new Set(verdicts.map((each) => JSON.stringify(each)))).toHaveLength(1);
  expect(verdicts[0]).toEqual({ offset: end.server + 6, step: '10.3.4.4.3#B2', kind: 'byte' });
});

test('a rejection says what was seen, and what was allowed there', () => {
  const verdict = answering(request, `${reply.slice(0, -3)}zzz`);
  expect(verdict).toMatchObject({ rejection: { seen: '7a7a7a', allowed: ['78612d (big-endian numbers)'] } });
});

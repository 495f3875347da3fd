/** How it stands with a side while its connection goes on: what is due, what it would count as, and what comes first. */
import { expect, test } from 'vitest';
import { type Entry, Judge, judgeAll, otherThan, type Side } from './index.js';
import {
  after,
  changed,
  closes,
  digestAt,
  down,
  established,
  KEY1,
  key3At,
  LITTLE,
  markOf,
  plain,
  reply,
  replyWith,
  request,
  requestWith,
  up,
  verdictOn,
} from './testing.js';

/** A judge of an echoing side that has seen so much. */
const echoing = (side: Side, ...wire: Entry[]) => after(side, { application: 'echo' }, ...wire);

const hi = '\x00hi\xff';
const WHENEVER = 'allowed, server.close.whenever closed';

test.each<[string, Entry[], 'pass' | 'allowed' | undefined, boolean]>([
  ['a reply that is due', [up(request)], undefined, true],
  ['the whole reply', [up(request), down(reply)], 'pass', false],
  ['a digest that takes a liberty', [up(request), down(reply.slice(0, digestAt) + LITTLE)], 'allowed', false],
  [
    'a digest that is due after a field of its own',
    [up(request), down(replyWith('Connection: ', 'Server: x\r\nConnection: ').slice(0, -16))],
    undefined,
    false,
  ],
  [
    'a digest that is due after fields that came before key3',
    [up(request.slice(0, key3At)), down(reply.slice(0, digestAt)), up(request.slice(key3At))],
    undefined,
    false,
  ],
  ['an echo that is due', established(up(hi)).wire as Entry[], undefined, true],
  ['the echo', established(up(hi), down(hi)).wire as Entry[], 'pass', false],
  ['silence or FF 00 after FF 00', established(up('\xff\x00')).wire as Entry[], 'allowed', true],
  ['FF 00 after FF 00', established(up('\xff\x00'), down('\xff\x00')).wire as Entry[], 'pass', false],
])('a server: %s', (_, wire, mark, mayPass) => {
  expect(echoing('server', ...wire).standing()).toEqual({ mark, mayPass });
});

const refusal = down('HTTP/1.1 404 x\r\n\r\n');

test.each<[string, Entry[], boolean]>([
  ['a refusal of a valid request', [up(requestWith('Sec-WebSocket-Protocol: sample\r\n', '')), refusal], true],
  ['a refusal of a subprotocol', [up(request), refusal], false],
  ['a refusal where a key is missing', [up(requestWith('Sec-WebSocket-Key1', 'X-Key1')), refusal], false],
  ['a reply', [up(request), down(reply)], false],
  ['no answer', [up(request)], false],
  ['nothing at all', [], false],
])('a server refuses what it has no cause to refuse: %s', (_, wire, refuses) => {
  expect(echoing('server', ...wire).refusesFreely).toBe(refuses);
});

test('a client refuses nothing in HTTP, even before it has sent anything', () => {
  expect(new Judge('client').refusesFreely).toBe(false);
});

test('the first fault stays, whatever comes behind it', () => {
  const judging = echoing('server', up(request), down('x'));
  const { fault } = judging;
  const state = judging.state();
  expect(fault).toMatchObject({ offset: 0, step: '10.3.4.4.2#10p2' });
  judging.sends('server', Buffer.from('y'));
  judging.closes('server', 'fin');
  judging.tells({ type: 'TERMINATE' });
  judging.late();
  expect(judging.fault).toBe(fault);
  expect(judging.state()).toBe(state);
  expect(judging.verdict().course).not.toContain('it closed TCP (FIN)');
});

test('a fork goes on by itself', () => {
  const judging = echoing('server', ...established(up(hi)).wire);
  const fork = judging.fork();
  expect(fork.state()).toBe(judging.state());
  fork.sends('server', Buffer.from('\x00ho\xff', 'latin1'));
  expect([judging.fault, fork.fault?.step]).toEqual([undefined, '10.3.4.4.3#3.4']);
  expect(fork.state()).not.toBe(judging.state());
});

test('the state tells a text frame that has begun from FF 00', () => {
  const [text, closing] = ['\x00', '\xff'].map((byte) => echoing('server', ...established(up(hi), down(byte)).wire));
  expect(text?.state()).not.toBe(closing?.state());
});

test('an exchange names the side that is judged, or both are', () => {
  const { wire } = established();
  expect(judgeAll({ wire }).map(({ role }) => role)).toEqual(['server', 'client']);
  expect(judgeAll({ wire, role: 'client' }).map(({ role }) => role)).toEqual(['client']);
});

test.each<[string, Side, Entry[], string]>([
  ['a client between FF and 00', 'client', [up('\xff'), closes('client')], 'allowed, client.close.arbitrary closed'],
  ['a client after FF 00', 'client', [up('\xff\x00'), closes('client')], 'pass'],
  ['a server between FF and 00', 'server', [down('\xff'), closes('server')], 'allowed, server.close.whenever closed'],
  [
    'a server between FF and 00 that answer',
    'server',
    [up('\xff\x00'), down('\xff'), closes('server')],
    'allowed, server.close.whenever closed',
  ],
  [
    'a server between FF and 00 that its RST may have destroyed (rule 4)',
    'server',
    [up('\xff\x00'), down('\xff'), closes('server', 'rst')],
    'pass',
  ],
  [
    'a client between FF and 00 that its RST may have destroyed (rule 4)',
    'client',
    [down('\xff\x00'), up('\xff'), closes('client', 'rst')],
    'pass',
  ],
  [
    'a client between FF and 00 that closes at once when the server has closed (10.3.4.5.3#p1)',
    'client',
    [up('\x00a\xff'), down('\xff\x00'), closes('server'), up('\xff'), closes('client')],
    'allowed, client.close.notice atOnce',
  ],
  [
    'a server between FF and 00 when the client has closed',
    'server',
    [up('\xff\x00'), closes('client'), down('\xff'), closes('server')],
    'pass',
  ],
])('a close in the midst of a closing frame has no reason of its own: %s', (_, side, more, mark) => {
  expect(markOf(verdictOn(side, ...established(...more).wire))).toBe(mark);
});

test('a rejection says when the wrong byte was seen', () => {
  const at = (text: string, time: number): Entry => ({ from: 'server', at: time, bytes: Buffer.from(text, 'latin1') });
  const verdict = verdictOn('server', up(request), at(reply, 1), at('\x00a\xff', 2), at('\x00\xc0', 3), at('\x00', 4));
  expect(verdict).toMatchObject({ accepted: false, rejection: { at: 3 } });
  // The first byte of a piece, and a name that is one too many before it is complete.
  const first = verdictOn('server', up(request), at(reply, 1), at('\x00a\xff', 2), at('\x01', 3));
  expect(first).toMatchObject({ accepted: false, rejection: { at: 3, offset: reply.length + 3 } });
  const [head, rest] = [reply.slice(0, digestAt - 2), reply.slice(digestAt - 2)];
  const twice = verdictOn('server', up(request), at(head, 1), at('Upgr', 2), at(`ade: WebSocket\r\n${rest}`, 3));
  expect(twice).toMatchObject({ accepted: false, rejection: { at: 2, offset: head.length, step: '10.3.4.4.2#11a' } });
});

test.each<Side>(['server', 'client'])('a verdict on a %s says how TCP was closed, and by whom', (side) => {
  const other = otherThan(side);
  const wire = [...established().wire, closes(other), closes(side, 'rst')];
  expect(verdictOn(side, ...wire).course).toEqual([
    'the connection is established',
    `the ${other} closed TCP (FIN)`,
    'it closed TCP (RST)',
  ]);
});

/** A request that asks for no subprotocol. */

test.each<[string, Side, Entry[], object, object]>([
  [
    'PUT: the request line, and not the right to close',
    'server',
    [up(changed(plain, 'GET', 'PUT')), closes('server')],
    { 'server.check.requestLine': ['abort'] },
    { 'server.check.requestLine': ['abort'] },
  ],
  [
    'a type that is not 00, which takes as many liberties',
    'server',
    established(up('\x80'), closes('server')).wire as Entry[],
    { 'server.frame.unknownType': ['disconnect'] },
    { 'server.frame.unknownType': ['disconnect'] },
  ],
  [
    'a key without spaces: nothing was answered',
    'server',
    [up(changed(plain, KEY1, '12!')), closes('server')],
    { 'server.abort.answer': ['nothing'] },
    { 'server.abort.answer': ['nothing'] },
  ],
  [
    'FIN after FF 00 that it has not read',
    'client',
    established(up('\x00a\xff'), down('\xff\x00'), closes('server'), closes('client')).wire as Entry[],
    { 'client.close.notice': ['atOnce'] },
    { 'client.close.notice': ['atOnce'] },
  ],
])('a close shows its reason: %s', (_, side, wire, policies, possible) => {
  expect(verdictOn(side, ...wire)).toMatchObject({ policies, possible });
});

test('what explains a close only for want of a better reason shows nothing beside one (rule 1)', () => {
  expect(verdictOn('server', up(request), closes('server'))).toMatchObject({
    mark: 'pass',
    policies: { 'server.check.protocolUnknown': ['abort'] },
  });
});

test.each<[string, Entry[], string]>([
  ['in the midst of its reply', [up(request), down(reply.slice(0, -1))], 'allowed, server.close.whenever closed'],
  ['in the midst of a status line', [up(plain), down('HTTP/1.1 400')], 'allowed, server.abort.answer httpThenClose'],
  ['in the midst of a frame', established(down('\x00a')).wire as Entry[], 'allowed, server.close.whenever closed'],
])('a server that closes %s owes nothing when the deadlines have passed', (_, wire, mark) => {
  const judging = after('server', {}, ...wire, closes('server'));
  judging.late();
  expect(markOf(judging.verdict())).toBe(mark);
});

const forbidden = 'HTTP/1.1 403 x\r\nContent-Length: 0\r\n\r\n';

/** A server that has no cause to refuse, does so before key3 has come, and is sent more. */
function refusing(...more: Entry[]): Judge {
  const told = { application: 'echo', service: {} } as const;
  const judging = after('server', told, up(plain.slice(0, -8)), down(forbidden), up(plain.slice(-8)), ...more);
  judging.late();
  return judging;
}

test.each<[string, Entry[]]>([
  ['key3', []],
  ['a message', [up(hi)]],
  ['FF 00', [up('\xff\x00')]],
])('a server that has refused in HTTP owes nothing but to close TCP (10.3.4.5.2#p1), whatever it is sent: %s', (_, more) => {
  const fault = { offset: forbidden.length, step: '10.3.4.5.2#p1', kind: 'omission' };
  expect(refusing(...more).fault).toMatchObject(fault);
  expect(markOf(refusing(...more, closes('server')).verdict())).toBe('allowed, server.abort.answer httpThenClose');
});

test('a server that has begun to refuse in HTTP takes a liberty, whatever it reads later', () => {
  const [begun, rest] = [request.slice(0, 60), request.slice(60)];
  const judging = after('server', {}, up(begun), down(forbidden), up(rest), closes('server'));
  expect(markOf(judging.verdict())).toBe('allowed, server.abort.answer httpThenClose');
});

test.each<[string, Entry]>([
  ['FIN', closes('client')],
  ['RST', closes('client', 'rst')],
])('a server owes no end of its answer to a client that has closed (rule 5): %s', (_, close) => {
  for (const answer of ['HTTP/1.1 40', reply.slice(0, 50), reply.slice(0, -1), `${reply}\0z`, `${reply}\xff`]) {
    const judging = after('server', {}, up(request), down(answer), close);
    judging.late();
    expect(judging.fault).toBeUndefined();
  }
});

/** A server that has answered a request so far when the deadlines have passed. */
function owing(asked: string, answer: string): Judge {
  const judging = after('server', {}, up(asked), down(answer));
  judging.late();
  return judging;
}

test.each<[string, string, string, number, string]>([
  ['a refusal of what is but an HTTP request', changed(plain, KEY1, '12!'), 'HTTP/1.1 4', 10, '10.3.4.5.2#p1'],
  ['a reply to keys that say no number', changed(request, KEY1, '! !'), 'HTTP/1.1 101', 12, '10.3.4.4.2#13'],
  ['the digest of keys that say no number', changed(request, KEY1, '! !'), reply.slice(0, digestAt), digestAt, '10.3.4.4.2#13'],
])('what a server has begun to answer it has to end: %s', (_, asked, answer, offset, step) => {
  expect(owing(asked, answer).fault).toMatchObject({ offset, step, kind: 'omission' });
});

test('a server may leave open what is but an HTTP request, once it has answered it', () => {
  const verdict = owing(changed(plain, KEY1, '12!'), 'HTTP/1.1 400 x\r\n\r\n').verdict();
  expect(markOf(verdict)).toBe('allowed, server.abort.answer httpKeepOpen');
});

test('a client that has sent nothing owes nothing', () => {
  const judging = new Judge('client');
  judging.late();
  expect(judging.fault).toBeUndefined();
});

test.each<[string, Entry[]]>([
  ['when key3 has come', [up(request.slice(key3At))]],
  ['when key3 has not come yet', []],
  ['when the client closes before key3', [closes('client')]],
])('fields that came before key3 are judged by their values: %s', (_, more) => {
  const named = replyWith('ws://example.com/demo', 'ws://example.org/');
  const head = changed(named, 'Connection: ', 'Server: x\r\nConnection: ').slice(0, -16);
  const mark = markOf(verdictOn('server', up(request.slice(0, key3At)), down(head), ...more));
  const liberties = ['server.location configured', 'server.reply.otherFields present', 'server.reply.timing fieldsFirst'];
  expect(mark.split(', ').toSorted()).toEqual(['allowed', ...liberties]);
});

test('a verdict shows what the explanation with the fewest liberties shows', () => {
  const verdict = verdictOn('server', ...established(up('\xff\x00'), down('\xff\x00')).wire);
  expect(verdict).toMatchObject({ mark: 'pass', policies: { 'server.onClientClose': ['ackAndClose', 'ackAndWait'] } });
});

const plainReply = replyWith('Sec-WebSocket-Protocol: sample\r\n', '');
const plainHead = plainReply.slice(0, -16);
const FIELDS_FIRST = 'allowed, server.reply.timing fieldsFirst';

test.each<[string, Entry[], string, object]>([
  ['before key3, when it has sent nothing', [up(plain.slice(0, -8))], 'pass', { 'server.reply.timing': ['afterKey3'] }],
  [
    'before key3, when it has sent its fields',
    [up(plain.slice(0, -8)), down(plainHead)],
    FIELDS_FIRST,
    { 'server.reply.timing': ['fieldsFirst'] },
  ],
  [
    'within fields that it sends before key3',
    [up(plain.slice(0, -8)), down(plainHead.slice(0, -2))],
    `${WHENEVER}, server.reply.timing fieldsFirst`,
    { 'server.reply.timing': ['fieldsFirst'] },
  ],
  ['when nothing of its reply was seen', [up(plain)], WHENEVER, {}],
  ['when no digest was seen', [up(plain), down(plainHead)], WHENEVER, {}],
  ['when its whole reply was seen', [up(plain), down(plainReply)], 'pass', {}],
])('a server that is told to close sends before that what it was to send: %s', (_, wire, mark, policies) => {
  const judging = after('server', {}, ...wire);
  judging.tells({ type: 'CLOSE_CONNECTION' });
  judging.sees(closes('server'));
  expect(markOf(judging.verdict())).toBe(mark);
  expect(judging.verdict()).toMatchObject({ policies });
});

test('a close that has a better reason than a last resort shows that reason alone', () => {
  const service = { resources: ['/other'], protocols: [] };
  const verdict = after('server', { service }, up(request), closes('server')).verdict();
  const policies = { 'server.abort.answer': ['nothing'], 'server.check.protocolUnknown': ['abort'] };
  expect(verdict).toMatchObject({ mark: 'pass', policies });
});

test('a script may give up while the handshake is not complete (10.3.2#Bb), and a client that echoes has no script that would', () => {
  const givingUp = [up(request), down(reply.slice(0, -1)), closes('client')] as const;
  expect(markOf(verdictOn('client', ...givingUp))).toBe('pass');
  expect(markOf(echoing('client', ...givingUp).verdict())).toBe('allowed, client.close.arbitrary closed');
});

test('a client that leaves a frame open owes nothing but to close its side once the server has closed (10.3.4.5.3#p1)', () => {
  const judging = after('client', {}, ...(established(up('\0z'), closes('server')).wire as Entry[]));
  judging.late();
  expect(judging.fault).toMatchObject({ offset: request.length + 2, step: '10.3.4.5.3#p1', kind: 'omission' });
});

test('a client that echoes takes a liberty with the FF of its own closing handshake, not with that of its answer', () => {
  const closed = [closes('server'), closes('client')] as const;
  expect(markOf(echoing('client', up(request), down(reply), up('\xff'), ...closed).verdict())).toMatch(/close.arbitrary closed$/);
  const answered = echoing('client', up(request), down(`${reply}\xff\x00`), up('\xff'), ...closed).verdict();
  expect(markOf(answered)).not.toMatch(/arbitrary/);
});

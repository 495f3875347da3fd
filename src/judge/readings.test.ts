/** How a server may read a handshake that is not in order all the same (10.3.4.4.1, tables of policies): with one liberty, and no more. */
import { expect, test } from 'vitest';
import { type Acceptance, Judge } from './index.js';
import { changed, digest, down, faultOf, markOf, reply, request, requestWith, up, verdictOn } from './testing.js';

const answering = (asked: string, answer = reply) => verdictOn('server', up(asked), down(answer));
const line = (text: string) => requestWith('\r\nConnection', `\r\n${text}\r\nConnection`);

test.each([
  ['a space after the name of a field that counts', requestWith('Upgrade: ', 'Upgrade : ')],
  ['a tab after it', requestWith('Upgrade: ', 'Upgrade\t: ')],
  ['a space before it', requestWith('Upgrade: ', ' Upgrade: ')],
  ['a byte below 21 in another name', line('a\x01b: c')],
  ['a byte above 7E in another name', line('a\x7fb: c')],
  ['a name that begins with a byte above 7E', line('\x80: c')],
  ['a line without a colon', line('hello')],
  ['a line without a colon, ended by LF alone', requestWith('\r\nConnection', '\r\nhello\nConnection')],
  ['a blank line of LF alone', requestWith('\r\n\r\n', '\r\n\n')],
])('allowed by server.check.fieldSyntax alone: %s', (_, asked) => {
  expect(markOf(answering(asked))).toBe('allowed, server.check.fieldSyntax accept');
  expect(faultOf(answering(asked, `${reply.slice(0, -1)}x`))?.step).toBe('10.3.4.4.2#9');
});

test.each([
  ['another method', requestWith('GET ', 'PUT ')],
  ['half of GET', requestWith('GET ', 'GE ')],
  ['no slash', requestWith('/demo', 'demo')],
  ['no space after GET', requestWith('GET /', 'GET/')],
  ['a byte above 7E in the resource', requestWith('/demo', '/d\x80mo')],
])('allowed by server.check.requestLine: %s', (_, asked) => {
  expect(markOf(answering(asked))).toMatch(/^allowed, server\.check\.requestLine accept/);
});

test.each([
  ['before', requestWith('Upgrade: ', '\x01Upgrade: ')],
  ['behind', requestWith('Upgrade: ', 'Upgrade\x01: ')],
])('what is no blank %s a name belongs to it, so that it is another name', (_, asked) => {
  expect(markOf(answering(asked))).toBe('allowed, server.check.fieldSyntax accept, server.check.upgrade ignore');
});

test.each([
  ['the first two', ['hello', 'a b: c']],
  ['three', ['hello', 'a b: c', '\x80']],
])('one liberty is enough for as many lines as there are: %s', (_, lines) => {
  expect(markOf(answering(line(lines.join('\r\n'))))).toBe('allowed, server.check.fieldSyntax accept');
});

test.each(['\x01', ' ', '\t', '\x80', 'a\x01'])('fields do not end at %j', (byte) => {
  const early = `${request.slice(0, -10)}${byte}ABCDEFGH`;
  const answer = reply.slice(0, -16) + digest([4_146_546_015 / 5, 1_299_853_100 / 5], 'ABCDEFGH', 'big');
  expect(faultOf(answering(early, answer))).toEqual({ offset: 11, step: '10.3.4.4.2#2i', kind: 'byte' });
});

test.each([
  ['LF', line('X: a\nb: c')],
  ['LF at once', line('X: \nb')],
  ['CR', line('X: a\rb')],
])('%s by itself may belong to the value of a field, which passes', (_, asked) => {
  expect(markOf(answering(asked))).toBe('pass');
});

test('a server that takes one LF for the end of a line takes the other one for it, too', () => {
  const asked = changed(line('X: a\nb'), 'Upgrade: WebSocket\r\n', 'Upgrade: WebSocket\n');
  expect(markOf(answering(asked))).toBe('allowed, server.check.fieldSyntax accept, server.field.bareBreak lineEnd');
});

test.each([
  ['LF', requestWith('Upgrade: WebSocket\r\n', 'Upgrade: WebSocket\n')],
  ['CR', requestWith('Upgrade: WebSocket\r\n', 'Upgrade: WebSocket\r')],
])('%s by itself may end a field', (_, asked) => {
  expect(markOf(answering(asked))).toBe('allowed, server.field.bareBreak lineEnd');
});

test('a line without a colon ends at CR by itself, too, so that the next one counts', () => {
  const asked = requestWith('Sec-WebSocket-Key1', 'hello\rSec-WebSocket-Key1');
  expect(markOf(answering(asked))).toBe('allowed, server.check.fieldSyntax accept, server.field.bareBreak lineEnd');
});

test('a server that answers where the space behind a colon is missing does not require it (E11)', () => {
  const { policies } = answering(requestWith('Host: ', 'Host:')) as Acceptance;
  expect(policies['server.field.space']).toEqual(['optional']);
});

test('whatever is read leniently, a reply does not come before the fields have ended', () => {
  const asked = requestWith('Upgrade: ', 'Upgrade : ');
  expect(faultOf(verdictOn('server', up(asked.slice(0, -12)), down(reply)))?.step).toBe('10.3.4.4.2#2i');
  expect(markOf(verdictOn('server', up(request.slice(0, -8)), down(reply.slice(0, -16))))).toMatch(/fieldsFirst/);
});

test('what is longer than a limit that is known is not read in any other way', () => {
  const asked = line(`${'a'.repeat(41)}: b`);
  const stepWith = (limit: number) => {
    const judging = new Judge('server', { limits: { 'server.handshake.limits.name': limit } });
    judging.sends('client', Buffer.from(asked, 'latin1'));
    judging.sends('server', Buffer.from(reply, 'latin1'));
    return judging.fault?.step;
  };
  expect(stepWith(41)).toBeUndefined();
  expect(stepWith(40)).toBe('10.3.4.6#p4');
});

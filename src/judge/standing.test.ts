/** How it stands with a side while its connection goes on: what is due, what it would count as, and what comes first. */
import { expect, test } from 'vitest';
import { type Entry, Judge, judgeAll, type Side } from './index.js';
import { closes, digestAt, down, established, LITTLE, markOf, reply, request, requestWith, up, verdictOn } from './testing.js';

/** A judge of an echoing side that has seen so much. */
function after(side: Side, ...wire: Entry[]): Judge {
  const judging = new Judge(side, { application: 'echo' });
  for (const each of wire) {
    if ('close' in each) judging.closes(each.from, each.close);
    else judging.sends(each.from, each.bytes);
  }
  return judging;
}

const hi = '\x00hi\xff';

test.each<[string, Entry[], 'pass' | 'allowed' | undefined, boolean]>([
  ['a reply that is due', [up(request)], undefined, true],
  ['the whole reply', [up(request), down(reply)], 'pass', false],
  ['a digest that takes a liberty', [up(request), down(reply.slice(0, digestAt) + LITTLE)], 'allowed', false],
  ['an echo that is due', established(up(hi)).wire as Entry[], undefined, true],
  ['the echo', established(up(hi), down(hi)).wire as Entry[], 'pass', false],
  ['silence or FF 00 behind FF 00', established(up('\xff\x00')).wire as Entry[], 'allowed', true],
  ['FF 00 behind FF 00', established(up('\xff\x00'), down('\xff\x00')).wire as Entry[], 'pass', false],
])('a server: %s', (_, wire, mark, mayPass) => {
  expect(after('server', ...wire).standing()).toEqual({ mark, mayPass });
});

const refusal = down('HTTP/1.1 404 x\r\n\r\n');

test.each<[string, Entry[], boolean]>([
  ['a refusal of a sound request', [up(requestWith('Sec-WebSocket-Protocol: sample\r\n', '')), refusal], true],
  ['a refusal of a subprotocol', [up(request), refusal], false],
  ['a refusal where a key is missing', [up(requestWith('Sec-WebSocket-Key1', 'X-Key1')), refusal], false],
  ['a reply', [up(request), down(reply)], false],
  ['no answer', [up(request)], false],
  ['nothing at all', [], false],
])('a server refuses what it has no cause to refuse: %s', (_, wire, refuses) => {
  expect(after('server', ...wire).refusesFreely).toBe(refuses);
});

test('the first fault stays, whatever comes behind it', () => {
  const judging = after('server', up(request), down('x'));
  const { fault } = judging;
  expect(fault).toMatchObject({ offset: 0, step: '10.3.4.4.2#10p2' });
  judging.sends('server', Buffer.from('y'));
  judging.closes('server', 'fin');
  judging.tells({ type: 'TERMINATE' });
  judging.late();
  expect(judging.fault).toBe(fault);
  expect(judging.verdict().course).not.toContain('it closed TCP (FIN)');
});

test('a fork goes on by itself', () => {
  const judging = after('server', ...established(up(hi)).wire);
  const fork = judging.fork();
  expect(fork.state()).toBe(judging.state());
  fork.sends('server', Buffer.from('\x00ho\xff', 'latin1'));
  expect([judging.fault, fork.fault?.step]).toEqual([undefined, '10.3.4.4.3#3.4']);
  expect(fork.state()).not.toBe(judging.state());
});

test('an exchange names the side that is judged, or both are', () => {
  const { wire } = established();
  expect(judgeAll({ wire }).map(({ role }) => role)).toEqual(['server', 'client']);
  expect(judgeAll({ wire, role: 'client' }).map(({ role }) => role)).toEqual(['client']);
});

test.each<[string, Side, Entry[], string]>([
  ['a client between FF and 00', 'client', [up('\xff'), closes('client')], 'allowed, client.close.arbitrary closed'],
  ['a client behind FF 00', 'client', [up('\xff\x00'), closes('client')], 'pass'],
  ['a server between FF and 00', 'server', [down('\xff'), closes('server')], 'allowed, server.close.whenever closed'],
  [
    'a server between FF and 00 that answer',
    'server',
    [up('\xff\x00'), down('\xff'), closes('server')],
    'allowed, server.close.whenever closed',
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
});

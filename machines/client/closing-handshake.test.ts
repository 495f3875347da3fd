import { expect, test } from 'vitest';
import { askingClient, establishedClient } from '../testing.js';

const FF00 = '\xff\x00';
const PROBE = '\x00probe\xff';
const start = { type: 'START_CLOSING' } as const;
const timeout = { type: 'CLOSING_TIMEOUT' } as const;
const fin = { type: 'TCP_CLOSED' } as const;
const sendHi = { type: 'SEND_DATA', data: 'hi' } as const;

test('a string is sent as 00, its UTF-8 and FF, and only the UTF-8 counts as message', () => {
  const trial = establishedClient().tell({ type: 'SEND_DATA', data: 'aä😀' });
  expect(trial.sent).toBe('\x00a\xc3\xa4\xf0\x9f\x98\x80\xff');
  expect(trial.all('SEND').reduce((sum, { payload }) => sum + payload, 0)).toBe(7);
});

test('the empty string is sent as 00 FF', () => {
  expect(establishedClient().tell({ type: 'SEND_DATA', data: '' }).sent).toBe('\x00\xff');
});

test('nothing is sent before the connection is established', () => {
  expect(askingClient().forget().tell(sendHi).sent).toBe('');
});

test('starting sends FF and 00, then the handshake has started, then a timer runs', () => {
  const trial = establishedClient().tell(start);
  expect(trial.sent).toBe(FF00);
  expect(trial.told.map(({ type }) => type)).toEqual(['SEND', 'SEND', 'CLOSING_STARTED', 'START_TIMER']);
  expect(trial.all('START_TIMER')).toEqual([{ type: 'START_TIMER', timer: 'closing' }]);
});

test('starting twice sends FF 00 once', () => {
  expect(establishedClient().tell(start, start).sent).toBe(FF00);
});

test('after FF 00 nothing is sent, whatever is asked for and whatever comes', () => {
  const trial = establishedClient().tell(sendHi, start).forget();
  trial.tell(sendHi, start).read(PROBE).tell(sendHi).read('\x80\x01x', FF00).tell(sendHi, timeout, sendHi, fin, sendHi);
  expect(trial.sent).toBe('');
});

test('messages still arrive between its own FF 00 and the one of the server', () => {
  expect(establishedClient().tell(start).read(PROBE, FF00, PROBE).messages).toEqual(['probe']);
});

test('the FF 00 of the server is answered with FF 00; then the connection closes, cleanly', () => {
  const trial = establishedClient().read(FF00);
  expect(trial.sent).toBe(FF00);
  const order = trial.told.map(({ type }) => type).filter((type) => ['SEND', 'CLOSE_TCP', 'CLOSED'].includes(type));
  expect(order).toEqual(['SEND', 'SEND', 'CLOSE_TCP', 'CLOSED']);
  expect(trial.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: true }]);
  expect(trial.has('REPORT')).toBe(false);
});

test('when the server answers, the connection closes cleanly, without a second FF 00', () => {
  const trial = establishedClient().tell(start).read(FF00);
  expect(trial.sent).toBe(FF00);
  expect(trial.all('CLOSE_TCP')).toHaveLength(1);
  expect(trial.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: true }]);
});

test('when the server does not answer in time, the connection closes, not cleanly', () => {
  const trial = establishedClient().tell(start);
  expect(trial.has('CLOSE_TCP')).toBe(false);
  trial.tell(timeout);
  expect(trial.has('CLOSE_TCP')).toBe(true);
  expect(trial.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: false }]);
});

test('a FF 00 that comes after the timeout changes nothing', () => {
  const trial = establishedClient().tell(start, timeout).forget().read(FF00);
  expect(trial.told).toEqual([]);
  expect(trial.variables).toMatchObject({ closingFinished: false });
});

test.each([
  ['at rest', []],
  ['after its own FF 00', [start]],
])('when the server closes TCP %s, the client closes its side at once, not cleanly', (_, events) => {
  const trial = establishedClient().tell(...events, fin);
  expect(trial.all('CLOSE_TCP')).toHaveLength(1);
  expect(trial.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: false }]);
});

test('FF 00 and then a closed TCP is clean, and closed once', () => {
  const trial = establishedClient().read(PROBE, FF00).tell(fin);
  expect(trial.messages).toEqual(['probe']);
  expect(trial.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: true }]);
  expect(trial.all('CLOSE_TCP')).toHaveLength(1);
});

test.each([
  ['at rest', []],
  ['after its own FF 00', [start]],
])('10.3.4.3.2#p7: a fatal problem with sending %s fails the connection, not cleanly, and once', (_, events) => {
  const trial = establishedClient().tell(...events, { type: 'SEND_FAILED' }, { type: 'SEND_FAILED' });
  expect(trial.refusedBy).toBe('10.3.4.3.2#p7');
  expect(trial.all('REPORT').map(({ step }) => step)).toEqual(['10.3.4.3.2#p7']);
  expect(trial.all('CLOSE_TCP')).toHaveLength(1);
  expect(trial.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: false }]);
});

test('a fatal problem with sending the handshake fails the connection too', () => {
  const trial = askingClient().tell({ type: 'SEND_FAILED' });
  expect(trial.has('CLOSE_TCP')).toBe(true);
  expect(trial.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: false }]);
});

test('what is too large fails the connection, with no FF 00', () => {
  const trial = establishedClient({ limits: { 'client.limit.message': 4 } }).read(PROBE);
  expect(trial.sent).toBe('');
  expect(trial.all('REPORT').map(({ step }) => step)).toEqual(['10.3.4.3.2#p2']);
  expect(trial.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: false }]);
});

test('E28: on a closed connection the closing handshake starts, as C1 asks only whether it has; nothing is sent or waited for', () => {
  const trial = establishedClient().tell(fin).forget().tell(start);
  expect(trial.told).toEqual([{ type: 'CLOSING_STARTED' }]);
  expect(trial.forget().tell(start).told).toEqual([]);
});

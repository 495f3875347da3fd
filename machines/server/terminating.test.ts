import { expect, test } from 'vitest';
import type { MachineEvent } from '../index.js';
import { server } from '../index.js';
import { establishedServer, type Given, requestLine, Trial } from '../testing.js';

const FF00 = '\xff\x00';
const PROBE = '\x00probe\xff';
const terminate = { type: 'TERMINATE' } as const;
const timeout = { type: 'CLOSING_TIMEOUT' } as const;
const fin = { type: 'TCP_CLOSED' } as const;
const sendHi = { type: 'SEND_STRING', data: 'hi' } as const;

function onClientClose(option: 'ackAndWait' | 'ackAndClose' | 'closeOnly' | 'nothing', more: object = {}): Given {
  return { policies: { 'server.onClientClose': option, ...more } };
}

/** How a connection was closed: undefined if it was not. */
function closed(trial: Trial): boolean | undefined {
  expect(trial.all('CLOSE_TCP')).toHaveLength(trial.all('CLOSED').length);
  return trial.all('CLOSED')[0]?.wasClean;
}

test('a string is sent as 00, its UTF-8 and FF', () => {
  expect(establishedServer().tell({ type: 'SEND_STRING', data: 'aä😀' }).sent).toBe('\x00a\xc3\xa4\xf0\x9f\x98\x80\xff');
  expect(establishedServer().tell({ type: 'SEND_STRING', data: '' }).sent).toBe('\x00\xff');
  expect(establishedServer().tell({ type: 'SEND_STRING', data: 'a\ud800' }).sent).toBe('\x00a\xef\xbf\xbd\xff');
});

test('nothing is sent before the connection is established, and it cannot be terminated', () => {
  const trial = new Trial(server).tell({ type: 'ACCEPT' }).read(requestLine).tell(sendHi, terminate);
  expect([trial.sent, closed(trial)]).toEqual(['', undefined]);
});

test('terminating sends FF 00 and waits', () => {
  const trial = establishedServer().tell(terminate);
  expect([trial.sent, closed(trial)]).toEqual([FF00, undefined]);
  expect(trial.all('START_TIMER')).toEqual([{ type: 'START_TIMER', timer: 'closing' }]);
});

test('terminating twice sends FF 00 once', () => {
  expect(establishedServer().tell(terminate, terminate).sent).toBe(FF00);
});

test('once the client has sent its FF 00, a server that terminates closes, and nothing more is sent', () => {
  const trial = establishedServer().tell(terminate).read(FF00);
  expect([trial.sent, closed(trial)]).toEqual([FF00, true]);
});

test('a server that terminates closes after its timeout, not cleanly', () => {
  const trial = establishedServer().tell(terminate, timeout);
  expect([trial.sent, closed(trial)]).toEqual([FF00, false]);
});

test('messages still arrive while a server that terminates waits', () => {
  expect(establishedServer().tell(terminate).read(PROBE, FF00, PROBE).messages).toEqual(['probe']);
});

test.each<[string, MachineEvent[]]>([
  ['its own FF 00', [terminate]],
  [
    'the FF 00 of the client',
    [
      { type: 'BYTE', byte: 0xff },
      { type: 'BYTE', byte: 0x00 },
    ],
  ],
])('after %s the server sends nothing, whatever it is asked for and whatever comes', (_, events) => {
  const trial = establishedServer()
    .tell(sendHi, ...events)
    .forget();
  trial.tell(sendHi, terminate).read(PROBE).tell(sendHi).read(FF00).tell(sendHi, timeout, sendHi, fin, sendHi);
  expect(trial.sent).toBe('');
});

test('ackAndWait, the default: FF 00 is answered with FF 00, and TCP is left to the client', () => {
  const trial = establishedServer().read(FF00);
  expect([trial.sent, closed(trial)]).toEqual([FF00, undefined]);
  expect(trial.all('START_TIMER')).toEqual([{ type: 'START_TIMER', timer: 'closing' }]);
  expect(closed(trial.tell(fin))).toBe(true);
});

test('ackAndWait: a client that leaves TCP open is closed after the timeout, cleanly, for both have sent FF 00', () => {
  expect(closed(establishedServer().read(FF00).tell(timeout))).toBe(true);
});

test('ackAndClose: FF 00 is answered with FF 00, and TCP is closed at once', () => {
  const trial = establishedServer(onClientClose('ackAndClose')).read(FF00);
  expect([trial.sent, closed(trial)]).toEqual([FF00, true]);
});

test('closeOnly: TCP is closed without a byte', () => {
  const trial = establishedServer(onClientClose('closeOnly')).read(FF00);
  expect([trial.sent, closed(trial)]).toEqual(['', false]);
});

test('nothing, the letter: the flag is set, nothing is sent, TCP stays open', () => {
  const trial = establishedServer(onClientClose('nothing')).read(FF00, PROBE);
  expect([trial.sent, trial.messages, closed(trial)]).toEqual(['', [], undefined]);
});

test('nothing: a server that terminates later closes at once, for the flag is set (E33)', () => {
  const trial = establishedServer(onClientClose('nothing')).read(FF00).tell(terminate);
  expect([trial.sent, closed(trial)]).toEqual([FF00, true]);
});

test('nothing: strings stop with the FF 00 of the client, or go on by policy until the own one', () => {
  expect(establishedServer(onClientClose('nothing')).read(FF00).tell(sendHi).sent).toBe('');
  const goOn = onClientClose('nothing', { 'server.sendAfterClientTerminated': 'continue' });
  expect(establishedServer(goOn).read(FF00).tell(sendHi, terminate, sendHi).sent).toBe(`\x00hi\xff${FF00}`);
});

test.each(['ackAndWait', 'ackAndClose', 'closeOnly', 'nothing'] as const)(
  '%s: FF 80 00 is as good as FF 00, and what follows is not delivered',
  (option) => {
    const [short, long] = [FF00, '\xff\x80\x00'].map((bytes) => establishedServer(onClientClose(option)).read(bytes, PROBE));
    expect(long?.told).toEqual(short?.told);
    expect(long?.messages).toEqual([]);
  },
);

test.each<[string, string]>([
  ['at rest', ''],
  ['within a frame', '\x00pro'],
  ['within FF 00', '\xff'],
])('when the client closes TCP %s, the server closes its side, not cleanly', (_, bytes) => {
  const trial = establishedServer().read(bytes).tell(fin);
  expect([trial.sent, trial.messages, closed(trial)]).toEqual(['', [], false]);
});

test('when sending fails, the server closes', () => {
  expect(closed(establishedServer().tell(sendHi, { type: 'SEND_FAILED' }))).toBe(false);
});

test('a connection is closed once, whatever comes later', () => {
  const trial = establishedServer().tell(terminate).read(FF00).tell(fin, timeout, { type: 'SEND_FAILED' }, terminate);
  expect([trial.all('CLOSED').length, trial.sent]).toEqual([1, FF00]);
});

/** What may be seen of an echo client: its outcomes in a few words. */
import { expect, test } from 'vitest';
import type { Path, Token } from '../paths/index.js';
import { echoTrace, echoTraces } from './echo-traces.js';
import { inWords } from './testing.js';
import type { BytesEvent, Trace, TraceEvent } from './types.js';

const FIELDS =
  'Upgrade: WebSocket\r\nConnection: Upgrade\r\nSec-WebSocket-Origin: http://example.com\r\n' +
  'Sec-WebSocket-Location: ws://example.com/demo\r\n\r\n';
const STATUS_LINE = 'HTTP/1.1 101 WebSocket Protocol Handshake\r\n';
const ANSWER = Buffer.from(control().answer ?? '', 'hex').toString('latin1');

const sound = [bytes('status line', STATUS_LINE), bytes('valid fields', FIELDS), bytes('the right reply', ANSWER)];
const ofFrames = (text: string) => made([...sound, bytes('frames', text)]);
const observed = ({ observations }: Pick<Trace, 'observations'>, index = 0) => inWords(observations[index]?.outcomes ?? []);

test('a sound reply is taken, or refused by a client that reads E01 by the letter; then a message is echoed', () => {
  const { observations } = made([]);
  expect(observed({ observations })).toEqual(['pass <00>probe<ff> stays byteOrder=big', 'allowed closes byteOrder=little']);
  expect(observed({ observations }, 1)).toEqual(['pass <00>probe<ff> closes byteOrder=big']);
});

test('a reply that has to be refused is completed all the same: an echo would prove that it was taken', () => {
  const { events, observations } = made([bytes('404', 'HTTP/1.1 404 x\r\n')]);
  expect(observed({ observations })).toEqual(['pass closes']);
  expect(observations[0]).toMatchObject({ step: '10.3.4.3.1#31p3', due: true });
  expect(textOf(events[1])).toBe(`HTTP/1.1 404 x\r\n${FIELDS}${ANSWER}\0probe\xff`);
});

test('where the answer to the keys stands is told, for clients with other keys', () => {
  expect(control()).toMatchObject({ at: STATUS_LINE.length + FIELDS.length, answer: hexOf(ANSWER) });
  const { events } = made([...sound.slice(0, 2), bytes('half', ANSWER.slice(0, 5)), bytes('half', ANSWER.slice(5))], true);
  expect(events.slice(3, 5)).toEqual([
    { type: 'bytes', hex: hexOf(ANSWER.slice(0, 5)), answer: hexOf(ANSWER.slice(0, 5)) },
    { type: 'bytes', hex: hexOf(ANSWER.slice(5)), answer: hexOf(ANSWER.slice(5)), from: 5 },
  ]);
});

test('frames come when an echo has shown that the reply was taken', () => {
  const { events, observations } = ofFrames('\0a\xff');
  expect([textOf(events[1]).slice(-7), textOf(events[2])]).toEqual(['\0ready\xff', '\0a\xff\0probe\xff']);
  expect(observations.map(({ after }) => after)).toEqual([1, 2, 3]);
});

test('ill-formed bytes become one, two or three U+FFFD (E22), and their neighbours stay', () => {
  const echoes = ofFrames('\0a\xe2\x82\xc3b\xff').observations[1]?.outcomes.map(({ frames = '', policies }) => [
    Buffer.from(frames.slice(16, -16), 'hex').toString(),
    policies['client.utf8.replacement'],
  ]);
  expect(echoes).toEqual([
    ['a\ufffdb', 'perRun'],
    ['a\ufffd\ufffdb', 'maximalSubpart'],
    ['a\ufffd\ufffd\ufffdb', 'perByte'],
  ]);
});

test('FF 00 is answered with FF 00 and a closure, and what comes behind it with nothing', () => {
  const { observations } = ofFrames('\xff\0\0late\xff');
  expect(observed({ observations }, 1)).toEqual(['pass <00>ready<ff><ff><00> closes byteOrder=big']);
  expect(observations[1]).toMatchObject({ step: '10.3.4.3.2#3a.8.3', due: true });
});

test('a FIN in the middle of a frame is answered with a closure, and with nothing else', () => {
  const { observations } = echoTrace({ id: 'test', tokens: [...sound, bytes('half a frame', '\0a')] }, 'fin') as Trace;
  expect(observed({ observations }, 1)).toEqual(['pass <00>ready<ff> closes byteOrder=big']);
  expect(observations[1]).toMatchObject({ step: '10.3.4.5.3#p1', due: true });
});

test('a path that is nothing of our side, or to another address, is no trace', () => {
  const path = pathOf([]);
  const [, ...rest] = path.tokens;
  const elsewhere: Token = { name: '', events: [{ type: 'CONSTRUCT', url: 'ws://example.org/', protocol: null }] };
  expect(echoTraces({ ...path, tokens: [elsewhere, ...rest] })).toEqual([]);
  expect(echoTraces({ ...path, tokens: [] })).toEqual([]);
});

function made(tokens: readonly Token[], cut = false): Pick<Trace, 'events' | 'observations'> {
  return echoTrace({ id: 'test', tokens, ...(cut ? { writes: '' } : {}) }) as Trace;
}

function pathOf(tokens: readonly Token[]): Path {
  const construct: Token = { name: '', events: [{ type: 'CONSTRUCT', url: 'ws://example.com/demo', protocol: null }] };
  const connects: Token = { name: '', events: [{ type: 'TURN' }, { type: 'TCP_OPENED' }] };
  return { id: 'test', title: '', role: 'api', setting: {}, tokens: [construct, connects, ...tokens], transitions: [] };
}

function control(): BytesEvent {
  return made([]).events[1] as BytesEvent;
}

function bytes(name: string, text: string): Token {
  return { name, events: Array.from(text, (character) => ({ type: 'BYTE', byte: character.charCodeAt(0) })) };
}

function textOf(event: TraceEvent | undefined): string {
  return event?.type === 'bytes' ? Buffer.from(event.hex, 'hex').toString('latin1') : '';
}

function hexOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex');
}

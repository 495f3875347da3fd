import { expect, test } from 'vitest';
import { exchangeOf } from './dump.js';

const shown = (text: string) =>
  exchangeOf(text).wire.map((entry) => [
    entry.from,
    'close' in entry ? entry.close : Buffer.from(entry.bytes).toString('latin1'),
  ]);

test('arrows say whose bytes they are, and lines without one go on', () => {
  expect(shown('> 00 68\n69ff\n< ff00\n< FIN\n> rst')).toEqual([
    ['client', '\x00hi\xff'],
    ['server', '\xff\x00'],
    ['server', 'fin'],
    ['client', 'rst'],
  ]);
});

test('dumps of xxd, hexdump and Wireshark are read without their offsets and texts', () => {
  const xxd =
    '00000000: 4745 5420 2f64 656d 6f20 4854 5450 2f31  GET /demo HTTP/1\n00000010: 2e31 0d0a                                .1..';
  const hexdump =
    '00000000  47 45 54 20 2f 64 65 6d  6f 20 48 54 54 50 2f 31  |GET /demo HTTP/1|\n00000010  2e 31 0d 0a  |.1..|\n00000014';
  const wireshark = '0000   47 45 54 20 2f 64 65 6d 6f 20 48 54 54 50 2f 31   GET /demo HTTP/1\n0010   2e 31 0d 0a   .1..';
  for (const text of [xxd, hexdump, wireshark]) expect(shown(text)).toEqual([['client', 'GET /demo HTTP/1.1\r\n']]);
});

const stream = (first: string, second: string) =>
  `00000000  47 45 54 20 2f 64 65 6d  6f 20 48 54 54 50 2f 31   GET /dem o HTTP/1
00000010  2e 31 0d 0a                                        .1..
${first}00000000  48 54 54 50 2f 31 2e 31  20 31 30 31 20 57 65 62   HTTP/1.1  101 Web
${first}00000010  0d 0a                                              ..
${second}00000014  00 68 69 ff                                        .hi.
${first}00000012  ff 00                                              ..`;

test.each([
  ['as Wireshark follows a stream', '    '],
  ['indented by a tab', '\t'],
  ['its indent lost', ''],
])('a dump of two sides is two streams, %s', (_, indent) => {
  expect(shown(stream(indent, ''))).toEqual([
    ['client', 'GET /demo HTTP/1.1\r\n'],
    ['server', 'HTTP/1.1 101 Web\r\n'],
    ['client', '\x00hi\xff'],
    ['server', '\xff\x00'],
  ]);
});

test('a dump whose client was the one that is indented begins with the request all the same', () => {
  const [request = '', more = ''] = stream('', '').split('\n');
  const reply = '00000000  48 54 54 50 2f 31 2e 31  20 31 30 31 20 57 65 62   HTTP/1.1  101 Web';
  expect(shown(`    ${request}\n    ${more}\n${reply}`).map(([from]) => from)).toEqual(['client', 'server']);
});

test('handshakes may stand as text, with what follows the empty line', () => {
  const text =
    'GET /demo HTTP/1.1\nSec-WebSocket-Key1: 4 @1  46546xW%0l 1 5\n\n^n:ds[4U\nHTTP/1.1 101 Web\n\n8jKS\'y:G*Co,Wxa-\n> 00 "hi" ff';
  expect(shown(text)).toEqual([
    ['client', 'GET /demo HTTP/1.1\r\nSec-WebSocket-Key1: 4 @1  46546xW%0l 1 5\r\n\r\n^n:ds[4U'],
    ['server', "HTTP/1.1 101 Web\r\n\r\n8jKS'y:G*Co,Wxa-"],
    ['client', '\x00hi\xff'],
  ]);
});

test('an escape that JSON does not know is refused with its line', () => {
  expect(() => exchangeOf('> 00 "\\x" ff')).toThrow('line 1: "\\x" has an escape that JSON does not know');
});

test('text in quotes is itself', () => {
  expect(shown('< 00 "hé\\r\\n" ff')).toEqual([['server', '\x00h\xc3\xa9\r\n\xff']]);
});

test('a JSON log is one too', () => {
  expect(shown('{"version":1,"wire":[{"from":"server","at":0,"hex":"ff00"}]}')).toEqual([['server', '\xff\x00']]);
});

test('what is no dump is refused with its line', () => {
  expect(() => exchangeOf('> 00\n> hello')).toThrow('line 2: "h" is no hex digit; put text in quotes');
  expect(() => exchangeOf('> 00 6')).toThrow('line 1: an odd number of hex digits');
  expect(() => exchangeOf(' \n')).toThrow('there is no byte in it');
});

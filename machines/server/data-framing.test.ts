import { expect, test } from 'vitest';
import { alone } from '../language/machine.js';
import { establishedServer, type Given, Trial } from '../testing.js';
import { serverDataFraming } from './data-framing.js';

const machine = alone(serverDataFraming);
const PROBE = '\x00probe\xff';

function reader(given: Given = {}): Trial {
  return new Trial(machine, given).tell({ type: 'ESTABLISHED' });
}

test.each<[string, string, string]>([
  ['a word', 'hello', 'hello'],
  ['nothing', '', ''],
  ['the byte 00', '\x00', '\x00'],
  ['a byte order mark', '\xef\xbb\xbfx', '\ufeffx'],
  ['two, three and four bytes a character', '\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80', 'ä€😀'],
  ['a noncharacter', '\xef\xbf\xbf', '\uffff'],
  ['CR and LF', '\r\n', '\r\n'],
])('00, %s, FF is a message', (_, bytes, data) => {
  expect(reader().read('\x00', bytes, '\xff', PROBE).messages).toEqual([data, 'probe']);
});

test.each<[string, string, string]>([
  ['80 and FE', 'a\x80b\xfec', 'a\ufffdb\ufffdc'],
  ['a sequence that FF cuts off', 'a\xe2\x82', 'a\ufffd'],
])('10.3.4.4.4#p1: %s, which is ill-formed, becomes U+FFFD', (_, bytes, data) => {
  expect(reader().read('\x00', bytes, '\xff', PROBE).messages).toEqual([data, 'probe']);
});

test.each([0x01, 0x41, 0x7f])('a text frame of type %d is a message like any other (E09)', (type) => {
  expect(reader().read([type], 'hi\xff', PROBE).messages).toEqual(['hi', 'probe']);
});

test.each<[string, number[], number]>([
  ['80 00', [0x80, 0x00], 0],
  ['FE 00', [0xfe, 0x00], 0],
  ['80 01', [0x80, 0x01], 1],
  ['C3 7F', [0xc3, 0x7f], 127],
  ['80 81 00', [0x80, 0x81, 0x00], 128],
  ['80 80 80 02, leading zeros', [0x80, 0x80, 0x80, 0x02], 2],
  ['80 81 80 00', [0x80, 0x81, 0x80, 0x00], 16_384],
  ['FF 01, no close', [0xff, 0x01], 1],
  ['FF 80 81 00, no close', [0xff, 0x80, 0x81, 0x00], 128],
])('%s skips as many bytes as it says, and nothing happens', (_, head, length) => {
  for (const fill of [0x00, 0xff, 0x41]) {
    const trial = reader().read(head, new Array(length).fill(fill), PROBE);
    expect(trial.told).toEqual([{ type: 'MESSAGE_RECEIVED', data: 'probe' }]);
  }
});

test.each([
  ['FF 00', [0xff, 0x00]],
  ['FF 80 00', [0xff, 0x80, 0x00]],
  ['FF 80 80 80 00', [0xff, 0x80, 0x80, 0x80, 0x00]],
])('%s sets the client terminated flag, once, and what follows is discarded', (_, bytes) => {
  const trial = reader().read(PROBE, bytes, PROBE, bytes, '\x80\x01');
  expect(trial.told).toEqual([{ type: 'MESSAGE_RECEIVED', data: 'probe' }, { type: 'CLIENT_TERMINATED' }]);
  expect(trial.variables).toMatchObject({ clientTerminated: true });
});

test('FF alone is not yet a close', () => {
  expect(reader().read([0xff]).told).toEqual([]);
  expect(reader().read([0xff, 0x80]).told).toEqual([]);
});

test('00 FF is the empty message and no close; the FF that ends a message is none either', () => {
  expect(reader().read('\x00\xff\x00\xff').messages).toEqual(['', '']);
  expect(reader().read('\x00a\xff\x00b\xff').messages).toEqual(['a', 'b']);
});

test.each([0x01, 0x7f, 0x80, 0xfe, 0xff])('policy server.frame.unknownType disconnect closes on the byte %d alone', (type) => {
  const trial = reader({ policies: { 'server.frame.unknownType': 'disconnect' } }).read(PROBE, [type]);
  expect(trial.told.map((effect) => effect.type)).toEqual(['MESSAGE_RECEIVED', 'CLOSE_CONNECTION']);
  expect(trial.forget().read('\xff', PROBE).told).toEqual([]);
});

test('nothing is read before the connection is established', () => {
  expect(new Trial(machine).read(PROBE).tell({ type: 'ESTABLISHED' }).read(PROBE).messages).toEqual(['probe']);
});

test.each(['', '\x00pro', '\x80\x81', '\x80\x05ab', '\xff'])(
  'a connection that closes behind %j yields nothing more',
  (bytes) => {
    const trial = reader().read(bytes).tell({ type: 'CLOSED', wasClean: false }).read('\x00\xff\xff', PROBE);
    expect(trial.told).toEqual([]);
  },
);

test('a message may be as long as the limit; one byte more closes, and no part of it is delivered', () => {
  const limits = { 'server.limit.message': 5 };
  expect(reader({ limits }).read(PROBE, PROBE).messages).toEqual(['probe', 'probe']);
  const trial = establishedServer({ limits }).read('\x00sixsix\xff', PROBE);
  expect([trial.messages, trial.sent, trial.all('CLOSE_TCP').length]).toEqual([[], '', 1]);
  expect(trial.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: false }]);
});

test('a length above the limit closes as soon as it is known to be', () => {
  const limits = { 'server.limit.skip': 128 };
  expect(reader({ limits }).read([0x80, 0x81, 0x00], new Array(128).fill(0), PROBE).messages).toEqual(['probe']);
  expect(reader({ limits }).read([0x80, 0x81, 0x01]).told).toEqual([{ type: 'CLOSE_CONNECTION' }]);
  expect(reader({ limits }).read([0xff, 0x81, 0x01]).told).toEqual([{ type: 'CLOSE_CONNECTION' }]);
});

test('zeros without end in front of a length close, when there are more of them than the limit (E15)', () => {
  const limits = { 'server.limit.lengthBytes': 3 };
  expect(reader({ limits }).read([0x80, 0x80, 0x80, 0x01], 'x', PROBE).messages).toEqual(['probe']);
  expect(reader({ limits }).read([0x80, 0x80, 0x80, 0x80], [0x80]).told).toEqual([{ type: 'CLOSE_CONNECTION' }]);
});

test('a length without end closes before a number loses precision; thousands of leading zeros do not (E15)', () => {
  expect(reader().read([0x80], new Array(8).fill(0xff)).has('CLOSE_CONNECTION')).toBe(true);
  expect(reader().read([0x80, 0x8f], new Array(6).fill(0xff), [0x7f]).told).toEqual([]);
  expect(reader().read([0xff], new Array(5000).fill(0x80), [0x01], 'x', PROBE).messages).toEqual(['probe']);
});

import { expect, test } from 'vitest';
import { alone } from '../language/machine.js';
import { establishedClient, type Given, Trial } from '../testing.js';
import { clientDataFraming } from './data-framing.js';

const machine = alone(clientDataFraming);
const PROBE = '\x00probe\xff';

function reader(given: Given = {}): Trial {
  return new Trial(machine, given).tell({ type: 'ESTABLISHED' });
}

/** What a script would notice, in order: messages in quotes, and errors. */
function noticed(trial: Trial): string[] {
  return trial.told.map((effect) => (effect.type === 'MESSAGE_RECEIVED' ? JSON.stringify(effect.data) : effect.type));
}

test.each<[string, string, string]>([
  ['a word', '\x00hello\xff', 'hello'],
  ['nothing', '\x00\xff', ''],
  ['the byte 00', '\x00\x00\xff', '\x00'],
  ['a byte order mark', '\x00\xef\xbb\xbfx\xff', '\ufeffx'],
  ['two, three and four bytes a character', '\x00\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\xff', 'ä€😀'],
  ['a noncharacter', '\x00\xef\xbf\xbf\xff', '\uffff'],
  ['CR and LF', '\x00\r\n\xff', '\r\n'],
])('00, %s, FF is a message', (_, bytes, data) => {
  expect(noticed(reader().read(bytes))).toEqual([JSON.stringify(data)]);
});

test.each<[string, string, string]>([
  ['a byte that never occurs', 'a\xfeb', 'a\ufffdb'],
  ['a continuation without a start', 'a\x80b', 'a\ufffdb'],
  ['a start without continuation', 'a\xc3b', 'a\ufffdb'],
  ['a sequence that FF cuts off', 'a\xe2\x82', 'a\ufffd'],
  ['an encoded surrogate', '\xed\xa0\x80', '\ufffd\ufffd\ufffd'],
  ['more than U+10FFFF', '\xf4\x90\x80\x80', '\ufffd\ufffd\ufffd\ufffd'],
  ['an overlong form', '\xc0\xaf', '\ufffd\ufffd'],
])('%s becomes U+FFFD, and its neighbours stay', (_, bytes, data) => {
  expect(noticed(reader().read('\x00', bytes, '\xff', PROBE))).toEqual([JSON.stringify(data), '"probe"']);
});

test.each([0x01, 0x41, 0x7f])('a text frame of type %d is an error and no message', (type) => {
  expect(noticed(reader().read([type], 'hi\xff', PROBE))).toEqual(['ERROR_DETECTED', '"probe"']);
});

test('the error of a text frame of another type is detected at its FF, not before', () => {
  const trial = reader().read('\x01hi');
  expect(trial.told).toEqual([]);
  expect(noticed(trial.read('\xff'))).toEqual(['ERROR_DETECTED']);
});

test('bytes with the high bit set do not end a text frame, FF alone does', () => {
  expect(reader().read('\x00\x80\xfe\xff').messages).toHaveLength(1);
  expect(noticed(reader().read('\x01\x80\x00\xff', PROBE))).toEqual(['ERROR_DETECTED', '"probe"']);
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
])('%s is an error, and as many bytes are skipped as it says', (_, head, length) => {
  for (const fill of [0x00, 0xff, 0x41]) {
    const trial = reader().read(head, new Array(length).fill(fill), PROBE);
    expect(noticed(trial)).toEqual(['ERROR_DETECTED', '"probe"']);
  }
});

test('a binary frame is an error only once all its bytes have come', () => {
  const trial = reader().read([0x80, 0x02, 0x00]);
  expect(trial.told).toEqual([]);
  expect(noticed(trial.read([0xff]))).toEqual(['ERROR_DETECTED']);
});

test('each frame has an error of its own; a message after one is none', () => {
  const bytes = ['\x01a\xff', '\x00b\xff', '\x80\x00', '\x00c\xff'];
  expect(noticed(reader().read(...bytes))).toEqual(['ERROR_DETECTED', '"b"', 'ERROR_DETECTED', '"c"']);
});

test.each([
  ['FF 00', [0xff, 0x00]],
  ['FF 80 00', [0xff, 0x80, 0x00]],
  ['FF 80 80 80 00', [0xff, 0x80, 0x80, 0x80, 0x00]],
])('%s starts the closing handshake, waits for it, then closes; it is no error', (_, bytes) => {
  const trial = reader().read(bytes);
  expect(noticed(trial)).toEqual(['START_CLOSING']);
  trial.tell({ type: 'CLOSING_STARTED' });
  expect(noticed(trial)).toEqual(['START_CLOSING', 'CLOSE_CONNECTION']);
  expect(trial.variables).toMatchObject({ closingFinished: true });
});

test('FF 00 while the closing handshake has started closes at once', () => {
  expect(noticed(reader({ closingStarted: true }).read([0xff, 0x00]))).toEqual(['CLOSE_CONNECTION']);
});

test('when the connection is closed before the closing handshake starts, it does not finish', () => {
  const trial = reader().read([0xff, 0x00]).tell({ type: 'CLOSED', wasClean: false }, { type: 'CLOSING_STARTED' });
  expect(noticed(trial)).toEqual(['START_CLOSING']);
  expect(trial.variables).toMatchObject({ closingFinished: false });
});

test.each([[[0xff, 0x00]], [[0xff, 0x80, 0x00]]])('what comes after %j is discarded', (close) => {
  expect(establishedClient().read(close, PROBE, '\x01x\xff').messages).toEqual([]);
  expect(establishedClient().read(close, PROBE, '\x01x\xff').has('ERROR_DETECTED')).toBe(false);
});

test('nothing is read before the connection is established', () => {
  const trial = new Trial(machine).read(PROBE).tell({ type: 'ESTABLISHED' }).read(PROBE);
  expect(trial.messages).toEqual(['probe']);
});

test.each([
  ['nothing', ''],
  ['half a message', '\x00pro'],
  ['half a length', '\x80\x81'],
  ['half of the skipped bytes', '\x80\x05ab'],
])('a connection that closes behind %s ends the reading without a word', (_, bytes) => {
  const trial = reader().read(bytes).tell({ type: 'CLOSED', wasClean: false }).read('\xff\xff\xff', PROBE);
  expect(trial.told).toEqual([]);
});

test('a message may be as long as the limit; one byte more fails, and no part of it is delivered', () => {
  const limits = { 'client.limit.message': 5 };
  expect(reader({ limits }).read(PROBE, PROBE).messages).toEqual(['probe', 'probe']);
  const trial = reader({ limits }).read('\x00sixsix\xff', PROBE);
  expect(trial.told).toEqual([{ type: 'FAIL', step: '10.3.4.3.2#p2', why: 'messageIsTooLarge' }]);
});

test('the limit of messages holds for discarded text too', () => {
  expect(reader({ limits: { 'client.limit.message': 5 } }).read('\x01sixsix').refusedBy).toBe('10.3.4.3.2#p2');
});

test('a length above the limit fails as soon as it is known to be', () => {
  const limits = { 'client.limit.skip': 128 };
  expect(noticed(reader({ limits }).read([0x80, 0x81, 0x00], new Array(128).fill(0), PROBE))).toContain('"probe"');
  expect(reader({ limits }).read([0x80, 0x81, 0x01]).refusedBy).toBe('10.3.4.3.2#p2');
});

test('zeros without end in front of a length fail, when there are more of them than the limit (E15)', () => {
  const limits = { 'client.limit.lengthBytes': 3 };
  expect(noticed(reader({ limits }).read([0x80, 0x80, 0x80, 0x01], 'x', PROBE))).toContain('"probe"');
  expect(reader({ limits }).read([0x80, 0x80, 0x80, 0x80], [0x80]).refusedBy).toBe('10.3.4.3.2#p2');
});

test('a length without end fails before a number loses precision; thousands of leading zeros do not (E15)', () => {
  expect(reader().read([0x80], new Array(8).fill(0xff)).refusedBy).toBe('10.3.4.3.2#p2');
  expect(reader().read([0x80, 0x8f], new Array(6).fill(0xff), [0x7f]).refusedBy).toBeUndefined();
  expect(noticed(reader().read([0x80], new Array(5000).fill(0x80), [0x01], 'x', PROBE))).toContain('"probe"');
});

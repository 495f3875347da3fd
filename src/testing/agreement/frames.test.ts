import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Choices } from '../reading/index.js';
import { compareOpen } from './compare.js';
import { kinds, literally } from './sides.js';
import { happenings, lengthBytes, seed, skippedFrame, textFrame } from './streams.js';

const probe = textFrame('probe €');
const lengths = Array.from({ length: 301 }, (_, length) => length);
const whole = (...parts: Uint8Array[]) => [{ bytes: [Buffer.concat(parts)] }];
const echo = 'message {"data":"probe €"}';
const profiles: [string, Partial<Choices>][] = [
  ['default', {}],
  ['literal', literally],
];

describe.each(kinds)('%s: frames are read as the text says', (kind) => {
  test.each(profiles)(
    `whatever comes, in any pieces, by any order of events; policies: %s (HIXIE76_SEED=${seed})`,
    (_, choices) => {
      const property = fc.property(happenings, fc.boolean(), (story, secure) => {
        const asked = kind === 'server' ? { secure } : { inputs: inputsOf(secure) };
        compareOpen(kind, { choices, ...asked }, story);
      });
      fc.assert(property, { seed, numRuns: 30 });
    },
  );

  test('messages of every length from 0 to 300, ASCII or not, leave the next one as it is', () => {
    for (const unit of ['x', 'é', '€', '😀']) {
      const size = Buffer.byteLength(unit);
      const all = lengths.map((length) =>
        unit.repeat(length / size).padEnd(length - (size - 1) * Math.floor(length / size), 'x'),
      );
      const lines = compareOpen(kind, {}, whole(...all.flatMap((data, at) => [textFrame(data, at % 2), probe])));
      expect(lines.filter((line) => line === echo)).toHaveLength(lengths.length);
    }
  });

  test('frames that are skipped, of every length from 0 to 300, leave the next one as it is', () => {
    const skipped = lengths.map((length) => skippedFrame(0x80 + (length % 127), length, length % 4));
    const closing = lengths.slice(1).map((length) => skippedFrame(0xff, length, length % 3, 0));
    const lines = compareOpen(kind, {}, whole(...[...skipped, ...closing].flatMap((frame) => [frame, probe])));
    expect(lines.filter((line) => line === echo)).toHaveLength(2 * lengths.length - 1);
  });

  test.each([4_095, 4_096, 4_097, 16_383, 16_384, 16_385, 32_767, 32_768, 32_769])(
    'data of %d bytes, as a message and skipped, with another frame behind it',
    (length) => {
      const texts = ['x'.repeat(length), `${'é'.repeat(Math.floor(length / 2))}${length % 2 ? 'x' : ''}`];
      for (const data of texts) expect(compareOpen(kind, {}, whole(textFrame(data), probe)).at(-1)).toBe(echo);
      const bytes = [textFrame(Buffer.alloc(length, 0xf0)), skippedFrame(0xff, length), skippedFrame(0x80, length, 2, 0)];
      for (const data of bytes) expect(compareOpen(kind, {}, whole(data, probe)).at(-1)).toBe(echo);
    },
  );

  test('frames in two pieces, wherever they are cut', () => {
    const stream = Buffer.concat([
      textFrame('aé€😀'),
      skippedFrame(0x81, 130, 1),
      textFrame('', 0x7f),
      probe,
      skippedFrame(0xff, 0, 1),
    ]);
    for (let at = 0; at <= stream.length; at += 1) {
      compareOpen(kind, {}, [{ bytes: [stream.subarray(0, at), stream.subarray(at)] }], ['compiled']);
      compareOpen(
        kind,
        {},
        [{ bytes: [stream.subarray(0, at)] }, { send: `é${at}` }, { bytes: [stream.subarray(at)] }],
        ['compiled'],
      );
    }
  });

  test('a frame of each type, and the next one', () => {
    const types = Array.from({ length: 256 }, (_, type) => (type < 0x80 ? textFrame('é', type) : skippedFrame(type, 2, 0, 0)));
    const lines = compareOpen(kind, {}, whole(...types.flatMap((frame) => [frame, probe])));
    expect(lines.filter((line) => line === echo)).toHaveLength(256);
  });

  test.each([0, 1, 48, 127])('messages around a limit of %d bytes', (message) => {
    for (let length = Math.max(0, message - 2); length <= message + 2; length += 1) {
      for (const type of [0, 1, 0x7f]) {
        for (const stream of [
          whole(textFrame('x'.repeat(length), type), probe),
          whole(probe, textFrame('x'.repeat(length), type), probe),
        ]) {
          compareOpen(kind, { limits: { message } }, stream);
        }
      }
    }
  });

  test.each([0, 1, 127, 128, 129, 16_383, 16_384])('frames that are skipped, around a limit of %d bytes', (skip) => {
    for (let length = Math.max(1, skip - 2); length <= skip + 2; length += 1) {
      compareOpen(kind, { limits: { skip } }, whole(skippedFrame(0x80, length), probe));
      compareOpen(
        kind,
        { limits: { skip } },
        whole(skippedFrame(0x80, Math.min(length, skip)), skippedFrame(0xff, length, 1), probe),
      );
    }
  });

  test('lengths around the limit that numbers have', () => {
    for (const length of [2n ** 53n - 2n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 56n, 2n ** 64n, 2n ** 70n]) {
      compareOpen(kind, {}, whole(Uint8Array.of(0x80), lengthBytes(length), probe));
      compareOpen(kind, {}, whole(Uint8Array.of(0xff), lengthBytes(length, 3), probe));
    }
  });

  test.each([1, 2, 3, 65_536])('a length of as many bytes as %d, and one more, frame after frame', (limit) => {
    const limits = limit === 65_536 ? {} : { lengthBytes: limit };
    for (const needless of [limit - 1, limit]) {
      compareOpen(kind, { limits }, whole(skippedFrame(0x80, 1), skippedFrame(0x80, 1, needless), skippedFrame(0x81, 0), probe));
    }
  });
});

describe('What the text leaves to the server is done as the policy says', () => {
  const options = {
    'server.onClientClose': ['ackAndWait', 'ackAndClose', 'closeOnly', 'nothing'],
    'server.sendAfterClientTerminated': ['stop', 'continue'],
  } as const;
  const end = skippedFrame(0xff, 0);
  const stories = [
    [{ bytes: [end] }, { send: 'é' }, { bytes: [probe] }, 'close', { send: 'no' }, 'timeout'],
    [{ send: 'é' }, 'close', { send: 'no' }, 'close', { bytes: [probe, end, probe] }, 'close', 'timeout'],
    ['close', 'timeout', { bytes: [probe] }],
    [{ bytes: [end] }, 'timeout', { bytes: [end] }, 'close', 'tcpClosed'],
    [{ bytes: [probe] }, 'tcpClosed', 'close', { send: 'no' }, { bytes: [probe] }],
  ] as const;
  test('server.frame.unknownType and server.frame.reservedText', () => {
    for (const type of [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff]) {
      const frame = type < 0x80 ? textFrame('é', type) : skippedFrame(type, 2);
      for (const choices of [{ 'server.frame.unknownType': 'disconnect' }, { 'server.frame.reservedText': 'deliver' }] as const) {
        compareOpen('server', { choices }, whole(probe, frame, probe));
      }
    }
  });
  test.each(options['server.onClientClose'])('server.onClientClose: %s', (onClientClose) => {
    for (const after of options['server.sendAfterClientTerminated']) {
      const choices = { 'server.onClientClose': onClientClose, 'server.sendAfterClientTerminated': after };
      for (const story of stories) expect(compareOpen('server', { choices }, story).length).toBeGreaterThan(0);
    }
  });
  test.each(['client', 'webSocket'] as const)('and what it does not leave to the %s', (kind) => {
    for (const story of stories) expect(compareOpen(kind, {}, story).length).toBeGreaterThan(0);
  });
});

function inputsOf(secure: boolean) {
  return { host: 'example.com', port: secure ? 443 : 80, resourceName: '/demo', secure, origin: 'http://example.com' };
}

/** A head and a frame are split whatever they are worth, and not before they are whole. */
import { expect, test } from 'vitest';
import { frameAt, headIn, isSwitching, valueIn } from './index.js';

const HEAD = 'GET /demo HTTP/1.1\r\nHost: a\r\nhost:  b\r\nno field\r\n\r\n';

test('a head has its first line, its fields as they came, and its length', () => {
  const head = headIn(Buffer.from(`${HEAD}01234567`));
  expect(head).toEqual({
    line: 'GET /demo HTTP/1.1',
    fields: [
      { line: 'Host: a', name: 'Host', value: 'a' },
      { line: 'host:  b', name: 'host', value: ' b' },
      { line: 'no field', name: '', value: 'no field' },
    ],
    length: HEAD.length,
  });
  expect(head && valueIn(head, 'host')).toBe('a');
  expect(head && valueIn(head, 'origin')).toBeUndefined();
});

test('a head without its blank line has not come yet', () => {
  for (let length = 0; length < HEAD.length; length += 1) expect(headIn(Buffer.from(HEAD.slice(0, length)))).toBeUndefined();
});

test.each([
  ['HTTP/1.1 101 WebSocket Protocol Handshake', true],
  ['HTTP/10.0 101 ', true],
  ['HTTP/1.1 200 OK', false],
  ['GET /101 HTTP/1.1', false],
])('whether a server agrees with "%s": %s', (line, agrees) => {
  expect(isSwitching(line)).toBe(agrees);
});

test.each<[string, boolean]>([
  ['00', false],
  ['0061ff', true],
  ['ff', false],
  ['ff00', true],
  ['ff80', false],
  ['ff8000', true],
  ['8001', false],
  ['800161', true],
  ['808101', false],
])('whether the frame %s is whole: %s', (hex, whole) => {
  expect(frameAt(Buffer.from(hex, 'hex'), 0)).toMatchObject({ whole, end: hex.length / 2 });
});

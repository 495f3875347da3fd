/** What stops a cursor is a fault, or that more may follow; nothing else is taken for either. */
import { expect, test } from 'vitest';
import { attempt, Cursor } from './cursor.js';
import { bytes } from './testing.js';

test.each<[string, string, object]>([
  ['what was expected', '\r\n', { done: undefined }],
  ['half of it', '\r', { fault: undefined }],
  ['something else', '\rx', { fault: { offset: 1, step: '10.3.4.3.1#24', why: 'a line is not ended by CRLF' } }],
])('%s', (_, text, wanted) => {
  const read = attempt(() => new Cursor(bytes(text)).expectCrlf('10.3.4.3.1#24', 'a line'));
  expect(read).toMatchObject(wanted);
});

test('an error of the code is no fault of the side', () => {
  const broken = () => {
    throw new RangeError('broken');
  };
  expect(() => attempt(broken)).toThrow(new RangeError('broken'));
});

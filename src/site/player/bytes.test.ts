import { expect, test } from 'vitest';
import { vectors } from '../../../spec/index.js';
import { kindsOf, piecesOf, touchesOf } from './bytes.js';
import { hello, type Side } from './situation.js';
import { hexBytes, Stage } from './stage.js';

/** Bytes in pieces, each with what it is. */
function inPieces(text: string, from: Side): string[] {
  const bytes = [...Buffer.from(text, 'latin1')];
  return piecesOf(kindsOf(bytes, from)).map((piece) => `${piece.kind} ${text.slice(piece.from, piece.to + 1)}`);
}

test.each(vectors.handshakes)('the worked handshake $id is in its parts', ({ lines, body }) => {
  const from = lines[0]?.startsWith('GET') ? 'client' : 'server';
  const [first, ...fields] = lines;
  const head = `${lines.join('\r\n')}\r\n\r\n`;
  const pieces = inPieces(head + String.fromCharCode(...hexBytes(body.hex)), from);
  const wanted = fields.flatMap((field) => {
    const [name = '', value = ''] = field.split(/: (.*)/);
    const isKey = from === 'client' && /^Sec-WebSocket-Key/.test(name);
    return [`name ${name}`, 'separator : ', `${isKey ? 'key' : 'value'} ${value}`, 'separator \r\n'];
  });
  const end = `${from === 'client' ? 'key' : 'digest'} ${String.fromCharCode(...hexBytes(body.hex))}`;
  expect(pieces).toEqual([`line ${first}\r\n`, ...wanted.slice(0, -1), 'separator \r\n\r\n', end]);
});

test('frames are told apart, and what comes after the closing frame is read by nobody', () => {
  const head = 'GET / HTTP/1.1\r\nA:b\r\n\r\n12345678';
  const frames = '\0hi\xff\x80\x81\x01\xff\0x';
  const long = '\x80\x02ab\xff\0x';
  expect(inPieces(head + long, 'client')).toEqual([
    ...['line GET / HTTP/1.1\r\n', 'name A', 'separator :', 'value b', 'separator \r\n\r\n', 'key 12345678'],
    ...['type \x80', 'length \x02', 'skipped ab', 'type \xff', 'length \0', 'unread x'],
  ]);
  expect(inPieces(head + frames.slice(0, 4), 'client').slice(-3)).toEqual(['type \0', 'text hi', 'end \xff']);
});

test('what comes after a request that is none is read by nobody', () => {
  expect(inPieces('PUT / ', 'client')).toEqual(['line P', 'unread UT / ']);
});

test('every byte of a conversation was written by a step and read by a step', () => {
  const stage = new Stage(hello, undefined);
  for (const from of ['client', 'server'] as const) {
    const all = stage.wire[from].map((sent) => touchesOf(stage, from, sent));
    expect(all.every(({ wrote, read }) => wrote !== undefined && read !== undefined && wrote.at < read.at)).toBe(true);
    // Each field is a write of its own: nothing is on the wire before its step.
    expect(new Set(all.map(({ wrote }) => wrote?.step)).size).toBeGreaterThan(5);
  }
});

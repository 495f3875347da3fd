/** Sound words of each automaton, from the text's own examples: none comes from an abstraction. */
import type { MachineEvent } from '../../../machines/index.js';
import { vectors } from '../../../spec/index.js';

const bytes = (...texts: string[]): MachineEvent[] =>
  Array.from(texts.join(''), (letter) => ({ type: 'BYTE', byte: letter.charCodeAt(0) }));

const handshakes = vectors.handshakes.map(({ lines, body }) => {
  const request = lines[0]?.startsWith('GET') === true;
  return { request, word: bytes(lines.join('\r\n'), '\r\n\r\n', Buffer.from(body.hex, 'hex').toString('latin1')) };
});
const wordsOf = (request: boolean) => handshakes.filter((each) => each.request === request).map(({ word }) => word);

/** Frames of each type and of lengths around those that take another byte; empty ones; and what closes. */
const frames: MachineEvent[][] = [
  bytes('\x00hi\xff\x01\xff\x7f\x00\xff', '\x80\x00\x80\x01x\xfe\x03abc', '\x00\xff\xff\x00'),
  bytes('\x80\x05abcde\x00Hello\xff', `\x81\x81\x02${'x'.repeat(130)}`, '\xff\x00'),
  bytes('\xff\x01x\x00a\xff\xff\x00\x00after\xff'),
  bytes('\xff\x80\x00'),
  bytes('\x80\x80\x80\x04wxyz\x80\x80\x00\x00\xff'),
  ...['\x80', '\x81', '\xfe', '\xff'].flatMap((type) =>
    ['\x01x', '\x02xy', '\x03xyz', '\x04wxyz', '\x82\x00', '\x83\x01'].map((rest) => bytes(type, rest)),
  ),
];

/** Frames, after which something other than a byte has come at their beginning, or in the middle. */
const interrupted = (...others: object[]): MachineEvent[][] =>
  [[], ...others.map((other) => [other as MachineEvent])].flatMap((before) =>
    frames.flatMap((word) => [
      [...before, ...word],
      [...word.slice(0, 1), ...before, ...word.slice(1)],
    ]),
  );

/** A status line and fields with everything that may be left out or stands at an edge. */
const edges = (first: string, rest: string): MachineEvent[] =>
  bytes(first, '\r\nA: b\r\nc:d\r\ne:\r\nf: \r\nLong-Name:  two spaces\r\n: no name\r\n\r\n', rest);

/** Status lines that are too short, or have a space too few or too many, or end early. */
const statusLines = [
  ' ',
  '  ',
  '   ',
  'H',
  'H ',
  'HTTP/1.1',
  'HTTP/1.1 ',
  'HTTP/1.1  101 ',
  'HTTP/1.1 10',
  'x y z',
  'xx  ',
  'xxxx ',
  'HTTP/1.1 1 1 ',
];

/** Words for each automaton. */
export const soundWords: Readonly<Record<string, readonly MachineEvent[][]>> = {
  'client-connection': interrupted({ type: 'START_CLOSING' }, { type: 'SEND_DATA', data: 'hi' }),
  'server-connection': interrupted({ type: 'TERMINATE' }, { type: 'SEND_STRING', data: 'hi' }),
  'client-handshake-lexical': [
    ...wordsOf(false),
    edges('HTTP/1.1 101 ', 'x'.repeat(17)),
    edges('HTTP/1.1 407 no', 'x'),
    ...statusLines.flatMap((line) => [bytes(line, '\r\n'), bytes(line, 'x'.repeat(9), '\r\r'), bytes(line, '\n')]),
  ],
  'server-handshake-lexical': [...wordsOf(true), edges('GET / x\ry\r\r', 'x'.repeat(9)), edges('GET /a?b HTTP', 'x')],
};

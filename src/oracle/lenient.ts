/**
 * How a server may read a client's handshake that is not as 10.3.4.4.1 says:
 * the checks of requests and fields are advice, and a server may pass over them
 * (policies server.check.requestLine, server.check.fieldSyntax and
 * server.field.bareBreak). The machine aborts there, so it is told the
 * handshake as such a server reads it.
 */
import type { Choices } from './hypothesis.js';

/** One such reading. */
export interface Reading {
  /** Request line, fields and blank line, as the text wants them. */
  head: Buffer;
  /** How many bytes of the client that is. */
  length: number;
  shown: Choices;
}

/** All lenient readings of what a client has sent; none where its fields have no end. */
export function lenientReadings(request: Buffer): Reading[] {
  const text = request.toString('latin1');
  const strict = splitAt(text, /\r\n/, /\r\n\r\n/, 'value');
  const loose = splitAt(text, /\r\n|\n|\r/, /(?:\r\n|\n|\r(?=[^\n]))(?:\r\n|\n|\r(?=[^\n]))/, 'lineEnd');
  return [strict, loose].flatMap((split) => (split === undefined ? [] : [readingOf(split)]));
}

interface Split {
  lines: string[];
  length: number;
  shown: Choices;
}

function splitAt(text: string, lineBreak: RegExp, end: RegExp, reading: 'value' | 'lineEnd'): Split | undefined {
  const ended = end.exec(text);
  if (ended === null) return undefined;
  const lines = text.slice(0, ended.index).split(lineBreak);
  // A lone break within the request line is in order by 10.3.4.4.1#4.
  const fields = text.slice(lines[0]?.length, ended.index + ended[0].length).replaceAll('\r\n', '');
  return {
    lines,
    length: ended.index + ended[0].length,
    shown: /[\r\n]/.test(fields) ? { 'server.field.bareBreak': reading } : {},
  };
}

function readingOf({ lines: [requestLine = '', ...fields], length, shown }: Split): Reading {
  const sound = /^GET \/[!-~]* /.test(requestLine);
  const [, target = ''] = requestLine.split(' ');
  const path = /^\/[!-~]*$/.test(target) ? target : '/';
  const read = fields.map(fieldAsRead);
  const head = [sound ? requestLine : `GET ${path} `, ...read.flatMap(({ line }) => line ?? []), '', ''].join('\r\n');
  return {
    head: Buffer.from(head, 'latin1'),
    length,
    shown: {
      ...shown,
      ...(sound ? {} : { 'server.check.requestLine': 'accept' }),
      ...(read.every(({ sound }) => sound) ? {} : { 'server.check.fieldSyntax': 'accept' }),
    },
  };
}

interface FieldRead {
  /** Undefined where nothing is made of it. */
  line: string | undefined;
  sound: boolean;
}

/** A break within a value is a character like any other: neither digit nor space. */
function fieldAsRead(line: string): FieldRead {
  const whole = line.replace(/[\r\n]/g, '');
  if (/^[!-9;-~]+:/.test(whole)) return { line: whole, sound: true };
  const [, name, value] = /^[ \t]*([!-9;-~]+)[ \t]*:(.*)$/s.exec(whole) ?? [];
  return { line: name === undefined ? undefined : `${name}:${value}`, sound: false };
}

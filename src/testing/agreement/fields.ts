/** Handshakes as lines, to be put together otherwise than sound ones. */
import fc from 'fast-check';

/** A handshake taken apart: its first line, the lines of its fields, and what stands behind the blank line. */
export interface Parts {
  first: string;
  fields: readonly string[];
  body: Uint8Array;
}

/** Takes a handshake apart; one character stands for each byte. */
export function apart(handshake: Uint8Array): Parts {
  const text = Buffer.from(handshake).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...fields] = text.slice(0, end).split('\r\n');
  return { first, fields, body: handshake.subarray(end + 4) };
}

/** Puts it together again. */
export function together({ first, fields, body }: Parts): Uint8Array {
  const lines = [first, ...fields, ''].map((line) => `${line}\r\n`).join('');
  return Buffer.concat([Buffer.from(lines, 'latin1'), body]);
}

/** Changes the value of a field. */
export function withField({ fields, ...rest }: Parts, name: string, change: (line: string) => string[]): Parts {
  return {
    ...rest,
    fields: fields.flatMap((line) => (line.toLowerCase().startsWith(`${name.toLowerCase()}:`) ? change(line) : [line])),
  };
}

/** UTF-8 as one character per byte. */
export const raw = (text: string) => Buffer.from(text).toString('latin1');

/** What may be done to the line of a field: each a new way for it to be right, nearly right, or wrong. */
export const changes: Readonly<Record<string, (line: string) => string[]>> = {
  missing: () => [],
  twice: (line) => [line, line],
  'twice, differently': (line) => [line, `${line}x`],
  'name in capitals': (line) => [line.replace(/^[^:]*/, (name) => name.toUpperCase())],
  'name in lower case': (line) => [line.replace(/^[^:]*/, (name) => name.toLowerCase())],
  'value in capitals': (line) => [line.replace(/:.*/, (value) => value.toUpperCase())],
  'value in lower case': (line) => [line.replace(/:.*/, (value) => value.toLowerCase())],
  'no space': (line) => [line.replace(': ', ':')],
  'two spaces': (line) => [line.replace(': ', ':  ')],
  'a tab for the space': (line) => [line.replace(': ', ':\t')],
  'a space behind': (line) => [`${line} `],
  'a space before the colon': (line) => [line.replace(':', ' :')],
  'a space before the name': (line) => [` ${line}`],
  'no value': (line) => [line.replace(/:.*/, ': ')],
  'no value and no space': (line) => [line.replace(/:.*/, ':')],
  'no colon': (line) => [line.replace(':', '')],
  'no name': (line) => [line.replace(/^[^:]*/, '')],
  'a colon more': (line) => [line.replace(': ', ':: ')],
  'a list': (line) => [line.replace(': ', ': keep-alive, ')],
  'not ASCII in the value': (line) => [line + raw('é€😀')],
  'ill-formed in the value': (line) => [`${line}\xf0\x9f\x98`],
  'not ASCII in the name': (line) => [raw('É') + line],
  // Their lower case is ASCII for those who do not keep to ASCII.
  'KELVIN SIGN in the value': (line) => [line.replace(/:.*/, (value) => raw(value.replace(/k/i, '\u212a')))],
  'KELVIN SIGN in the name': (line) => [line.replace(/^[^:]*/, (name) => raw(name.replace(/k/i, '\u212a')))],
  'a NUL in the value': (line) => [`${line}\0`],
  'a CR in the value': (line) => [line.replace(': ', ': \r')],
  'a LF in the value': (line) => [line.replace(': ', ': \n')],
  'a CR before the end': (line) => [`${line}\r`],
  'a LF before the end': (line) => [`${line}\n`],
  'a CR in the name': (line) => [line.replace(':', '\r:')],
  'a LF in the name': (line) => [line.replace(':', '\n:')],
  'a DEL in the name': (line) => [line.replace(':', '\x7f:')],
  'a port more': (line) => [`${line}:81`],
  'a path more': (line) => [`${line}/`],
};

/** A field that nobody asked for. */
export const otherFields: readonly string[] = [
  'X: y',
  'X:',
  'X: ',
  raw('X: é€😀'),
  'Cookie: a=b',
  'Set-Cookie: a=b; Path=/',
  'SET-COOKIE2: c="d"',
  'Content-Length: 8',
  'Sec-WebSocket-Protocol: unasked',
  'sec-websocket-protocol:',
  'Sec-WebSocket-Key3: 1 2 3',
  ':',
  ': no name',
  'n\xc3\xa9: non-ASCII name',
];

/** A key as a client might never send it. */
export const keys: readonly string[] = [
  ' 1',
  '1 ',
  ' 0',
  '0 ',
  '00000000000000000000000000000004 ',
  '1',
  '',
  ' ',
  '  ',
  'x y',
  '3  ',
  '4  ',
  '5 5',
  '12 34 5 67 8 9',
  '4294967295 ',
  '4294967296 ',
  '8589934590  ',
  '8589934592  ',
  '51539607540            ',
  '51539607552            ',
  '99999999999999999999999999999999 ',
  '9007199254740993 ',
  '9 0 0 7 1 9 9 2 5 4 7 4 0 9 9 2',
  raw('1 2 ６é'),
  '1\t2',
  '1\xa02 ',
  '-4 ',
  '4.0 ',
  '0x10 ',
];

/** Fields in another order. */
export function shuffled(count: number): fc.Arbitrary<number[]> {
  return fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count });
}

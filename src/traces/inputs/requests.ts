/** Handshakes to a server: their segments, keys and key3 at their limits, fields, and closures at each point. */
import { clientFields, goldenKey3, key3s, keyOf, requestLine } from '../../paths/index.js';
import { cutAnywhere, type Input, numbered, pieces, type Some } from './model.js';

type Fields = readonly (readonly [name: string, value: string])[];

const lineOf = ([name, value]: readonly [string, string]) => `${name}: ${value}\r\n`;
const FRAME = '\0at once\xff';

/** All up to the blank line. */
function head(fields: Fields = clientFields, line = lineOf): string {
  return `${requestLine}\r\n${fields.map(line).join('')}\r\n`;
}

export function requests(): Input[] {
  return [
    ...numbered('server', 'segments', false, segments()),
    ...numbered('server', 'keys', false, keys()),
    ...numbered('server', 'fields', false, fields()),
    ...numbered('server', 'closures', false, closures()),
    ...numbered('server', 'splits', false, splits()),
  ];
}

function segments(): Some[] {
  const all = head() + goldenKey3;
  const [before, after] = [goldenKey3.slice(0, 4), goldenKey3.slice(4)];
  return [
    { what: 'fields | key3', writes: [head(), goldenKey3] },
    { what: 'fields | half of key3 | half of key3', writes: [head(), before, after] },
    { what: 'fields and half of key3 | half of key3', writes: [head() + before, after] },
    { what: 'fields | key3 and a frame', writes: [head(), goldenKey3 + FRAME] },
    { what: 'fields, key3 and a frame in one', writes: [all + FRAME] },
    { what: 'fields, key3 and two frames in one', writes: [all + FRAME + FRAME] },
    { what: 'all but the last byte of key3 | that and a frame', writes: [all.slice(0, -1), all.slice(-1) + FRAME] },
    { what: 'fields, key3 and half a frame | half a frame', writes: [all + FRAME.slice(0, 4), FRAME.slice(4)] },
    { what: 'fields, key3 and a frame with a length in one', writes: [`${all}\x80\x03abc`] },
    { what: 'byte by byte', writes: [...all] },
    { what: 'byte by byte, with a frame', writes: [...(all + FRAME)] },
    { what: 'line by line', writes: pieces(all, /(?<=\n)/) },
    { what: 'line by line, cut between CR and LF', writes: pieces(all, /(?<=\r)/) },
    { what: 'cut at each space', writes: pieces(all, /(?= )/) },
  ].map((each) => ({ ...each, isSmall: true }));
}

/** Values of a key: their number, their spaces, and what is around them. */
function keyValues(): [what: string, value: string][] {
  const most = 4_294_967_295;
  return [
    ['with the number 0', keyOf(0, 1)],
    ['with the number 0 and twelve spaces', keyOf(0, 12)],
    ['with the largest number and one space', keyOf(most, 1)],
    ['with the largest number that a client draws with twelve spaces', keyOf(Math.floor(most / 12), 12)],
    ['with a product above 32 bits and a quotient within', keyOf(most, 12)],
    ['with a quotient above 32 bits', keyOf(most + 1, 1)],
    ['with a quotient far above 32 bits', keyOf(most + 1, 4_096)],
    ['with leading zeros', `00${keyOf(7, 2)}`],
    ['with no digit', 'a b'],
    ['with no space', '12'],
    ['with a space before it that counts', ` ${keyOf(8, 1)}`],
    ['with a space behind it that counts', `${keyOf(8, 1)} `],
    ['that is not divisible by its spaces', '3 a a'],
    ['with one space', keyOf(7, 1)],
    ['with twelve spaces', keyOf(7, 12)],
  ];
}

function keys(): Some[] {
  const other = (name: string, value: string): string =>
    head(clientFields.map(([each, its]) => [each, each === name ? value : its] as const)) + goldenKey3;
  return [
    ...['Sec-WebSocket-Key1', 'Sec-WebSocket-Key2'].flatMap((name, index) =>
      keyValues().map(([what, value]) => ({ what: `a ${name} ${what}`, writes: [other(name, value)], isSmall: index === 0 })),
    ),
    ...key3s.map(({ what, text }) => ({ what: `a key3 ${what}`, writes: [head() + text], isSmall: true })),
  ];
}

function fields(): Some[] {
  const one = (what: string, all: Fields, line = lineOf): Some => ({
    what,
    writes: [head(all, line) + goldenKey3],
    isSmall: true,
  });
  return [
    ...clientFields.map(([name]) =>
      one(
        `no ${name}`,
        clientFields.filter(([each]) => each !== name),
      ),
    ),
    ...clientFields.map((field) => one(`two of ${field[0]}`, [...clientFields, field])),
    one('fields in another order', clientFields.toReversed()),
    one('names in small letters', clientFields, ([name, value]) => lineOf([name.toLowerCase(), value])),
    one('names in capitals', clientFields, ([name, value]) => lineOf([name.toUpperCase(), value])),
    one('no space behind any colon', clientFields, ([name, value]) => `${name}:${value}\r\n`),
    one('a field that nobody knows', [['X-Unknown', '1'], ...clientFields]),
    one('fields that nobody knows, twice', [...clientFields, ['Cookie', 'a=b'], ['Cookie', 'c=d']]),
    one('a field with an empty value', [...clientFields, ['X-Unknown', '']]),
    one('a value of bytes that are not ASCII', [...clientFields, ['X-Unknown', '\x80\xff']]),
  ];
}

/** Places in a handshake that differ: within the request line, names, values and ends of lines, and key3. */
function closures(): Some[] {
  const all = head() + goldenKey3;
  const starts = ['', 'GET', `${requestLine}`, `${requestLine}\r`, `${requestLine}\r\n`, `${requestLine}\r\nHost`];
  const places = [...starts, `${requestLine}\r\nHost: ex`, head().slice(0, -2), head().slice(0, -1), head(), all.slice(0, -1)];
  const lengths = new Set(places.map(({ length }) => length));
  return Array.from(all, (_, length) => length).flatMap((length) =>
    // A reset that comes before anything else has nothing before it that could be judged.
    (length === 0 ? (['fin'] as const) : (['fin', 'reset'] as const)).map((ending) => {
      const what = length === 0 ? 'nothing' : `the first ${length} bytes of a handshake`;
      return { what, writes: length === 0 ? [] : [all.slice(0, length)], ending, isSmall: lengths.has(length) };
    }),
  );
}

function splits(): Some[] {
  return cutAnywhere(head() + goldenKey3 + FRAME).map((writes) => ({
    what: `a handshake and a frame, cut behind ${writes[0].length} bytes`,
    writes,
  }));
}

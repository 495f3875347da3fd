/** Handshakes to a server: keys and key3 at their limits, and fields. */
import { clientFields, goldenKey3, key3s, keyOf, requestLine } from '../../paths/index.js';
import { type Some, some } from './model.js';

type Field = readonly [name: string, value: string];

const lineOf = ([name, value]: Field) => `${name}: ${value}\r\n`;

/** A request of these fields with a sound line and key3. */
function request(fields: readonly Field[], line = lineOf, key3 = goldenKey3): string {
  return `${requestLine}\r\n${fields.map(line).join('')}\r\n${key3}`;
}

/** The fields of a sound request, one of them with another value. */
const withField = (name: string, value: string) =>
  clientFields.map((field) => (field[0] === name ? ([name, value] as const) : field));

const MOST = 4_294_967_295;

/** Values of a key: their number, their spaces, and what is around them. */
const keyValues: readonly (readonly [what: string, value: string])[] = [
  ['with the number 0', keyOf(0, 1)],
  ['with the number 0 and twelve spaces', keyOf(0, 12)],
  ['with the largest number and one space', keyOf(MOST, 1)],
  ['with the largest number that a client draws with twelve spaces', keyOf(Math.floor(MOST / 12), 12)],
  ['with a product above 32 bits and a quotient within', keyOf(MOST, 12)],
  ['with a quotient above 32 bits', keyOf(MOST + 1, 1)],
  ['with a quotient far above 32 bits', keyOf(MOST + 1, 4_096)],
  ['with leading zeros', `00${keyOf(7, 2)}`],
  ['with no digit', 'a b'],
  ['with no space', '12'],
  ['with a space before it that counts', ` ${keyOf(8, 1)}`],
  ['with a space after it that counts', `${keyOf(8, 1)} `],
  ['that is not divisible by its spaces', '3 a a'],
  ['with one space', keyOf(7, 1)],
  ['with twelve spaces', keyOf(7, 12)],
];

export function keys(): Some[] {
  const keysOf = (name: string, isSmall: boolean) =>
    keyValues.map(([what, value]) => ({ ...some(`a ${name} ${what}`, request(withField(name, value))), isSmall }));
  return [
    ...keysOf('Sec-WebSocket-Key1', true),
    ...keysOf('Sec-WebSocket-Key2', false),
    ...key3s.map(({ what, text }) => some(`a key3 ${what}`, request(clientFields, lineOf, text))),
  ];
}

export function fields(): Some[] {
  const more = (...all: Field[]) => request([...clientFields, ...all]);
  const spelt = (what: string, line: typeof lineOf) => some(what, request(clientFields, line));
  const one = (...field: Field) => some(`the field ${field.join(': ')}`, request(withField(...field)));
  const first = (what: string, line: string) => some(what, request(clientFields).replace(requestLine, line));
  return [
    ...clientFields.map(([name]) => some(`no ${name}`, request(clientFields.filter(([each]) => each !== name)))),
    ...clientFields.map((field) => some(`two of ${field[0]}`, more(field))),
    some('fields in another order', request(clientFields.toReversed())),
    spelt('names in small letters', ([name, value]) => lineOf([name.toLowerCase(), value])),
    spelt('names in capitals', ([name, value]) => lineOf([name.toUpperCase(), value])),
    spelt('no space after any colon', ([name, value]) => `${name}:${value}\r\n`),
    some('a field that nobody knows', request([['X-Unknown', '1'], ...clientFields])),
    some('fields that nobody knows, twice', more(['Cookie', 'a=b'], ['Cookie', 'c=d'])),
    some('a field with an empty value', more(['X-Unknown', ''])),
    some('a value of bytes that are not ASCII', more(['X-Unknown', '\x80\xff'])),
    one('Host', 'example.com:80'),
    one('Upgrade', 'websocket'),
    one('Upgrade', 'Foo'),
    one('Connection', 'keep-alive, Upgrade'),
    first('the method POST', requestLine.replace('GET', 'POST')),
    first('a resource with a query', requestLine.replace('/demo', '/demo?a=b&c')),
    one('Host', 'Example.com'),
  ];
}

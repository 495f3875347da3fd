/** Keys near a sound one: other characters, and numbers at their limits (10.3.4.4.2#4-7). */
import { type Defect, defect, more, unique } from './defects.js';

/** Values that a key can have which is one defect, or one step of a number, away from a sound one. */
export function keyDefectsOf(key: string): Defect[] {
  return unique([...characters(key), ...numbers(), ...shapes(key)].filter(({ text }) => text !== key));
}

function characters(key: string): Defect[] {
  const without = (what: string, pattern: RegExp) => defect(`one ${what} less`, key.replace(pattern, ''));
  return [
    ...['0', '7', ' ', '!', 'é', '\x80', '\t'].flatMap((character) => more(key, character)),
    without('digit', /[0-9]/),
    without('space', / /),
    without('other character', /[^0-9 ]/),
  ];
}

function numbers(): Defect[] {
  return [
    defect('the number 0', keyOf(0, 1)),
    defect('the number 0 with leading zeros', '0 00'),
    defect('leading zeros', `00${keyOf(5, 3)}`),
    defect('one space', keyOf(7, 1)),
    defect('twelve spaces', keyOf(7, 12)),
    defect('thirteen spaces', keyOf(7, 13)),
    defect('the largest number', keyOf(4_294_967_295, 1)),
    defect('a product above 32 bits, a quotient within', keyOf(4_294_967_295, 12)),
    defect('a quotient of 33 bits', keyOf(4_294_967_296, 1)),
    defect('a quotient far above 32 bits', keyOf(4_294_967_296, 4_096)),
    defect('a product above 2^53', `9007199254740993 ${' '.repeat(8)}`),
    defect('not divisible by its spaces', '3 1 0'),
    defect('one more than a multiple', '16 0 0 1'),
  ];
}

function shapes(key: string): Defect[] {
  return [
    defect('no digit', key.replace(/[0-9]/g, '')),
    defect('no space', key.replace(/ /g, '')),
    defect('digits alone', key.replace(/[^0-9]/g, '')),
    defect('spaces alone', '   '),
    defect('a space before it, and its number fits', ` ${keyOf(6, 2)}`),
    defect('a space after it, and its number fits', `${keyOf(6, 2)} `),
    defect('edge spaces that count', ` ${2 * 21}x `),
    defect('emptied', ''),
  ];
}

/** A key of that number, with so many spaces inside. */
export function keyOf(number: number, spaces: number): string {
  const product = String(BigInt(number) * BigInt(spaces));
  return `${product.slice(0, 1)}x${' '.repeat(spaces)}y${product.slice(1)}z`;
}

/** Eight bytes that a reader of lines or of frames might stumble over. */
export const key3s: readonly Defect[] = [
  defect('of zeros', '\0'.repeat(8)),
  defect('of FF', '\xff'.repeat(8)),
  defect('of line ends', '\r\n'.repeat(4)),
  defect('of LF', '\n'.repeat(8)),
  defect('that looks like a frame', '\0abcdef\xff'),
  defect('that looks like a closing frame', '\xff\0\xff\0\xff\0\xff\0'),
  defect('of high bytes', '\x80\x81\xfe\xff\xc3\x28\xf0\x9f'),
];

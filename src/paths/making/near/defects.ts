/** Single defects of a text, by general operators: none knows what a machine looks at. */
import { type Field, linesOf } from '../../parts/handshakes.js';
import { lines } from '../../parts/tokens.js';

/** A text with one defect, and what was done to it in words. */
export interface Defect {
  what: string;
  text: string;
}

/** Every single defect of a text, each once. */
export function defectsOf(text: string): Defect[] {
  const added = ['x', '\0', '\n', '\r', '\x80'].flatMap((character) => more(text, character));
  const all = [...cases(text), ...added, ...less(text), ...edges(text), ...changed(text), defect('emptied', '')];
  return unique(all.filter((each) => each.text !== text));
}

/** The first of several defects with the same text stays. */
export function unique(defects: readonly Defect[]): Defect[] {
  const known = new Map<string, Defect>();
  for (const each of defects) if (!known.has(each.text)) known.set(each.text, each);
  return [...known.values()];
}

/** Changes to all fields together. */
export function wholesOf(fields: readonly Field[]): Defect[] {
  const each = (what: string, change: (name: string, value: string) => string) =>
    defect(what, lines(...fields.map(([name, value]) => change(name, value))));
  return [
    each('all names lowered', (name, value) => `${name.toLowerCase()}: ${value}`),
    each('all names raised', (name, value) => `${name.toUpperCase()}: ${value}`),
    each('no spaces after the colons', (name, value) => `${name}:${value}`),
    defect('the fields in another order', linesOf(fields.toReversed())),
  ];
}

export function defect(what: string, text: string): Defect {
  return { what, text };
}

function cases(text: string): Defect[] {
  const capitalLowered = text.replace(/[A-Z]/, (letter) => letter.toLowerCase());
  const smallRaised = text.replace(/[a-z]/, (letter) => letter.toUpperCase());
  return [
    defect('a capital lowered', capitalLowered),
    defect('a small letter raised', smallRaised),
    defect('all lowered', text.toLowerCase()),
    defect('all raised', text.toUpperCase()),
  ];
}

/** Start, middle and end, as indices of a character to change. */
function places(text: string): [string, number][] {
  const last = text.length - 1;
  return [
    ['at the start', 0],
    ['in the middle', Math.floor(last / 2)],
    ['at the end', last],
  ];
}

export function more(text: string, character: string): Defect[] {
  const gaps = places(`${text} `);
  return gaps.map(([where, at]) => defect(`${nameOf(character)} more ${where}`, text.slice(0, at) + character + text.slice(at)));
}

/** A character that can be read, or its number. */
function nameOf(character: string): string {
  return /[!-~]/.test(character) ? character : `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function less(text: string): Defect[] {
  return places(text).map(([where, at]) => defect(`one character less ${where}`, text.slice(0, at) + text.slice(at + 1)));
}

function edges(text: string): Defect[] {
  return [
    defect('a space before it', ` ${text}`),
    defect('a space after it', `${text} `),
    defect('a tab before it', `\t${text}`),
    defect('a tab after it', `${text}\t`),
  ];
}

/** Near names: one character is another one. */
function changed(text: string): Defect[] {
  return places(text).map(([where, at]) =>
    defect(`another character ${where}`, text.slice(0, at) + neighbour(text.charAt(at)) + text.slice(at + 1)),
  );
}

function neighbour(character: string): string {
  const code = character.charCodeAt(0);
  const isLast = ['z', 'Z', '9'].includes(character);
  return /[a-zA-Z0-9]/.test(character) ? String.fromCharCode(isLast ? code - 1 : code + 1) : 'x';
}

/**
 * A field line, with its end, in every way that goes wrong once; its name and its value as well.
 * @param all every field of the handshake
 */
export function lineDefectsOf([name, value]: Field, all: readonly Field[]): Defect[] {
  const others = all.filter(([other]) => other !== name);
  const line = `${name}: ${value}\r\n`;
  return unique([
    defect('removed', ''),
    defect('doubled', line.repeat(2)),
    defect('tripled', line.repeat(3)),
    defect('with another value as well', `${line}${name}: x\r\n`),
    ...defectsOf(name).map(({ what, text }) => defect(`its name: ${what}`, `${text}: ${value}\r\n`)),
    ...defectsOf(value).map(({ what, text }) => defect(`its value: ${what}`, `${name}: ${text}\r\n`)),
    ...others.map(([other, its]) => defect(`the value of ${other}`, `${name}: ${its}\r\n`)),
    ...others.map(([other]) => defect(`the name ${other}`, `${other}: ${value}\r\n`)),
    defect('no colon', `${name} ${value}\r\n`),
    defect('no space', `${name}:${value}\r\n`),
    ...['\t', '\r', '\n', '\0', ':'].map((other) => defect(`${nameOf(other)} for the space`, `${name}:${other}${value}\r\n`)),
    defect('nothing after the colon', `${name}:\r\n`),
    ...endsOf(`${name}:`).map(({ what, text }) => defect(`nothing after the colon, ${what}`, text)),
    ...endsOf(`${name}: ${value}`),
  ]);
}

/** A line with other ends than CRLF. */
export function endsOf(line: string): Defect[] {
  return [
    defect('ended by LF', `${line}\n`),
    defect('ended by CR', `${line}\r`),
    defect('ended by CR CR LF', `${line}\r\r\n`),
    defect('ended by LF CR', `${line}\n\r`),
    defect('not ended', line),
    defect('ended twice', `${line}\r\n\r\n`),
  ];
}

/** What has come of a handshake when it is cut off: inside each line, behind its CR, behind its LF. */
export function cutsOf(head: string): Defect[] {
  const lines = head.split(/(?<=\n)/);
  return unique(
    lines.flatMap((line, index) => {
      const before = lines.slice(0, index).join('');
      const ends = [Math.floor(line.length / 2), line.length - 1, line.length];
      return ends.map((end) => defect(`cut off after ${before.length + end} bytes`, before + line.slice(0, end)));
    }),
  );
}

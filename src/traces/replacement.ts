/**
 * How bytes that are no UTF-8 may be read: each ill-formed run becomes one to
 * as many U+FFFD as it has bytes (policy client.utf8.replacement).
 */

/** A reading, and the option that it shows, if it shows one. */
export interface Replacement {
  text: string;
  option?: string;
}

/** Readings that are looked at; of longer runs only the three options that have names. */
const MOST = 64;

/**
 * All readings of bytes.
 * @param text what they are with one U+FFFD for each maximal subpart
 */
export function replacements(bytes: Uint8Array, text: string): Replacement[] {
  if (!text.includes('\ufffd') || isWellFormed(bytes)) return [{ text }];
  const parts = partsOf(bytes);
  const named: Replacement[] = [
    { text, option: 'maximalSubpart' },
    { text: read(parts, ({ length }) => length), option: 'perByte' },
    { text: read(parts, () => 1), option: 'perRun' },
  ];
  const runs = parts.filter((part) => typeof part !== 'string');
  const count = runs.reduce((product, { length }) => product * length, 1);
  const others =
    count > MOST ? [] : countsOf(runs.map(({ length }) => length)).map((counts) => ({ text: counted(parts, counts) }));
  return [...named, ...others.filter((other) => named.every((each) => each.text !== other.text))];
}

/** Well-formed text, and ill-formed runs between. */
type Part = string | Uint8Array;

function partsOf(bytes: Uint8Array): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = wellFormedAt(bytes, at);
    const last = parts.at(-1);
    if (length === 0) {
      if (typeof last === 'object') parts[parts.length - 1] = bytes.subarray(at - last.length, at + 1);
      else parts.push(bytes.subarray(at, at + 1));
      at += 1;
    } else {
      const character = Buffer.from(bytes.subarray(at, at + length)).toString();
      if (typeof last === 'string') parts[parts.length - 1] = last + character;
      else parts.push(character);
      at += length;
    }
  }
  return parts;
}

/** How many bytes the well-formed character has that begins here; 0 if none does. */
function wellFormedAt(bytes: Uint8Array, at: number): number {
  return [1, 2, 3, 4].find((length) => at + length <= bytes.length && isCharacter(bytes.subarray(at, at + length))) ?? 0;
}

function isCharacter(bytes: Uint8Array): boolean {
  return isWellFormed(bytes) && [...Buffer.from(bytes).toString()].length === 1;
}

function read(parts: readonly Part[], count: (run: Uint8Array) => number): string {
  return parts.map((part) => (typeof part === 'string' ? part : '\ufffd'.repeat(count(part)))).join('');
}

function counted(parts: readonly Part[], counts: readonly number[]): string {
  const left = [...counts];
  return read(parts, () => left.shift() ?? 1);
}

/** All ways to choose 1 to n for each of these. */
function countsOf(most: readonly number[]): number[][] {
  return most.reduce<number[][]>(
    (all, each) => all.flatMap((counts) => Array.from({ length: each }, (_, index) => [...counts, index + 1])),
    [[]],
  );
}

function isWellFormed(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes as they are typed. */

const PART = /"(?:[^"\\]|\\.)*"?|[^\s,"]+/g;

/**
 * `00 "hi" 0xff` is 00 68 69 FF: hex digits in pairs, with or without 0x, and text in quotes, in which \r, \n and \u00e4 are what they are in JSON.
 * @throws Error, in one line, when it is neither
 */
export function typed(text: string): number[] {
  return (text.match(PART) ?? []).flatMap((part) => (part.startsWith('"') ? quoted(part) : hexed(part)));
}

function hexed(part: string): number[] {
  const digits = part.replace(/^0x/i, '');
  if (!/^[0-9a-f]+$/i.test(digits)) throw new Error(`${part} is neither hex digits nor text in quotes`);
  if (digits.length % 2 === 1) throw new Error(`${part} is half a byte too long or too short: a byte is two hex digits`);
  return [...Buffer.from(digits, 'hex')];
}

function quoted(part: string): number[] {
  if (!/^"(?:[^"\\]|\\.)*"$/.test(part)) throw new Error(`${part} has no quote at its end`);
  const [wrong] = part.match(/\\(?!["\\/bfnrt]|u[0-9a-f]{4})./i) ?? [];
  if (wrong !== undefined) throw new Error(`${wrong} means nothing in quotes: write \\n, \\r, \\t, \\", \\\\ or \\u00e4`);
  return [...new TextEncoder().encode(JSON.parse(part.replaceAll('\t', '\\t')) as string)];
}

/** The bytes of each kind of well-formed sequence, from-to in hex: Unicode, table 3-7. */
const sequences = [
  '00-7f',
  'c2-df 80-bf',
  'e0-e0 a0-bf 80-bf',
  'e1-ec 80-bf 80-bf',
  'ed-ed 80-9f 80-bf',
  'ee-ef 80-bf 80-bf',
  'f0-f0 90-bf 80-bf 80-bf',
  'f1-f3 80-bf 80-bf 80-bf',
  'f4-f4 80-8f 80-bf 80-bf',
].map((line) => line.split(' ').map((range) => range.split('-').map((hex) => Number.parseInt(hex, 16))));

/** The bits of the first byte that belong to the character, by the length of the sequence. */
const firstBits = [0, 0x7f, 0x1f, 0x0f, 0x07];

/**
 * Interprets bytes as UTF-8 (10.3.4.3.3): what is no valid sequence becomes
 * U+FFFD, one for each maximal subpart, each byte or each run (E22).
 */
export function decodeUtf8(
  bytes: readonly number[],
  replacement: 'maximalSubpart' | 'perByte' | 'perRun' = 'maximalSubpart',
): string {
  let text = '';
  let inRun = false;
  for (let at = 0; at < bytes.length; ) {
    const { length, codePoint } = sequenceAt(bytes, at);
    at += length;
    if (codePoint !== undefined) text += String.fromCodePoint(codePoint);
    else if (replacement === 'perByte') text += '\ufffd'.repeat(length);
    else if (replacement === 'maximalSubpart' || !inRun) text += '\ufffd';
    inRun = codePoint === undefined;
  }
  return text;
}

/** Whether bytes are UTF-8 and nothing else. */
export function isUtf8(bytes: readonly number[]): boolean {
  for (let at = 0; at < bytes.length; ) {
    const { length, codePoint } = sequenceAt(bytes, at);
    if (codePoint === undefined) return false;
    at += length;
  }
  return true;
}

/** The character at a place, or how many bytes there begin one that does not come to its end. */
function sequenceAt(bytes: readonly number[], at: number): { length: number; codePoint?: number } {
  for (const ranges of sequences) {
    let length = 0;
    while (within(bytes[at + length], ranges[length])) length++;
    if (length === 0) continue;
    if (length < ranges.length) return { length };
    let codePoint = (bytes[at] ?? 0) & (firstBits[length] ?? 0);
    for (let next = 1; next < length; next++) codePoint = codePoint * 64 + ((bytes[at + next] ?? 0) & 0x3f);
    return { length, codePoint };
  }
  return { length: 1 };
}

function within(byte: number | undefined, [from = 256, to = -1]: readonly number[] = []): boolean {
  return byte !== undefined && byte >= from && byte <= to;
}

/** Encodes a string as UTF-8. */
export function encodeUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 + (code >> 6), 0x80 + (code & 0x3f));
    else if (code < 0x10000) bytes.push(0xe0 + (code >> 12), 0x80 + ((code >> 6) & 0x3f), 0x80 + (code & 0x3f));
    else bytes.push(0xf0 + (code >> 18), 0x80 + ((code >> 12) & 0x3f), 0x80 + ((code >> 6) & 0x3f), 0x80 + (code & 0x3f));
  }
  return bytes;
}

/** Converts to ASCII lowercase: A to Z and nothing else (10.3.4.1.10#p1). */
export function lower(text: string): string {
  let result = '';
  for (const character of text) {
    result += character >= 'A' && character <= 'Z' ? String.fromCharCode(character.charCodeAt(0) + 0x20) : character;
  }
  return result;
}

/** Bytes that are ill-formed as UTF-8, and the ways in which they become U+FFFD. */

/** Options of client.utf8.replacement. */
export type Replacement = 'maximalSubpart' | 'perByte' | 'perRun';

/** Whether bytes are well-formed as UTF-8. */
export function isWellFormed(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The text of bytes, with U+FFFD for each maximal subpart, each byte, or each run of what is ill-formed. */
export function replaced(bytes: Uint8Array, how: Replacement): string {
  if (how === 'maximalSubpart') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const parts: string[] = [];
  let run = 0;
  for (let at = 0; at < bytes.length; ) {
    const character = characterAt(bytes, at);
    run = character === undefined ? run + 1 : 0;
    if (run <= 1 || how === 'perByte') parts.push(character ?? '\ufffd');
    at += character === undefined ? 1 : Buffer.byteLength(character);
  }
  return parts.join('');
}

/** The character whose well-formed sequence begins here. */
function characterAt(bytes: Uint8Array, at: number): string | undefined {
  for (let length = 1; length <= 4; length += 1) {
    const some = bytes.subarray(at, at + length);
    if (some.length === length && isWellFormed(some)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(some);
  }
  return undefined;
}

/** ASCII: characters of handshakes, as bytes, with CRLF as text, and its two cases. */
export const CR = 0x0d;
export const LF = 0x0a;
export const SPACE = 0x20;
export const COLON = 0x3a;
export const CRLF = '\r\n';

/**
 * A to Z become a to z, and nothing else changes.
 * @step 10.3.4.1.10#p1
 */
export function asciiLowercase(text: string): string {
  // Most texts are printable ASCII, where nothing else changes anyway.
  if (!/[^ -~]/.test(text)) return text.toLowerCase();
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

/**
 * Whether two strings are equal but for the case of A to Z.
 * @step 10.3.4.1.10#p2
 */
export function equalIgnoringAsciiCase(one: string, other: string): boolean {
  return asciiLowercase(one) === asciiLowercase(other);
}

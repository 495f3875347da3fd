/** The keys of the client's opening handshake: numbers with spaces and other characters among their digits. */
import { drawn, type Random } from '../values/random.js';

/** A text with each of some characters at a random place. */
export function inserted(c: { random: Random }, characters: string, text: string): string {
  let key = text;
  for (const character of characters) {
    const position = drawn(c, key.length + 1);
    key = key.slice(0, position) + character + key.slice(position);
  }
  return key;
}

/** One to twelve characters of U+0021 to U+002F (15) and U+003A to U+007E (69). */
export function characters(c: { random: Random }): string {
  const count = 1 + drawn(c, 12);
  return Array.from({ length: count }, () => {
    const index = drawn(c, 15 + 69);
    return String.fromCharCode(index < 15 ? 0x21 + index : 0x3a + index - 15);
  }).join('');
}

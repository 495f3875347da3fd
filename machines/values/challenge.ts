/** The challenge that proves a handshake was read, the same for both sides. */
import type { Policies } from '../../spec/index.js';

/**
 * Two numbers as 32-bit integers and the eight bytes of key3: 16 bytes. The
 * prose says little-endian, all its examples are big-endian (E01); the policy
 * number.byteOrder decides.
 * @step 10.3.4.3.1#42
 * @step 10.3.4.4.2#8
 */
export function challengeOf(
  number1: number,
  number2: number,
  key3: ArrayLike<number>,
  byteOrder: Policies['number.byteOrder'],
): Uint8Array {
  const challenge = new Uint8Array(16);
  const view = new DataView(challenge.buffer);
  view.setUint32(0, number1, byteOrder === 'little');
  view.setUint32(4, number2, byteOrder === 'little');
  challenge.set(key3, 8);
  return challenge;
}

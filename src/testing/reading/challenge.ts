import { createHash } from 'node:crypto';
import type { Choices } from './choices.js';

/** The 16 bytes under the fingerprint (10.3.4.3.1#42, 10.3.4.4.2#8); the order of a number's bytes is E01. */
export function challengeOf(
  number1: number,
  number2: number,
  key3: readonly number[],
  order: Choices['number.byteOrder'],
): number[] {
  return [...bytesOf(number1, order), ...bytesOf(number2, order), ...key3];
}

/** The MD5 fingerprint of a challenge (10.3.4.3.1#43, 10.3.4.4.2#9), in the order of RFC 1321. */
export function fingerprint(challenge: readonly number[]): number[] {
  return [...createHash('md5').update(Uint8Array.from(challenge)).digest()];
}

function bytesOf(number: number, order: Choices['number.byteOrder']): number[] {
  const little: number[] = [];
  let rest = number;
  for (let index = 0; index < 4; index++) {
    little.push(rest % 256);
    rest = Math.floor(rest / 256);
  }
  return order === 'little' ? little : little.reverse();
}

import type { Limits } from './choices.js';
import { type Reading, Refused, readByte } from './input.js';

/**
 * Reads the length of a frame and drops as many bytes (10.3.4.3.2, 3a.1 to
 * 3a.7; 10.3.4.4.3, 3.B1 to 3.B7: the same steps on both sides). Returns the length.
 */
export function* skipFrame(limits: Limits): Reading<number> {
  let length = 0; // 3a.1, 3.B1
  let spelled = 0;
  let b: number;
  do {
    b = yield* readByte(); // 3a.2, 3.B2
    if (++spelled > limits.lengthBytes) throw new Refused('too many bytes of a length');
    const bv = b & 0x7f; // 3a.3, 3.B3
    length = length * 128 + bv; // 3a.4, 3.B4
    if (length > limits.skip) throw new Refused('a frame that is too long');
    // 3a.5, 3.B5
  } while ((b & 0x80) === 0x80);
  for (let read = 0; read < length; read++) yield* readByte(); // 3a.6, 3a.7, 3.B6, 3.B7
  return length;
}

/** Reads data up to 0xFF (10.3.4.3.2, 3b.1 to 3b.3; 10.3.4.4.3, 3.1 to 3.3). */
export function* readData(limits: Limits): Reading<number[]> {
  const rawData: number[] = []; // 3b.1, 3.1
  for (;;) {
    const b = yield* readByte(); // 3b.2, 3.2
    if (b === 0xff) return rawData; // 3b.3, 3.3
    rawData.push(b);
    if (rawData.length > limits.message) throw new Refused('a message that is too large');
  }
}

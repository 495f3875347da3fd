/** What the bytes of an event are to the side that a trace is played to. */
import type { BytesEvent } from './types.js';

/**
 * The bytes of an event. What is wrong in the answer to a client's keys stays wrong in the same bits, and the rest is right
 * for this client.
 * @param digest the sixteen bytes with which its keys are rightly answered; without it the bytes are those of the trace
 */
export function bytesOf({ hex, answer = '', at = 0, from = 0 }: BytesEvent, digest?: Uint8Array): Buffer {
  const bytes = Buffer.from(hex, 'hex');
  if (digest === undefined) return bytes;
  for (const [index, byte] of Buffer.from(answer, 'hex').entries()) {
    bytes[at + index] = (bytes[at + index] as number) ^ byte ^ (digest[from + index] as number);
  }
  return bytes;
}

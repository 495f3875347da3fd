/**
 * Messages of up to a megabyte. The machines read bytes one by one, and between
 * the first and the last of a message always in the same state: a message with a
 * unit twice is enough to find out what comes of it, and in the trace the two
 * units stand for many.
 */
import { type Draft, hexOf } from '../draft.js';

/** Sixteen bytes that nothing else has. */
const UNIT = '0123456789abcd\xc3\xbc';
const SHORT = UNIT.repeat(2);

/** A message that is to be long. */
export const short = `\0${SHORT}\xff`;

/** The trace of a short message as that of a long one, of so many bytes. */
export function lengthened(draft: Draft, size: number): Draft {
  const [two, many] = [hexOf(SHORT), hexOf(UNIT).repeat(size / UNIT.length)];
  return JSON.parse(JSON.stringify(draft).replaceAll(two, () => many)) as Draft;
}

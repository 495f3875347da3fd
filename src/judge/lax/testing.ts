/** How the tables of wrong peers are written, and held against the judge. */
import { expect } from 'vitest';
import { type Entry, judge, type Side, type Verdict } from '../index.js';
import { down, faultOf, markOf, reply, request, up } from '../testing.js';

export const SCHEMES = ['ws', 'wss'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** The steps of server and client by which data is skipped, and by which the next frame is read. */
export const SKIPPED: [string, string] = ['#3.B7', '#3a.7'];
export const NEXT: [string, string] = ['#4', '#5'];

/** Stands in a table before the first byte that no way of the text gives. */
const CARET = '‸';

/** Text with a caret, as bytes and as the offset that the caret has. */
export function marked(text: string): { text: string; offset: number } {
  const offset = text.indexOf(CARET);
  if (offset < 0) throw new Error(`no ${CARET} in ${JSON.stringify(text)}`);
  return { text: text.replace(CARET, ''), offset };
}

/** The worked reply; over TLS the location is one of wss. */
export function replyOver(scheme: Scheme): string {
  return reply.replace('Location: ws:', `Location: ${scheme}:`);
}

/** Text of which one part, which must be there once, is another. */
export function withOnce(text: string, part: string, by: string): string {
  if (text.split(part).length !== 2) throw new Error(`not once: ${JSON.stringify(part)}`);
  return text.replace(part, () => by);
}

export function verdictOver(scheme: Scheme, side: Side, wire: readonly Entry[]) {
  return judge({ url: `${scheme}://example.com/demo`, wire }, side);
}

/** The worked handshake over a scheme, then more. */
export function openedOver(scheme: Scheme, ...more: Entry[]): Entry[] {
  return [up(request), down(replyOver(scheme)), ...more];
}

/**
 * Expects a step of `section` ("#…") that is violated, or else the mark of what is accepted with its liberties; whether the
 * bytes of the side are seen at once or one by one.
 * @param offset of the first byte that is wrong, or that shows what is missing
 */
export function expectVerdict(
  [scheme, side, wire]: [Scheme, Side, readonly Entry[]],
  section: string,
  expected: string,
  offset: number,
  kind: 'byte' | 'omission' = 'byte',
): void {
  const wanted = expected.startsWith('#') ? `${section}${expected} at ${offset}, ${kind}` : expected;
  expect(inWords(verdictOver(scheme, side, wire))).toBe(wanted);
  if (scheme === 'wss') return;
  const single = wire.flatMap((entry) => (entry.from === side ? byteByByte(entry) : entry));
  expect(inWords(verdictOver(scheme, side, single)), 'byte by byte').toBe(wanted);
}

/** The mark and the liberties, or what is wrong and where. */
export function inWords(verdict: Verdict): string {
  const fault = faultOf(verdict);
  return fault === undefined ? markOf(verdict) : `${fault.step} at ${fault.offset}, ${fault.kind}`;
}

/** What was seen at once, as it is seen byte by byte. */
export function byteByByte(entry: Entry): Entry[] {
  return 'close' in entry ? [entry] : [...entry.bytes].map((byte) => ({ ...entry, bytes: Uint8Array.of(byte) }));
}

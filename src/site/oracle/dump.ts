/**
 * Hex dumps as people paste them. A line that begins with `>` is the client's,
 * one with `<` the server's; others go on with the side before them. Offsets
 * and columns of text are passed over; text in quotes is itself; `FIN` and
 * `RST` close.
 */
import { type Entry, type Exchange, type Side, Unreadable } from '../../judge/exchange.js';
import { parseLog } from '../../judge/log.js';

/** At most so many bytes stand in a line that has an offset. */
const ROW = 16;
const OFFSET = /^\s*[0-9a-f]{4,8}(?::|\s{2,})\s*/i;

/** @throws Unreadable with the line, and what is wrong there */
export function exchangeOf(text: string): Exchange {
  if (text.trimStart().startsWith('{')) return parseLog(text);
  const wire: Entry[] = [];
  let from: Side = 'client';
  let last = '';
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    // hexdump ends with the offset of what is not there any more.
    if (OFFSET.test(last) && /^[0-9a-f]{7,8}$/i.test(line)) continue;
    last = line;
    const [, arrow, rest = ''] = /^\s*([><])?\s?(.*)$/.exec(line) ?? [];
    if (arrow !== undefined) from = arrow === '>' ? 'client' : 'server';
    const entry = entryOf(rest, from, index);
    if (entry !== undefined) append(wire, entry, arrow !== undefined);
  }
  if (wire.length === 0) throw new Unreadable('there is no byte in it');
  return { wire };
}

function entryOf(line: string, from: Side, index: number): Entry | undefined {
  const close = /^\s*(fin|rst)\s*$/i.exec(line)?.[1]?.toLowerCase();
  if (close === 'fin' || close === 'rst') return { from, at: index, close };
  const bytes = bytesOf(line, index + 1);
  return bytes.length === 0 ? undefined : { from, at: index, bytes: Uint8Array.from(bytes) };
}

/** Lines of one side that follow each other are one write. */
function append(wire: Entry[], entry: Entry, isNew: boolean): void {
  const last = wire.at(-1);
  if (isNew || last === undefined || 'close' in last || 'close' in entry || last.from !== entry.from) wire.push(entry);
  else wire.splice(-1, 1, { ...last, bytes: Uint8Array.from([...last.bytes, ...entry.bytes]) });
}

function bytesOf(line: string, number: number): number[] {
  const offset = OFFSET.exec(line)?.[0];
  if (offset !== undefined) {
    const pairs = /^(?:\s{0,2}[0-9a-f]{2})*/i.exec(line.slice(offset.length))?.[0].match(/[0-9a-f]{2}/gi) ?? [];
    return pairs.slice(0, ROW).map((pair) => Number.parseInt(pair, 16));
  }
  return line.split(/("(?:[^"\\]|\\.)*")/).flatMap((part, index) => (index % 2 === 1 ? textBytes(part) : hexBytes(part, number)));
}

function textBytes(quoted: string): number[] {
  return [...new TextEncoder().encode(JSON.parse(quoted) as string)];
}

function hexBytes(text: string, number: number): number[] {
  const digits = text.replace(/\s/g, '');
  const wrong = /[^0-9a-f]/i.exec(digits)?.[0];
  if (wrong !== undefined) throw new Unreadable(`line ${number}: "${wrong}" is no hex digit; put text in quotes`);
  if (digits.length % 2 === 1) throw new Unreadable(`line ${number}: an odd number of hex digits`);
  return (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

/**
 * Exchanges as people paste them. A line that begins with `>` is the client's, one with `<` the server's; others go on with
 * the side before them. Of a dump with offsets the indented lines are the server's, as Wireshark writes them. Lines of a
 * handshake may stand as they are, with eight and sixteen characters behind the empty line. Text in quotes is itself; `FIN`
 * and `RST` close.
 */
import { type Entry, type Exchange, otherThan, type Side, Unreadable } from '../../judge/exchange.js';
import { parseLog } from '../../judge/log.js';

/** At most so many bytes stand in a line that has an offset. */
const ROW = 16;
const OFFSET = /^\s*([0-9a-f]{4,8})(?::|\s{2,})\s*/i;
/** What Wireshark puts before the lines of the side that was connected to. */
const INDENT = /^(?:\t| {4})/;
/** A line of a handshake. */
const LINE = /^(?:GET |HTTP\/\d|[A-Za-z][\w-]*:(?: |$))/;
/** Bytes that stand behind the empty line of each side's handshake. */
const BODY = { client: 8, server: 16 } as const;

/** @throws Unreadable with the line, and what is wrong there */
export function exchangeOf(text: string): Exchange {
  if (text.trimStart().startsWith('{')) return parseLog(text);
  const reading = new Reading();
  const lines = text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    // hexdump ends with the offset of what is not there any more.
    if (OFFSET.test(lines[index - 1] ?? '') && /^[0-9a-f]{7,8}$/i.test(line)) continue;
    reading.line(line, index);
  }
  if (reading.wire.length === 0) throw new Unreadable('there is no byte in it');
  return { wire: reading.wire };
}

class Reading {
  readonly wire: Entry[] = [];
  private from: Side = 'client';
  /** How many bytes a side has in a dump with offsets. */
  private readonly counts = { client: 0, server: 0 };
  /** Whose lines are indented. */
  private indented: Side = 'server';
  /** Whether a handshake stands here as text: its lines, or what follows the empty one. */
  private text: 'no' | 'lines' | 'body' = 'no';

  line(line: string, index: number): void {
    const [, arrow, rest = ''] = /^\s*([><])?\s?(.*)$/.exec(line) ?? [];
    if (arrow !== undefined) this.turn(arrow === '>' ? 'client' : 'server');
    const close = /^\s*(fin|rst)\s*$/i.exec(rest)?.[1]?.toLowerCase();
    if (close === 'fin' || close === 'rst') return void this.wire.push({ from: this.from, at: index, close });
    const bytes = arrow === undefined && OFFSET.test(line) ? this.row(line) : (this.handshake(rest) ?? bytesOf(rest, index + 1));
    if (bytes.length > 0) this.append({ from: this.from, at: index, bytes: Uint8Array.from(bytes) }, arrow !== undefined);
  }

  private turn(side: Side): void {
    if (side !== this.from) this.text = 'no';
    this.from = side;
  }

  /** A row of a dump; who sent it is told by its indent, or else by the offset at which it goes on. */
  private row(line: string): number[] {
    const [head = '', digits = ''] = OFFSET.exec(line) ?? [];
    const bytes = pairsIn(line.slice(head.length));
    const offset = Number.parseInt(digits, 16);
    if (INDENT.test(line)) {
      // Where the client is the one that is indented, its request says so.
      if (this.counts[this.indented] === 0 && startsWith(bytes, 'GET ')) this.indented = 'client';
      this.turn(this.indented);
    } else if (this.wasIndented) this.turn(otherThan(this.indented));
    else if (startsWith(bytes, 'HTTP/')) this.turn('server');
    else if (startsWith(bytes, 'GET ')) this.turn('client');
    else if (offset !== this.counts[this.from] && offset === this.counts[otherThan(this.from)]) this.turn(otherThan(this.from));
    this.wasIndented ||= INDENT.test(line);
    this.counts[this.from] += bytes.length;
    return bytes;
  }

  private wasIndented = false;

  /** The bytes of a line of a handshake that stands as text; undefined where the line is none. */
  private handshake(line: string): number[] | undefined {
    if (LINE.test(line)) {
      if (/^GET |^HTTP/.test(line)) this.turn(line.startsWith('G') ? 'client' : 'server');
      this.text = 'lines';
      return latin1(`${line}\r\n`);
    }
    if (this.text === 'lines' && line.trim() === '') {
      this.text = 'body';
      return latin1('\r\n');
    }
    if (this.text !== 'body' || line.trim() === '') return undefined;
    this.text = 'no';
    return line.length === BODY[this.from] && !/^(?:[0-9a-f]{2} ?)+$/i.test(line) ? latin1(line) : undefined;
  }

  /** Lines of one side that follow each other are one write. */
  private append(entry: Entry & { bytes: Uint8Array }, isNew: boolean): void {
    const last = this.wire.at(-1);
    if (isNew || last === undefined || 'close' in last || last.from !== entry.from) this.wire.push(entry);
    else this.wire.splice(-1, 1, { ...last, bytes: Uint8Array.from([...last.bytes, ...entry.bytes]) });
  }
}

function bytesOf(line: string, number: number): number[] {
  const offset = OFFSET.exec(line)?.[0];
  if (offset !== undefined) return pairsIn(line.slice(offset.length));
  return line
    .split(/("(?:[^"\\]|\\.)*")/)
    .flatMap((part, index) => (index % 2 === 1 ? textBytes(part, number) : hexBytes(part, number)));
}

function pairsIn(row: string): number[] {
  const pairs = /^(?:\s{0,2}[0-9a-f]{2})*/i.exec(row)?.[0].match(/[0-9a-f]{2}/gi) ?? [];
  return pairs.slice(0, ROW).map((pair) => Number.parseInt(pair, 16));
}

function textBytes(quoted: string, number: number): number[] {
  try {
    return [...new TextEncoder().encode(JSON.parse(quoted) as string)];
  } catch {
    throw new Unreadable(
      `line ${number}: ${quoted} has an escape that JSON does not know; write \\u00ff, or hex outside the quotes`,
    );
  }
}

function hexBytes(text: string, number: number): number[] {
  const digits = text.replace(/\s/g, '');
  const wrong = /[^0-9a-f]/i.exec(digits)?.[0];
  if (wrong !== undefined) throw new Unreadable(`line ${number}: "${wrong}" is no hex digit; put text in quotes`);
  if (digits.length % 2 === 1) throw new Unreadable(`line ${number}: an odd number of hex digits`);
  return [...Buffer.from(digits, 'hex')];
}

function startsWith(bytes: readonly number[], text: string): boolean {
  return latin1(text).every((byte, index) => bytes[index] === byte);
}

function latin1(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

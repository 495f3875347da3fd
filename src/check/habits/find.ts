/** Finds the habits of a side in what was seen of one connection: what is wrong with its opening handshake, repaired one by one. */
import { DIGEST, type Entry, type Fault, headIn, Judge, KEY3, type Side } from '../../judge/index.js';
import { mistakesInDigest } from '../mistakes/index.js';
import type { Deviation } from '../types.js';
import { FIRST, type Habit, type Mend, templateOf } from './habit.js';
import { Repair } from './repair.js';
import { nameOf, type Sound, type Told } from './sound.js';

/** Who has more than that speaks another language. */
const MOST = 24;

/** Bytes that may come behind a handshake each time. */
const MOST_BEHIND = 1_024;

/** What was seen of a connection, and what is known of its sides. */
export interface Seen {
  side: Side;
  wire: readonly Entry[];
  told: Told;
  /** What the side would send, as far as that is known by now. */
  sound: () => Sound | undefined;
  /** A frame that it was to send, so that what stands before it is none. */
  echo?: Buffer | undefined;
  /** Whether the time is over in which more could come. */
  isOver?: boolean;
}

export interface Found {
  habits: Habit[];
  /** What is wrong, one after another, with offsets in what was received: all habits, and what is left. */
  faults: Fault[];
  /** What is still wrong, and cannot be repaired; undefined where nothing is. */
  left: Fault | undefined;
  /** The judge, told of everything as if there were no habits. */
  judge: Judge;
  /** What it was told. */
  read: Buffer;
}

/** Judges, repairs the first fault, and judges again, until nothing is wrong or the fault cannot be repaired. */
export function habitsIn(seen: Seen): Found {
  const habits: Habit[] = [];
  const faults: Fault[] = [];
  for (;;) {
    const { judge, repair } = judged(seen, habits);
    const { fault } = judge;
    const read = Buffer.concat(repair.read);
    if (fault !== undefined) faults.push({ ...fault, offset: repair.offsetOf(fault.offset) });
    const habit = fault && habits.length < MOST ? habitOf(fault, read, seen) : undefined;
    const isNew = !habits.some(({ mend }) => JSON.stringify(mend) === JSON.stringify(habit?.mend));
    if (habit === undefined || !isNew) return { habits, faults, left: fault, judge, read };
    habits.push(habit);
  }
}

function judged({ side, wire, told, sound, isOver }: Seen, habits: readonly Habit[]) {
  const judge = new Judge(side, told);
  const repair = new Repair(side, habits, sound);
  for (const entry of wire) repair.tell(judge, entry);
  if (isOver) repair.late(judge);
  else repair.flush(judge);
  return { judge, repair };
}

/** What would repair a fault, if that can be. */
function habitOf(fault: Fault, read: Buffer, { side, sound: soundOf, echo }: Seen): Habit | undefined {
  const sound = soundOf();
  if (sound === undefined) return undefined;
  const end = side === 'server' ? withoutEmptyLine(read, sound) : undefined;
  if (end !== undefined) return emptyLine(read, end);
  const head = headIn(read)?.length ?? read.length;
  const behind = head + (side === 'server' ? DIGEST : KEY3);
  if (fault.offset < head || fault.kind === 'omission') return inHead(fault, read.subarray(0, head), sound);
  const next = echo === undefined ? -1 : read.indexOf(echo, head);
  if (fault.echo && next <= behind) return undefined;
  if (fault.offset < behind)
    return side === 'server' ? wrongDigest(fault, read.subarray(head), next === -1 ? DIGEST : next - head, sound) : undefined;
  return behindIt(fault, read, behind, next);
}

/** A digest, sound or not, that stands behind a line that is not empty: where that is, and its mistakes. */
function withoutEmptyLine(read: Buffer, { digests, asked }: Sound): { at: number; mistakes: string[] } | undefined {
  const text = read.toString('latin1');
  const before = text.slice(0, /\n\r*\n/.exec(text)?.index);
  const at = before.lastIndexOf('\n') + 1;
  const rest = read.subarray(at);
  if (digests.some((each) => rest.subarray(0, each.length).equals(each))) return { at, mistakes: [] };
  const mistakes = asked === undefined ? [] : mistakesInDigest(asked, rest).map(({ name }) => name);
  return mistakes.length > 0 ? { at, mistakes } : undefined;
}

function emptyLine(read: Buffer, { at, mistakes }: { at: number; mistakes: string[] }): Habit {
  const last = read.toString('latin1', 0, at).trimEnd().split('\n').at(-1);
  const deviation: Deviation = {
    violated: '10.3.4.4.2#12',
    why: 'the head ends without its empty line',
    expected: [`CR LF after ${JSON.stringify(last)}`],
    observed: 'the digest at once',
  };
  return { deviation, mend: { kind: 'emptyLine', mistakes } };
}

function inHead(fault: Fault, head: Buffer, sound: Sound): Habit | undefined {
  const { why, allowed, kind, offset } = fault;
  const [absent = ''] = allowed;
  const isAbsent = kind === 'omission' && sound.fields.has(absent.toLowerCase());
  if (kind === 'omission' && !isAbsent) return undefined;
  const text = head.toString('latin1');
  if (isAbsent) {
    const name = absent.toLowerCase();
    const lines = text.split('\r\n').slice(1, -2);
    const observed = `only ${lines.map((line) => line.split(':')[0]).join(', ')}`;
    return habit(fault, `the fields end without ${absent}`, sound.fields.get(name), observed, { kind: 'missing', name });
  }
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [, line = '', ending = ''] = /^([^\n]*?)(\r*\n|$)/.exec(text.slice(start)) ?? [];
  if (ending !== '\r\n' && offset >= start + line.length) {
    return habit(fault, why, 'lines that end with CR LF', JSON.stringify(line + ending), { kind: 'lineEnds' });
  }
  const name = start === 0 ? FIRST : nameOf(line);
  const before = text.slice(0, start).split('\n').slice(1);
  const again = before.some((each) => nameOf(each) === name);
  const instead = name === FIRST ? sound.line : again ? undefined : sound.fields.get(name);
  if (instead === line || ending === '') return undefined;
  // A line that says no 101 is no status line of a reply that is spelled in another way.
  if (name === FIRST && sound.line.includes(' 101 ') && !line.includes('101')) return undefined;
  const like = templateOf(line, name, sound);
  const mend = { kind: 'line' as const, like, again, name: instead === undefined ? undefined : name };
  return habit(fault, why, instead, JSON.stringify(line), mend);
}

/** @param length bytes that come in place of a digest, if it is none by a mistake that is known */
function wrongDigest(fault: Fault, rest: Buffer, length: number, { asked }: Sound): Habit | undefined {
  const known = asked === undefined ? [] : mistakesInDigest(asked, rest);
  const [digest] = known.flatMap(({ digestOf }) => (asked === undefined ? [] : [digestOf(asked)]));
  const seen = digest ?? rest.subarray(0, length);
  // What comes before key3 cannot depend on it; of what did not come whole nothing is known.
  if (fault.step === '10.3.4.4.2#8' || rest.length < length) return undefined;
  if (seen.length === 0) return noDigest(fault);
  const mistakes = known.map(({ name }) => name);
  const mend = { kind: 'digest' as const, length: seen.length, mistakes };
  const found = habit(fault, fault.why, undefined, inHex(seen), mend);
  return mistakes.length === 0 ? found : { ...found, deviation: { ...found.deviation, mistake: mistakes.join(', or ') } };
}

function noDigest(fault: Fault): Habit {
  const sends = { ...fault, step: '10.3.4.4.2#13' as const };
  return habit(sends, 'no digest comes', undefined, 'no digest', { kind: 'digest', length: 0, mistakes: [] });
}

/** What is neither a frame nor part of the handshake; if no frame is known, only what is text can be told from one. */
function behindIt(fault: Fault, read: Buffer, start: number, next: number): Habit | undefined {
  const bytes = next > start ? read.subarray(start, next) : textAt(read, start);
  return bytes.includes(0xff) ? undefined : behindHandshake(fault, bytes);
}

/** Bytes from an offset on that begin no frame. */
export function textAt(bytes: Buffer, start: number): Buffer {
  const text = bytes.toString('latin1', start, start + MOST_BEHIND);
  return Buffer.from(/^[^\0\x80-\xff]*/.exec(text)?.[0] ?? '', 'latin1');
}

/** The habit of sending these bytes behind each handshake. */
export function behindHandshake(fault: Fault, bytes: Buffer): Habit | undefined {
  if (bytes.length === 0 || bytes.length >= MOST_BEHIND) return undefined;
  return habit(fault, fault.why, 'nothing after the handshake but frames', inHex(bytes), { kind: 'behind', bytes });
}

function habit(fault: Fault, why: string, expected: string | undefined, observed: string, mend: Mend): Habit {
  const sound = mend.kind === 'line' && expected !== undefined ? JSON.stringify(expected) : expected;
  return { deviation: { violated: fault.step, why, expected: sound === undefined ? fault.allowed : [sound], observed }, mend };
}

const SHOWN = 64;

function inHex(bytes: Buffer): string {
  const hex = bytes.toString('hex', 0, SHOWN).replace(/(..)(?!$)/g, '$1 ');
  const text = bytes.toString('latin1', 0, SHOWN).replace(/[^ -~]/g, '.');
  return `${hex}  |${text}|`;
}

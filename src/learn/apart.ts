/**
 * The shortest exchanges that one text allows and another does not: breadth first through the product of the judges of
 * both, over a few bytes of either side, and over opening handshakes in which one thing is otherwise.
 */
import { inR4820 } from '../../machines/index.js';
import { type Entry, Judge, otherThan, type Side } from '../judge/index.js';
import { keyOf } from './against.js';
import { type Apart, nameFor, orderOf, type Texts, tellingOptions } from './apart-names.js';
import { type Opening, openingsOf } from './openings.js';

/** Bytes that follow the opening handshakes, at most. */
export const MOST_BYTES = 6;

/** What is sent to the side, and what it sends: as it sends nothing but echoes, more bytes of its own show nothing more. Either side may always close TCP. */
const SENT = [0x00, 0x01, 0x80, 0xff];
const SAID = [0x00, 0xff];

/** In a key: that what is ill-formed may make a server do anything, in which texts do not part. */
const ANYTHING = '"server.utf8.invalid":"other"';

interface Course {
  judges: readonly Judge[];
  /** Judges of the opening handshakes alone. */
  opened?: readonly Judge[];
  opening: Opening;
  frames: readonly Entry[];
  late: boolean;
}

/** For each difference of two texts that so few bytes show, the shortest exchange, and then those that show something else. */
export function apart(texts: Texts, sides: readonly Side[] = ['client', 'server'], most = MOST_BYTES): Apart[] {
  const [name, found] = [nameFor(texts, keyOfExchange), new Map<string, Apart>()];
  for (const side of sides) {
    for (const course of partings(texts, side, most)) {
      const { key, options, ...one } = toldBy(course);
      const difference = name(key, options, one.violates);
      if (!found.has(difference ?? key) && isShortest(course)) found.set(difference ?? key, { difference, ...one });
    }
  }
  const order = orderOf(texts);
  return [...found.values()].sort((one, other) => order(one.difference) - order(other.difference));
}

/**
 * What an exchange shows, as text: the same for exchanges that differ in no more than how long they are. Undefined where
 * it does not tell the texts apart.
 */
function keyOfExchange(texts: Texts, side: Side, wire: readonly Entry[]): string | undefined {
  const opening = { entries: wire };
  for (const late of [false, true]) {
    const judges = judged(texts, side, wire, late);
    if (isParting({ judges })) return toldBy({ judges, opening, frames: [], late }).key;
  }
  return undefined;
}

/** Everything that one of the texts allows and the other does not, the shortest first. */
function* partings(texts: Texts, side: Side, most: number): Generator<Course> {
  const opened: Course[] = [];
  for (const opening of openingsOf(side)) {
    const { entries } = opening;
    const ends = [...entries.keys()].map((at) => ({ ...opening, entries: entries.slice(0, at + 1) }));
    const courses = ends.map((each) => ({ judges: judged(texts, side, each.entries), opening: each, frames: [], late: false }));
    yield* courses.filter(isParting).slice(0, 1);
    const whole = courses.at(-1) as Course;
    yield* [late(whole)].filter((silent) => areSound(whole) && isParting(silent));
    opened.push(whole);
  }
  const entries = [
    ...SENT.map((byte) => ({ from: otherThan(side), at: 0, bytes: Uint8Array.of(byte) })),
    ...SAID.map((byte) => ({ from: side, at: 0, bytes: Uint8Array.of(byte) })),
  ];
  const seen = new Set<string>();
  // Only the handshakes of the text's own are followed by frames.
  const queue = opened.slice(0, 1).map((course) => ({ ...course, opened: course.judges }));
  for (const course of queue) {
    for (const entry of entries) {
      const judges = forked(course.judges, (judge) => judge.sees(entry));
      const next = { ...course, judges, frames: [...course.frames, entry] };
      yield* [next].filter(isParting);
      const key = judges.map(keyOf).join();
      if (!areSound(next) || seen.has(key) || key.includes(ANYTHING)) continue;
      yield* [late(next)].filter(isParting);
      if (next.frames.length === most) continue;
      seen.add(key);
      queue.push(next);
    }
  }
}

function judged(texts: Texts, side: Side, wire: readonly Entry[], late = false): Judge[] {
  return texts.map((revision) => {
    const judge = new Judge(side, { application: 'echo', revision });
    for (const entry of wire) judge.sees(entry);
    if (late) judge.late();
    return judge;
  });
}

function forked(judges: readonly Judge[], tell: (judge: Judge) => void): Judge[] {
  return judges.map((judge) => {
    const fork = judge.fork();
    tell(fork);
    return fork;
  });
}

function late(course: Course): Course {
  return { ...course, judges: forked(course.judges, (judge) => judge.late()), late: true };
}

type Judged = Pick<Course, 'judges'>;
const areSound = ({ judges }: Judged) => judges.every(({ fault }) => fault === undefined);
const isParting = ({ judges }: Judged) => judges.filter(({ fault }) => fault === undefined).length === 1;

/** Whether no byte can be left out: with one less it does not tell them apart, is right by the other text, or needs less of a choice. */
function isShortest(course: Course): boolean {
  const { opened = [], frames, late: isLate } = course;
  const own = toldBy(course);
  return !frames.some((_, at) => {
    const judges = forked(opened, (judge) => {
      for (const entry of frames.toSpliced(at, 1)) judge.sees(entry);
      if (isLate) judge.late();
    });
    if (!isParting({ judges })) return false;
    const { allowedBy, options } = toldBy({ ...course, judges });
    return allowedBy === own.allowedBy && own.options.every((each) => options.includes(each));
  });
}

function toldBy({ judges, opening, frames, late }: Course): Apart & { key: string; options: readonly string[] } {
  const right = judges.find(({ fault }) => fault === undefined) as Judge;
  const { revision, side, fault } = judges.find((each) => each.fault !== undefined) as Judge;
  const { step, why } = fault as NonNullable<Judge['fault']>;
  const options = tellingOptions(right.verdict(), revision);
  return {
    side,
    allowedBy: right.revision,
    violates: { revision, step, why },
    opening: opening.says,
    frames,
    late,
    wire: [...opening.entries, ...frames],
    key: [side, right.revision, inR4820(revision, step), ...options].join(' '),
    options,
  };
}

/** A story in chapters, and the loops in it: both follow from the states that its moments lead to. */
import { algorithmsOf, perRevision } from '../../../machines/index.js';
import { doesOf, stateOf, stepsOfState } from './look.js';
import type { Side } from './situation.js';
import type { Moment, Stage } from './stage.js';

export type ChapterName = 'constructor' | 'TCP' | 'request' | 'keys' | 'reply' | 'digest' | 'open' | 'message' | 'goodbye';

/** Moments from one to another, both included. */
export interface Span {
  from: number;
  to: number;
}

export interface Chapter extends Span {
  name: ChapterName;
}

/** Moments that belong together: one, or a loop that goes round several times. */
export interface Lap extends Span {
  times: number;
  /** The number of its step, and what is done there, in a few words. */
  step: string;
  does: string;
}

/** Where chapters begin in each algorithm: a state is of the last one that began, in the order of the text. */
const BEGINNINGS: Readonly<Record<string, Readonly<Record<string, ChapterName>>>> = {
  websocketConstructor: { step_1: 'constructor' },
  websocketSend: { connecting: 'message' },
  websocketClose: { step_Ba: 'goodbye', close: 'goodbye' },
  websocketFeedback: { task_p1: 'open', task_p2: 'message', task_p3: 'goodbye' },
  parseUrl: { step_1: 'constructor' },
  clientOpeningHandshake: {
    step_1: 'TCP',
    step_5: 'request',
    step_16: 'keys',
    step_24: 'request',
    step_28: 'reply',
    step_42: 'digest',
    step_46: 'open',
  },
  clientDataFraming: { step_2: 'message', step_3a_8_1: 'goodbye', step_3b_1: 'message' },
  clientSendData: { step_B1: 'message' },
  clientClosingHandshake: { step_C1: 'goodbye' },
  clientClosure: { fail: 'goodbye' },
  serverReadingHandshake: { step_1: 'request', step_6: 'keys' },
  serverSendingHandshake: { step_1: 'TCP', step_2a: 'reply', step_4: 'digest', step_10: 'reply', established: 'open' },
  serverDataFraming: { step_2: 'message', step_3: 'message', discarding: 'goodbye' },
  serverSendingString: { step_B1: 'message' },
  serverTerminating: { acknowledge: 'goodbye', step_C3: 'goodbye' },
  serverClosure: { abort: 'goodbye' },
};

/** States in which an algorithm rests; they belong to what was before. */
const RESTS = /\.(idle|over|aborted|task|nextEntry)$/;

const chaptersOfStates = perRevision(
  (revision): ReadonlyMap<string, ChapterName | undefined> =>
    new Map(
      algorithmsOf(revision).flatMap(({ id, states }) => {
        let chapter: ChapterName | undefined;
        return Object.keys(states).map((state) => {
          chapter = BEGINNINGS[id]?.[state] ?? chapter;
          return [`${id}.${state}`, RESTS.test(`${id}.${state}`) ? undefined : chapter] as const;
        });
      }),
    ),
);

/** The chapters of a story, one after the other. A single moment of the other side in the middle of a chapter is a part of it. */
export function chaptersOf({ moments }: Stage): Chapter[] {
  const names = namesOf(moments);
  const chapters: Chapter[] = [];
  for (const [at, name] of names.entries()) {
    const last = chapters.at(-1);
    const next = names.slice(at + 1, at + 5).find((each) => each !== undefined);
    if (last !== undefined && (name === undefined || name === last.name || next === last.name)) last.to = at;
    else if (name !== undefined) chapters.push({ name, from: chapters.length === 0 ? 0 : at, to: at });
  }
  return chapters;
}

/** The chapter of each moment, if it is of any of its own; a frame that closes is part of the goodbye from its first byte on. */
function namesOf(moments: readonly Moment[]): (ChapterName | undefined)[] {
  const chapterOfState = chaptersOfStates(moments[0]?.revision);
  const frame: Partial<Record<Side, ChapterName>> = {};
  const names = moments.map((moment) => chapterOfState.get(stateOf(moment) ?? ''));
  for (let at = moments.length - 1; at >= 0; at -= 1) {
    const { side, step } = moments[at] as Moment;
    const state = step?.states.find((each) => /DataFraming\./.test(each));
    if (side === undefined || state === undefined) continue;
    if (/\.(step_1|idle|aborted)$/.test(state)) delete frame[side];
    else frame[side] = chapterOfState.get(state) === 'goodbye' ? 'goodbye' : (frame[side] ?? 'message');
    if (state === stateOf(moments[at])) names[at] = frame[side];
  }
  return names;
}

/** States that a loop may have, and how often it goes round to be one. */
const LONGEST = 8;
const FEWEST = 3;

/** The story with its loops folded: each moment is in one of the laps. */
export function lapsOf({ moments }: Stage): Lap[] {
  const keys = moments.map(({ side, step }) => `${side} ${step?.event.type} ${step?.states.join(' ')}`);
  const laps: Lap[] = [];
  for (let from = 0; from < moments.length; ) {
    const [length, times] = loopAt(keys, from);
    const end = from + length * times;
    laps.push({ from, to: end - 1, times, ...wordsOf(moments[end - length] as Moment) });
    from = end;
  }
  return laps;
}

/** How many states the loop at a moment has, and how often it goes round. */
function loopAt(keys: readonly string[], from: number): readonly [length: number, times: number] {
  for (let length = 1; length <= LONGEST; length += 1) {
    let end = from + length;
    while (end < keys.length && keys[end] === keys[end - length]) end += 1;
    const times = Math.floor((end - from) / length);
    if (times >= FEWEST) return [length, times];
  }
  return [1, 1];
}

/** Of a moment that reads a byte, what was waited for; else, what it led to. */
function wordsOf(moment: Moment): Pick<Lap, 'step' | 'does'> {
  const [transition = ''] = moment.step?.transitions ?? [];
  const reads = moment.begins && moment.step?.event.type === 'BYTE' && transition !== '';
  const state = reads ? transition.slice(0, transition.indexOf(' ')) : stateOf(moment);
  if (state === undefined) return { step: '·', does: 'nothing moves' };
  return { step: (stepsOfState(state, moment.revision)[0] ?? state).replace(/.*#/, ''), does: doesOf(state, moment.revision) };
}

/** Which of the spans a moment is in. */
export function spanAt(spans: readonly Span[], at: number): number {
  return spans.findIndex(({ to }) => at <= to);
}

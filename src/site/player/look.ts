/** What can be said of a moment: whose step it is, what it changed, and where the next ones are. */
import { algorithmsOf, inR4820, inRevision, perRevision, type Revision, type State, stepsOf } from '../../../machines/index.js';
import { itemOf, type StepId } from '../../../spec/index.js';
import { placeOf } from '../../html/links.js';
import { exerciseIn } from '../../report/exercise.js';
import type { Side } from './situation.js';
import type { Moment, Stage } from './stage.js';

/** How far one goes at a time. */
export type Pace = 'step' | 'event' | 'loop' | 'action';

const byId = perRevision((revision) => new Map(algorithmsOf(revision).map((one) => [one.id as string, one])));

/** The next moment, or the one before, at a pace; a loop is passed at once. */
export function turnTo({ moments }: Stage, laps: readonly { to: number }[], at: number, by: 1 | -1, pace: Pace): number {
  const ends = new Set(pace === 'loop' ? laps.map(({ to }) => to) : []);
  const isStop = (index: number) => {
    const [moment, next] = [moments[index], moments[index + 1]];
    if (moment === undefined || next === undefined || pace === 'step') return true;
    return pace === 'loop' ? ends.has(index) : pace === 'event' ? next.begins : next.action !== moment.action;
  };
  for (let index = at + by; index > 0 && index < moments.length; index += by) if (isStop(index)) return index;
  return by < 0 ? 0 : moments.length - 1;
}

/** The state that a moment has led to: the last that was entered. */
export function stateOf(moment: Moment | undefined): string | undefined {
  return moment?.step?.states.at(-1);
}

/** Where an item of a text is read; undefined for one that is in none but that text. */
export function placeIn(id: string, revision: Revision): string | undefined {
  const item = inR4820(revision, id);
  return inRevision(revision, item) === id && itemOf(item) !== undefined ? placeOf(item) : undefined;
}

/** The items of a state. */
export function stepsOfState(id: string, revision?: Revision): readonly StepId[] {
  const [algorithm = '', name = ''] = id.split('.');
  const states = (byId(revision).get(algorithm)?.states ?? {}) as Record<string, State>;
  return stepsOf(states[name]?.step);
}

/** The items that are lit at a moment: those of the state that it led to first, then what its transitions and other states stand for. */
export function litBy(moment: Moment | undefined): readonly StepId[] {
  const { states = [], transitions = [] } = moment?.step ?? {};
  const revision = moment?.revision;
  const exercise = exerciseIn(revision);
  const last = states.at(-1);
  if (last === undefined) return [];
  const done = states.toReversed().flatMap((state) => [...(exercise.states.get(state) ?? [])]);
  const onTheWay = transitions.flatMap((id) => {
    const from = stepsOfState(id.slice(0, id.indexOf(' ')), revision);
    return [...(exercise.transitions.get(id) ?? [])].filter((step) => !from.includes(step));
  });
  return [...new Set([...stepsOfState(last, revision), ...done, ...onTheWay])];
}

/** In a few words, what a state does. */
export function doesOf(id: string, revision?: Revision): string {
  const [algorithm = '', name = ''] = id.split('.');
  return ((byId(revision).get(algorithm)?.states ?? {}) as Record<string, { does: string }>)[name]?.does ?? '';
}

export function titleOf(algorithm: string, revision?: Revision): string {
  return byId(revision).get(algorithm)?.title ?? algorithm;
}

export function sectionOf(algorithm: string, revision?: Revision): string {
  return byId(revision).get(algorithm)?.section ?? '';
}

const firsts = new WeakMap<Stage, Readonly<Record<Side, ReadonlyMap<string, number>>>>();

/** The first moment at which a side lights each item. */
export function firstsOf(stage: Stage, side: Side): ReadonlyMap<string, number> {
  const known = firsts.get(stage);
  if (known !== undefined) return known[side];
  const found = { client: new Map<string, number>(), server: new Map<string, number>() };
  for (const [at, moment] of stage.moments.entries())
    for (const id of litBy(moment)) {
      const bySide = found[moment.side ?? 'client'];
      if (!bySide.has(id)) bySide.set(id, at);
    }
  firsts.set(stage, found);
  return found[side];
}

export interface Variable {
  name: string;
  value: unknown;
  /** Whether this moment changed it. */
  isNew: boolean;
}

const UNSHOWN = new Set(['policies', 'limits', 'random', 'blockedPorts', 'scriptOrigin', 'service', 'tasks', 'task']);

/** Variables that are not what they were in the beginning, those that just changed first. */
export function variablesOf(stage: Stage, side: Side, at: number): Variable[] {
  const now = stage.moments[at]?.places[side]?.context ?? {};
  const before = stage.moments[at - 1]?.places[side]?.context ?? now;
  const first = stage.moments[0]?.places[side]?.context ?? {};
  return Object.keys(now)
    .filter((name) => !UNSHOWN.has(name) && now[name] !== first[name])
    .map((name) => ({ name, value: now[name], isNew: now[name] !== before[name] }))
    .sort((one, other) => Number(other.isNew) - Number(one.isNew));
}

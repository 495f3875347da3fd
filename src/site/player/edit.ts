/** Changes a story at a moment, and loses nothing of it. */
import type { Action, Side } from './situation.js';
import { otherThan, type Stage } from './stage.js';

type Cut = readonly [before: Action[], after: Action[]];

/** What a story is before and after an act: an action that has been done in part is cut in two. */
function cutAfter(stage: Stage, actions: readonly Action[], act: number): Cut {
  const { action = -1 } = stage.acts[act] ?? {};
  const whole = actions[action];
  if (whole === undefined) return [[], [...actions]];
  const acts = stage.acts.map((each, index) => ({ ...each, index })).filter((each) => each.action === action);
  const done = acts.filter(({ index }) => index <= act).map(({ did }) => did);
  const [before, after] = [actions.slice(0, action), actions.slice(action + 1)];
  if (done.length === acts.length) return [[...before, whole], after];
  return [
    [...before, ...joined(done)],
    [restOf(whole, done.length), ...after],
  ];
}

/** What a story is before and after the event of a moment. */
export function cutAt(stage: Stage, actions: readonly Action[], at: number): Cut {
  return cutAfter(stage, actions, stage.moments[at]?.act ?? -1);
}

/** A story with an action more, after a moment. @returns the story, and which of its actions is the new one */
export function inserted(stage: Stage, actions: readonly Action[], at: number, action: Action): readonly [Action[], number] {
  const [before, after] = cutAt(stage, actions, at);
  return [[...before, action, ...after], before.length];
}

/** The byte whose reading a moment belongs to, and who reads it. */
export function byteAt(stage: Stage, at: number): { to: Side; byte: number } | undefined {
  const { act = -1, side } = stage.moments[at] ?? {};
  const { did } = stage.acts[act] ?? {};
  if (side === undefined || did === undefined || !('to' in did) || !['deliver', 'bytes', 'swap'].includes(did.do))
    return undefined;
  const first = stage.moments.findIndex((moment) => moment.act === act);
  const sent = stage.wire[otherThan(did.to)].find(({ read }) => read === first);
  return sent === undefined ? undefined : { to: did.to, byte: sent.byte };
}

/** A story in which other bytes come in the place of the one that a moment reads. */
export function changed(stage: Stage, actions: readonly Action[], at: number, hex: string): readonly [Action[], number] {
  const act = stage.moments[at]?.act ?? -1;
  const to = byteAt(stage, at)?.to ?? 'client';
  const [before] = cutAfter(stage, actions, act - 1);
  const [, after] = cutAfter(stage, actions, act);
  return [[...before, { do: 'swap', to, hex }, ...after], before.length];
}

/** The last moment of an action or, where it made none, of those before it. */
export function endOf(stage: Stage, action: number): number {
  return stage.moments.findLastIndex((moment) => moment.action <= action);
}

/** Bytes that reach a side one by one are one action again. */
function joined(acts: readonly Action[]): Action[] {
  const story: Action[] = [];
  for (const act of acts) {
    const last = story.at(-1);
    if (act.do === 'bytes' && last?.do === 'bytes' && last.to === act.to)
      story[story.length - 1] = { ...last, hex: last.hex + act.hex };
    else if (act.do === 'deliver' && last?.do === 'deliver' && last.to === act.to)
      story[story.length - 1] = { ...last, count: (last.count ?? 0) + (act.count ?? 0) };
    else story.push(act);
  }
  return story;
}

/** What is left of an action when some of its bytes have been read; all that happens by itself goes on by itself. */
function restOf(action: Action, done: number): Action {
  if (action.do === 'bytes') return { ...action, hex: action.hex.slice(2 * done) };
  return action.do === 'deliver' && action.count !== undefined ? { ...action, count: action.count - done } : action;
}

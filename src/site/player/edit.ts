/** Changes a story at a moment, and loses nothing of it. */
import type { Action } from './situation.js';
import type { Stage } from './stage.js';

/** What a story is before and after the event of a moment: what comes in one action, and has been done in part, is cut in two. */
export function cutAt(stage: Stage, actions: readonly Action[], at: number): readonly [before: Action[], after: Action[]] {
  const { action = -1, act = -1 } = stage.moments[at] ?? {};
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

/** A story with an action more, after a moment. @returns the story, and which of its actions is the new one */
export function inserted(stage: Stage, actions: readonly Action[], at: number, action: Action): readonly [Action[], number] {
  const [before, after] = cutAt(stage, actions, at);
  return [[...before, action, ...after], before.length];
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

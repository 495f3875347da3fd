/** Two runs, as a story was and as it is after a change: where they part, and what would keep them together. */
import { everyPolicy } from '../../../spec/index.js';
import type { Action, Situation } from './situation.js';
import { type Moment, Stage } from './stage.js';

/** Two moments, one of each run, that belong beside each other. */
export interface Beside {
  was: number;
  is: number;
}

export interface Comparison {
  /** The first moments after the change: from there on the runs are laid side by side. */
  from: Beside;
  /** The first moments at which something else is done; nothing if they go on alike. */
  parts: Beside | undefined;
}

/** Lays two runs beside each other; undefined where nothing was changed. */
export function compare(was: Stage, is: Stage): Comparison | undefined {
  const act = is.acts.findIndex(({ did }, index) => JSON.stringify(did) !== JSON.stringify(was.acts[index]?.did));
  const change = is.acts[act];
  if (change === undefined) return undefined;
  // A byte in the place of another is read beside it; what was put in comes before what was there.
  const more = change.did.do === 'swap' ? 0 : is.acts.filter(({ action }) => action === change.action).length;
  const from = { was: firstOf(was, act), is: firstOf(is, act + more) };
  const most = Math.max(was.moments.length - from.was, is.moments.length - from.is);
  for (let index = 0; index < most; index += 1) {
    const parts = { was: from.was + index, is: from.is + index };
    if (deedOf(was.moments[parts.was]) !== deedOf(is.moments[parts.is])) return { from, parts };
  }
  return { from, parts: undefined };
}

function firstOf({ moments }: Stage, act: number): number {
  const first = moments.findIndex((moment) => moment.act >= act);
  return first === -1 ? moments.length : first;
}

/** Who did what at a moment: its states and the kinds of its effects, whatever the data are. */
function deedOf(moment: Moment | undefined): string {
  if (moment === undefined) return '';
  const { states = [], effects = [] } = moment.step ?? {};
  return [moment.side, ...states, ...effects.map(({ type }) => type)].join(' ');
}

/** The moment of the run before that stands beside one of the run now; undefined for what is new. */
export function besideOf({ from }: Comparison, at: number): number | undefined {
  const was = at - from.is + from.was;
  return at < Math.min(from.was, from.is) ? at : at >= from.is ? was : undefined;
}

/** An option of a policy. */
export interface Choice {
  policy: string;
  option: string;
  mark: string;
}

/** What script and application have seen in the end, and who has closed. */
function endOf({ heard, closed }: Stage): string {
  return JSON.stringify([heard.map(({ by, what }) => [by, what]), closed.client !== undefined, closed.server !== undefined]);
}

type Told = Pick<Situation, 'trace' | 'policies' | 'revision'>;

/** The options that could matter to a run: those of the policies that its machines ask. */
export function choicesIn(actions: readonly Action[], { trace, policies, revision }: Told): Choice[] {
  const asked = new Set<string>();
  new Stage(actions, trace, policies, (name) => asked.add(name), revision);
  return everyPolicy
    .filter(({ name, chosenBy }) => chosenBy === 'policies' && asked.has(name))
    .flatMap(({ name, options, default: usual }) =>
      options.flatMap(({ name: option, mark, judged }) => (option === usual || judged ? [] : [{ policy: name, option, mark }])),
    );
}

/** Asks of a choice whether it keeps the runs together, and leaves what the story led to before. */
export function keeper(
  was: readonly Action[],
  is: readonly Action[],
  { trace, policies, revision }: Told,
): (choice: Choice) => boolean {
  const played = (story: readonly Action[], chosen = policies) => new Stage(story, trace, chosen, undefined, revision);
  const end = endOf(played(was));
  return ({ policy, option }) => {
    const chosen = { ...policies, [policy]: option };
    const before = played(was, chosen);
    return endOf(before) === end && compare(before, played(is, chosen))?.parts === undefined;
  };
}

/** Makes of an algorithm as it is written one whose guards and actions are listed by name. */
import type { StepId } from '../../spec/index.js';
import { type Algorithm, type AnyAlgorithm, list, type OneOrMore, type State, type Talk, type Transition } from './definition.js';
import type { Written } from './written.js';

/** Types an algorithm, and makes of it what is run: a wrong step, state, event, effect or variable does not compile. */
export function algorithm<T extends Talk>() {
  return <const Section extends string, S extends string>(written: Written<T, Section, S>): Algorithm<T, Named<S>> =>
    lowered(written as never);
}

/** The name of a state once it runs: `step_3a_2` for `#3a.2`. */
type Named<S extends string> = S extends `#${infer Id}` ? `step_${Underscored<Id>}` : S;
type Underscored<Id extends string> = Id extends `${infer Head}.${infer Rest}` ? `${Head}_${Underscored<Rest>}` : Id;

/** What is written, whatever its types, which have been checked. */
type AnyWritten = Written<Talk, string, string>;
type On = NonNullable<AnyWritten['on']>;
type Parts = Readonly<Record<string, unknown>>;

/** @throws Error when two guards or two actions share a name, or a transition asks two guards */
function lowered({ on: everywhere, ...written }: AnyWritten): AnyAlgorithm {
  const { id, section } = written;
  const guards = new Collected(id);
  const actions = new Collected(id);
  return {
    ...written,
    initial: stateName(written.initial),
    ...(everywhere && { on: eventsOf(everywhere, []) }),
    states: Object.fromEntries(Object.entries(written.states).map(([name, state]) => [stateName(name), stateOf(name, state)])),
    guards: guards.all((when) => ({ when })) as AnyAlgorithm['guards'],
    actions: actions.all(actionOf) as AnyAlgorithm['actions'],
  };

  function stateOf(name: string, { step, also, does, entry, exit, always, on }: AnyWritten['states'][string]): State {
    const items = [...full(step ?? name), ...full(also)];
    const own = items.slice(0, 1);
    return {
      step: items,
      does,
      ...(entry && { entry: names(actions, entry, own) }),
      ...(exit && { exit: names(actions, exit, own) }),
      ...(always && { always: list(always).map((each) => transitionOf(each, own)) }),
      ...(on && { on: eventsOf(on, own) }),
    };
  }

  function eventsOf(on: On, own: readonly StepId[]) {
    return Object.fromEntries(
      Object.entries(on).map(([event, some]) => [event, list(some).map((each) => transitionOf(each, own))]),
    );
  }

  function transitionOf(
    each: string | { step?: OneOrMore<string>; guard?: Parts; target?: string; actions?: Parts },
    own: readonly StepId[],
  ): Transition {
    const { step, guard, target, actions: done } = typeof each === 'string' ? { target: each } : each;
    const items = step === undefined ? own : full(step);
    const [asked, ...others] = names(guards, guard ?? {}, items);
    if (others.length > 0) throw new Error(`${id}: a transition asks ${asked} and ${others}; give it one guard`);
    return {
      ...(step !== undefined && { step: items }),
      ...(asked !== undefined && { guard: asked }),
      ...(target !== undefined && { target: stateName(target) }),
      ...(done && { actions: names(actions, done, items) }),
    };
  }

  /** The names of what stands at a place, which is kept. */
  function names(kept: Collected, parts: Parts, place: readonly StepId[]): string[] {
    for (const [name, part] of Object.entries(parts)) {
      if (isAt(part)) kept.add(name, part.is, full(part.step));
      else kept.add(name, part, place);
    }
    return Object.keys(parts);
  }

  function full(ids: OneOrMore<string> | undefined): StepId[] {
    return list(ids).map((each) => (each.startsWith('#') ? section + each : each) as StepId);
  }
}

/** Guards or actions by name, each with the items of all its places. */
class Collected {
  private readonly parts = new Map<string, { part: unknown; steps: Set<StepId> }>();

  constructor(private readonly id: string) {}

  add(name: string, part: unknown, steps: readonly StepId[]): void {
    const known = this.parts.get(name) ?? { part, steps: new Set() };
    if (known.part !== part) throw new Error(`${this.id}: two things are named ${name}; write one, as a const`);
    for (const each of steps) known.steps.add(each);
    this.parts.set(name, known);
  }

  all(made: (part: never) => object): Record<string, object> {
    return Object.fromEntries(
      [...this.parts].map(([name, { part, steps }]) => [name, { step: [...steps], ...made(part as never) }]),
    );
  }
}

function isAt(part: unknown): part is { step: OneOrMore<string>; is: unknown } {
  return typeof part === 'object' && part !== null && 'is' in part;
}

function actionOf(part: (() => void) | { tell: unknown } | { type: string }): object {
  if (typeof part === 'function') return { do: part };
  return 'tell' in part ? part : { tell: () => part };
}

/**
 * The name of a state once it runs: `step_3a_2` for `#3a.2`.
 * @internal
 */
export function stateName(state: string): string {
  return state.startsWith('#') ? `step_${state.slice(1).replaceAll('.', '_')}` : state;
}

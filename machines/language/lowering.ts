/** Makes of an algorithm as it is written one whose guards and actions are listed by name. */
import type { StepId } from '../../spec/index.js';
import { type Action, type AnyAlgorithm, type Guard, list, type OneOrMore, type State, type Transition } from './definition.js';

/** What is written, whatever its types; algorithm.ts has checked them. */
interface AnyWritten {
  id: string;
  section: string;
  title: string;
  context: object;
  initial: string;
  on?: On;
  states: Record<string, AnyState>;
}

type Parts = Record<string, unknown>;
type AnyTransition = string | { step?: OneOrMore<string>; guard?: Parts; target?: string; actions?: Parts };
type On = Record<string, OneOrMore<AnyTransition>>;

interface AnyState {
  step?: OneOrMore<string>;
  also?: OneOrMore<string>;
  does: string;
  entry?: Parts;
  exit?: Parts;
  always?: OneOrMore<AnyTransition>;
  on?: On;
}

/** @throws Error when two guards or two actions share a name, or a transition asks two guards */
export function lowered({ id, section, title, context, initial, on, states }: AnyWritten): AnyAlgorithm {
  const guards = new Named<Guard<object>>(id, section);
  const actions = new Named<Action<object>>(id, section);
  const everywhere = on && eventsOf(on, []);
  const steps = Object.entries(states).map(([name, state]) => [stateName(name), stateOf(name, state)]);
  return {
    id,
    section,
    title,
    context,
    initial: stateName(initial),
    ...(everywhere && { on: everywhere }),
    states: Object.fromEntries(steps),
    guards: guards.all((when) => ({ when })),
    actions: actions.all(actionOf),
  };

  function stateOf(name: string, { step = name, also, does, entry, exit, always, on }: AnyState): State<string, string, string> {
    const items = fullIds(section, [...list(step), ...list(also)]);
    const own = items.slice(0, 1);
    return {
      step: items,
      does,
      ...(entry && { entry: actions.add(entry, own) }),
      ...(exit && { exit: actions.add(exit, own) }),
      ...(always && { always: list(always).map((each) => transitionOf(each, own)) }),
      ...(on && { on: eventsOf(on, own) }),
    };
  }

  function eventsOf(on: On, own: readonly StepId[]) {
    return Object.fromEntries(
      Object.entries(on).map(([event, some]) => [event, list(some).map((each) => transitionOf(each, own))]),
    );
  }

  function transitionOf(written: AnyTransition, own: readonly StepId[]): Transition<string, string, string> {
    const { step, guard, target, actions: deeds } = typeof written === 'string' ? { target: written } : written;
    const items = step === undefined ? undefined : fullIds(section, list(step));
    const [asked, ...others] = guard ? guards.add(guard, items ?? own) : [];
    if (others.length > 0) throw new Error(`${id}: a transition asks ${asked} and ${others}; give it one guard`);
    return {
      ...(items && { step: items }),
      ...(asked !== undefined && { guard: asked }),
      ...(target !== undefined && { target: stateName(target) }),
      ...(deeds && { actions: actions.add(deeds, items ?? own) }),
    };
  }
}

/** Guards or actions by name, with the items that they cite. */
class Named<Part> {
  private readonly found = new Map<string, { what: unknown; steps: Set<StepId> }>();

  constructor(
    private readonly id: string,
    private readonly section: string,
  ) {}

  /** Keeps what stands at a place; returns its names. */
  add(parts: Parts, place: readonly StepId[]): string[] {
    for (const [name, written] of Object.entries(parts)) {
      const { step, is: what } = isAt(written) ? written : { step: undefined, is: written };
      const { what: known, steps } = this.found.get(name) ?? { what, steps: new Set() };
      if (known !== what) throw new Error(`${this.id}: two things are named ${name}; write one, as a const`);
      for (const each of step === undefined ? place : fullIds(this.section, list(step))) steps.add(each);
      this.found.set(name, { what, steps });
    }
    return Object.keys(parts);
  }

  all(made: (what: never) => object): Record<string, Part> {
    return Object.fromEntries(
      [...this.found].map(([name, { what, steps }]) => [name, { step: [...steps], ...made(what as never) } as Part]),
    );
  }
}

function isAt(written: unknown): written is { step: OneOrMore<string>; is: unknown } {
  return typeof written === 'object' && written !== null && 'is' in written;
}

function actionOf(what: ((...args: never) => void) | { tell: unknown } | { type: string }) {
  if (typeof what === 'function') return { do: what };
  return 'tell' in what ? what : { tell: () => what };
}

function fullIds(section: string, ids: readonly string[]): StepId[] {
  return ids.map((id) => (id.startsWith('#') ? section + id : id) as StepId);
}

/**
 * The name of a state once it runs: `step_3a_2` for `#3a.2`.
 * @internal
 */
export function stateName(state: string): string {
  return state.startsWith('#') ? `step_${state.slice(1).replaceAll('.', '_')}` : state;
}

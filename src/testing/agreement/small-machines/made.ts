/** Writes small algorithms down in few words; what they cite and tell has no meaning of its own. */
import { type AnyAlgorithm, type Bytes, compose, type Machine, type Told } from '../../../../machines/index.js';
import type { StepId } from '../../../../spec/index.js';

/** What the small machines remember. */
export interface Context {
  text: Bytes;
  other: Bytes;
  limits: { short: number; long: number };
  b: number;
  remaining: number;
  turns: number;
  isOpen: boolean;
  isReady: boolean;
  order: string;
}

interface Parts {
  context: Partial<Context>;
  on?: object;
  /** The first is where it begins. */
  states: Record<string, object>;
  guards?: Record<string, (context: Context, event: Told) => boolean>;
  does?: Record<string, (context: Context, event: Told) => void>;
  /** Types of effects by action, or what makes the effect. */
  tells?: Record<string, string | ((context: Context, event: Told) => object)>;
}

const STEP = '10.3.4.3.2#1';

/** An algorithm; each state has a step of its own, so that effects show where they were told. */
export function made(id: string, { context, on, states, guards = {}, does = {}, tells = {} }: Parts): AnyAlgorithm {
  const named = Object.entries(states).map(([name, state], index) => [
    name,
    { step: `${STEP}.${id}.${index}`, does: name, ...state },
  ]);
  const asked = Object.entries(guards).map(([name, when]) => [name, { step: STEP, when }]);
  const done = Object.entries(does).map(([name, action]) => [name, { step: STEP, do: action }]);
  const told = Object.entries(tells).map(([name, what]) => {
    const tell = (variables: Context, event: Told, step: StepId) =>
      typeof what === 'string' ? { type: what, step, at: variables.turns, of: event.data } : { step, ...what(variables, event) };
    return [name, { step: STEP, tell }];
  });
  return {
    id,
    section: '10.3.4.3.2',
    title: id,
    context,
    ...(on === undefined ? {} : { on }),
    initial: Object.keys(states)[0],
    states: Object.fromEntries(named),
    guards: Object.fromEntries(asked),
    actions: Object.fromEntries([...done, ...told]),
  } as AnyAlgorithm;
}

/** A machine of some algorithms. */
export function together(id: string, ...algorithms: AnyAlgorithm[]): Machine {
  return compose(id, id, algorithms);
}

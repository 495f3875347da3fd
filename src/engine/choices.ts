/**
 * Follows every choice that the text leaves: where a guard or action asks for a
 * policy that is not decided yet, the run is taken up once for each option.
 * Only what a path asks for is decided.
 */
import type { Effect, MachineEvent } from '../../machines/index.js';
import { everyPolicy, type Mark, type Policies } from '../../spec/index.js';
import type { Interpreter, Passage, Position } from './interpreter.js';

/** The options taken of the policies that were asked for. */
export type Decided = Partial<Policies>;

/** A passage, and what had to be decided for it, now or before. */
export interface Way extends Passage {
  decided: Decided;
}

/** Names of the options of a policy that count as `marks` say. */
export type OptionsOf = (policy: keyof Policies) => readonly string[];

/** The options that the text allows: all but relaxations. */
export const allowed: OptionsOf = marked('pass', 'allowed');

/** Options by their marks. */
export function marked(...marks: Mark[]): OptionsOf {
  return (name) => {
    const policy = everyPolicy.find((each) => each.name === name);
    return (policy?.options ?? []).filter(({ mark }) => marks.includes(mark)).map((option) => option.name);
  };
}

/**
 * Every way that events can go from a position.
 * @param decided what earlier events have decided
 */
export function everyWay(
  interpreter: Interpreter,
  position: Position,
  events: readonly MachineEvent[],
  decided: Decided,
  optionsOf: OptionsOf = allowed,
): Way[] {
  try {
    return [{ ...interpreter.pass(withPolicies(position, decided), events), decided }];
  } catch (undecided) {
    if (!(undecided instanceof Undecided)) throw undecided;
    const { policy } = undecided;
    return optionsOf(policy).flatMap((option) =>
      everyWay(interpreter, position, events, { ...decided, [policy]: option }, optionsOf),
    );
  }
}

/**
 * The way that events go up to the first that asks for a policy which is not decided, or of which `stops` says so,
 * given its effects and whether the connection was established before it; and how many events those are.
 */
export function surely(
  interpreter: Interpreter,
  position: Position,
  events: readonly MachineEvent[],
  decided: Decided,
  stops: (effects: readonly Effect[], established: boolean) => boolean,
): Pick<Passage, 'position' | 'effects'> & { count: number } {
  const from = withPolicies(position, decided);
  const run = interpreter.resume(from);
  const effects: Effect[] = [];
  let count = 0;
  try {
    for (; count < events.length; count += 1) {
      const { established } = run.context as { established: boolean };
      const told = run.tell(events[count] as MachineEvent);
      if (stops(told, established)) break;
      effects.push(...told);
    }
  } catch (undecided) {
    if (!(undecided instanceof Undecided)) throw undecided;
  }
  if (count === events.length) return { position: run.passage().position, effects, count };
  // The event at which it stops has changed the run.
  return { ...interpreter.pass(from, events.slice(0, count)), count };
}

/** Thrown where a policy that is not decided is asked for. It is no error, since nobody ever reads its stack, which takes long to make. */
export class Undecided {
  constructor(readonly policy: keyof Policies) {}
}

function withPolicies({ states, context }: Position, decided: Decided): Position {
  return { states, context: { ...context, policies: new Proxy(decided, asking) } };
}

const asking: ProxyHandler<Decided> = {
  get(target, name) {
    if (name in target) return target[name as keyof Policies];
    throw new Undecided(name as keyof Policies);
  },
};

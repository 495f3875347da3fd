/** Engines: they run a machine. Told an event, an engine tells the effects, in their order. */
import { machinesOf, type Revision } from '../../machines/index.js';
import { compiledEngine } from './compiled/index.js';
import type { EngineFactory } from './engine.js';
import { Interpreter } from './interpreter.js';
import { xstateEngine } from './xstate.js';

export { allowed, type Decided, everyWay, marked, type OptionsOf, surely, Undecided, type Way } from './choices.js';
export { compiledEngine } from './compiled/index.js';
export { byteByByte, type Engine, type EngineFactory, watched } from './engine.js';
export { Interpreter, type InterpreterOptions, type Passage, type Position, type Resumed, type View } from './interpreter.js';
export { type Inspect, xstateEngine } from './xstate.js';

/** An engine by name, or whatever creates one. */
export type EngineChoice = 'compiled' | 'xstate' | EngineFactory;

/**
 * What creates the engine of a choice. In place of a machine of r4820 it runs that of a revision: where they differ there is
 * no compiled code, and `compiled` runs the definitions.
 * @throws RangeError for a name that there is not
 */
export function engineBy(choice: EngineChoice = 'compiled', revision: Revision = 'r4820'): EngineFactory {
  const named: Readonly<Record<string, EngineFactory>> = { compiled: compiledEngine, xstate: xstateEngine() };
  const engine = typeof choice === 'function' ? choice : named[choice];
  if (engine === undefined) throw new RangeError(`no engine "${choice}"; there are ${Object.keys(named).join(', ')}`);
  if (revision === 'r4820') return engine;
  return (machine, input) => {
    const own = machinesOf(revision)[machine.id] ?? machine;
    return own !== machine && choice === 'compiled' ? directEngine(own, input) : engine(own, input);
  };
}

const ready = new WeakMap<object, Interpreter>();

/** Runs the definitions of the algorithms directly: for whatever is not compiled. */
export const directEngine: EngineFactory = (machine, input) => {
  const interpreter = ready.get(machine) ?? new Interpreter(machine);
  ready.set(machine, interpreter);
  return interpreter.start(input);
};

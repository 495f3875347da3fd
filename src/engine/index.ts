/** Engines: they run a machine. Told an event, an engine tells the effects, in their order. */
import { machinesOf, type Revision } from '../../machines/index.js';
import { compiledEngine, compiledOf } from './compiled/index.js';
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
 * What creates the engine of a choice. In place of a machine of r4820 it runs that of a revision. Of those that differ the server's
 * and that of the WebSocket object are compiled; `compiled` runs the definitions of any other.
 * @throws RangeError for a name that there is not
 */
export function engineBy(choice: EngineChoice = 'compiled', revision: Revision = 'r4820'): EngineFactory {
  const named: Readonly<Record<string, EngineFactory>> = { compiled: compiledEngine, xstate: xstateEngine() };
  const engine = typeof choice === 'function' ? choice : named[choice];
  if (engine === undefined) throw new RangeError(`no engine "${choice}"; there are ${Object.keys(named).join(', ')}`);
  if (revision === 'r4820') return engine;
  return (machine, input) => {
    const own = machinesOf(revision)[machine.id] ?? machine;
    if (own === machinesOf('r4820')[own.id] || choice !== 'compiled') return engine(own, input);
    const Compiled = compiledOf(revision, own);
    return Compiled === undefined ? directEngine(own, input) : new Compiled(input);
  };
}

const ready = new WeakMap<object, Interpreter>();

/** Runs the definitions of the algorithms directly: for whatever is not compiled. */
export const directEngine: EngineFactory = (machine, input) => {
  const interpreter = ready.get(machine) ?? new Interpreter(machine);
  ready.set(machine, interpreter);
  return interpreter.start(input);
};

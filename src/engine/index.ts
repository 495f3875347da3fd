/** Engines: they run a machine. Told an event, an engine tells the effects, in their order. */
import type { EngineFactory } from './engine.js';
import { Interpreter } from './interpreter.js';

export { allowed, type Decided, everyWay, marked, type OptionsOf, type Way } from './choices.js';
export { compiledEngine } from './compiled/index.js';
export { byteByByte, type Engine, type EngineFactory, watched } from './engine.js';
export { Interpreter, type InterpreterOptions, type Passage, type Position, type Resumed, type View } from './interpreter.js';
export { type Inspect, xstateEngine } from './xstate.js';

const ready = new WeakMap<object, Interpreter>();

/** Runs the definitions of the algorithms directly: for whatever is not compiled. */
export const directEngine: EngineFactory = (machine, input) => {
  const interpreter = ready.get(machine) ?? new Interpreter(machine);
  ready.set(machine, interpreter);
  return interpreter.start(input);
};

/** What paths take that no socket can play: they are told to the machines in a world without sockets. */
import { Interpreter } from '../engine/index.js';
import { inputOf, machineOf, type Path } from '../paths/index.js';
import { World } from './world.js';

/** States, transitions, departures and guards' outcomes on these paths. */
export function takenWithoutSockets(paths: readonly Path[]): Set<string> {
  const taken = new Set<string>();
  for (const { role, setting, tokens } of paths) {
    const interpreter = new Interpreter(machineOf[role]);
    const engine = interpreter.resume(interpreter.begin(inputOf(setting)));
    const world = new World(engine, role);
    for (const token of tokens) world.play(token);
    const { states, transitions, departures, guards } = engine.passage();
    for (const id of [...states, ...transitions, ...departures, ...guards]) taken.add(id);
  }
  return taken;
}

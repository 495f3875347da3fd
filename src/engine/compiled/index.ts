/** Compiled machines: fast, and made of nothing but this project's own code. */
import type { Machine, Revision } from '../../../machines/index.js';
import type { Engine, EngineFactory } from '../engine.js';
import { CompiledClient } from './generated/client.js';
import { compiled as serverOfR4819 } from './generated/r4819-server.js';
import { compiled as webSocketOfR4819 } from './generated/r4819-web-socket.js';
import { compiled as serverOfR5065 } from './generated/r5065-server.js';
import { compiled as webSocketOfR5065 } from './generated/r5065-web-socket.js';
import { CompiledServer } from './generated/server.js';
import { CompiledWebSocket } from './generated/web-socket.js';

export * as runTime from './compiled.js';
export { Compiled } from './compiled.js';

const compiled: Readonly<Record<string, new (input: object) => Engine>> = {
  client: CompiledClient,
  webSocket: CompiledWebSocket,
  server: CompiledServer,
};

/**
 * Runs the code compiled from a machine; the engine of clients and servers.
 * @throws Error for a machine that is not compiled: there are those of a client, a WebSocket object and a server
 */
export const compiledEngine: EngineFactory = ({ id }, input) => {
  const one = compiled[id];
  if (one === undefined) throw new Error(`the machine "${id}" is not compiled; there are ${Object.keys(compiled).join(', ')}`);
  return new one(input);
};

const ofRevisions: Readonly<Partial<Record<Revision, Readonly<Record<string, typeof serverOfR5065>>>>> = {
  r4819: { server: serverOfR4819, webSocket: webSocketOfR4819 },
  r5065: { server: serverOfR5065, webSocket: webSocketOfR5065 },
};

const made = new WeakMap<Machine, (new (input: object) => Engine) | undefined>();

/** What makes engines of the code compiled from a machine that another revision has otherwise than r4820; undefined where it was not compiled. */
export function compiledOf(revision: Revision, machine: Machine): (new (input: object) => Engine) | undefined {
  if (!made.has(machine)) made.set(machine, ofRevisions[revision]?.[machine.id]?.(machine.algorithms));
  return made.get(machine);
}

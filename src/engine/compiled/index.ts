/** Compiled machines: fast, and made of nothing but this project's own code. */
import type { Engine, EngineFactory } from '../engine.js';
import { CompiledClient } from './generated/client.js';
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

/** Our engines as receivers; apart from the others, whose processes are to be free of them. */
import { choose, type Effect, server } from '../../machines/index.js';
import { limitDefaults } from '../../spec/index.js';
import { compiledEngine, type EngineFactory } from '../engine/index.js';
import { opening } from './messages.js';
import { hears, type Receiver } from './receivers.js';

/** A server as an engine runs it. */
export function engineReceiver(factory: EngineFactory = compiledEngine, longest?: number): Receiver {
  const engine = factory(server, serverInput(longest));
  const hear = (effects: Effect[]) => {
    for (const effect of effects) if (effect.type === 'MESSAGE_RECEIVED') hears(receiver, effect.data);
  };
  const receiver: Receiver = { feed: (chunk) => engine.read(chunk, hear), messages: 0, units: 0 };
  engine.tell({ type: 'ACCEPT' });
  receiver.feed(opening.request);
  return receiver;
}

/** What a server's machine is told of its owner's wishes. */
export function serverInput(longest?: number): object {
  return {
    policies: choose({}),
    limits: longest === undefined ? limitDefaults : { ...limitDefaults, 'server.limit.message': longest },
    service: { hosts: null, origins: null, resources: null, protocols: [] },
  };
}

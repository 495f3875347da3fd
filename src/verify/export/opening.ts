/** Both sides of the text, brought to where the opening handshake is all but read: what the composition begins with. */
import type { Effect, Machine, MachineEvent } from '../../../machines/index.js';
import { Interpreter, type Position } from '../../engine/index.js';
import { inputOf, opened, type Setting } from '../../paths/index.js';

/** A machine to be run; a mutant has no XState machine. */
export type Runnable = Pick<Machine, 'id' | 'algorithms'>;

/** The machines of a composition. */
export interface Pair {
  client: Runnable;
  server: Runnable;
}

/** A side that has yet to read the other side's handshake. */
export interface Beginning {
  interpreter: Interpreter;
  position: Position;
  /** What tells it the whole of that handshake. */
  handshake: readonly MachineEvent[];
}

/** A message is one letter, and FF 00 the only frame with a length, so that what is longer need not be told apart. */
const LIMITS = Object.fromEntries(
  ['client', 'server'].flatMap((side) => [
    [`${side}.limit.message`, 1],
    [`${side}.limit.skip`, 0],
    [`${side}.limit.lengthBytes`, 1],
  ]),
);

const events = (effects: readonly Effect[]): MachineEvent[] =>
  effects.flatMap((each) => (each.type === 'SEND' ? Array.from(each.bytes, (byte) => ({ type: 'BYTE' as const, byte })) : []));

/** The beginning of a client that is not even constructed; and what constructs it. */
export function unopened({ client }: Pair): Pick<Beginning, 'interpreter' | 'position'> & { construct: MachineEvent } {
  const interpreter = new Interpreter(client);
  const [{ events }] = opened();
  return { interpreter, position: interpreter.begin(inputOf({ limits: LIMITS })), construct: events[0] as MachineEvent };
}

/** The beginnings of both sides. The request is what the client sends, and the reply is what the server sends on it. */
export function beginnings(
  { client, server }: Pair,
  setting: Setting = { limits: LIMITS },
): Record<'client' | 'server', Beginning> {
  const input = inputOf(setting);
  const [ofClient, ofServer] = [new Interpreter(client), new Interpreter(server)];
  const asking = ofClient.pass(
    ofClient.begin(input),
    opened().flatMap((token) => token.events),
  );
  const accepted = ofServer.pass(ofServer.begin(input), [{ type: 'ACCEPT' }]);
  const request = events(asking.effects);
  const reply = events(ofServer.pass(accepted.position, request).effects);
  return {
    client: { interpreter: ofClient, position: asking.position, handshake: reply },
    server: { interpreter: ofServer, position: accepted.position, handshake: request },
  };
}

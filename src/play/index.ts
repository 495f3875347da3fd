/** Plays paths over real loopback sockets and judges what came of it. */
import type { AnyAlgorithm } from '../../machines/index.js';
import { Interpreter } from '../engine/index.js';
import { machineOf, type Path } from '../paths/index.js';
import type { Run } from '../report/index.js';
import { ClientPlay } from './client.js';
import { difference, expected, type Observation } from './observation.js';
import { Recorder, withMutant } from './recorder.js';
import { ServerPlay } from './server.js';

export { ManualClock } from './clock.js';
export { expected } from './observation.js';
export { withMutant } from './recorder.js';
export { type StepObservation, World } from './world.js';

/** Milliseconds after which a path that still waits has failed. */
const DEADLINE = 10_000;

/**
 * Plays one path. Never throws: what goes wrong is the run's failure.
 * @param mutated an algorithm to be played in the place of the sound one, to see whether the run notices
 */
export async function play(path: Path, mutated?: AnyAlgorithm): Promise<Run> {
  const recorder = new Recorder(mutated, path.revision);
  const failure = await attempt(path, recorder);
  const { states, transitions, departures, guards } = recorder.passage;
  return {
    id: path.id,
    machine: path.role === 'server' ? 'server' : 'webSocket',
    role: path.role,
    title: path.title,
    passed: failure === undefined,
    ...(failure === undefined ? {} : { failure }),
    over: reachesTheNetwork(path) ? 'socket' : 'api',
    states: [...new Set(states)],
    transitions: [...new Set(transitions)],
    departures,
    guards,
    replay: `npx hixie76 paths --play ${path.id}${path.revision ? ` --revision ${path.revision}` : ''}`,
  };
}

/** From its turn on a client asks for TCP. */
const NETWORK = ['ACCEPT', 'TURN', 'TCP_OPENED', 'TCP_FAILED'];

function reachesTheNetwork({ tokens }: Path): boolean {
  return tokens.some(({ events }) => events.some(({ type }) => NETWORK.includes(type)));
}

/** What runs over sockets would notice of a mutant, tried without sockets; nothing where it does not come to rest. */
export function noticing(mutated: AnyAlgorithm): (path: Path) => string | undefined {
  const interpreters = new Map<Path['role'], Interpreter>();
  return (path) => {
    const { role } = path;
    const interpreter = interpreters.get(role) ?? new Interpreter(withMutant(machineOf[role], mutated), { limit: LIMIT });
    interpreters.set(role, interpreter);
    try {
      return difference(soundly(path), expected(path, interpreter), isCut(path));
    } catch {
      return undefined;
    }
  };
}

/** Microsteps for one event; the sound machines need fewer than two hundred. */
const LIMIT = 1_000;
const known = new WeakMap<Path, Observation>();

function soundly(path: Path): Observation {
  const found = known.get(path) ?? expected(path);
  known.set(path, found);
  return found;
}

/** Whether the connection is reset, so that bytes may be missing at the end. */
function isCut({ tokens }: Path): boolean {
  return tokens.some(({ events }) => events.some(({ type }) => type === 'SEND_FAILED'));
}

async function attempt(path: Path, recorder: Recorder): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`still waiting after ${DEADLINE} ms`)), DEADLINE);
  });
  try {
    const observed = await Promise.race([played(new (path.role === 'server' ? ServerPlay : ClientPlay)(path, recorder)), late]);
    return difference(expected(path), observed, isCut(path));
  } catch (error) {
    return (error as Error).message;
  } finally {
    clearTimeout(timer);
  }
}

async function played(one: ServerPlay | ClientPlay): Promise<Observation> {
  try {
    return await one.run();
  } finally {
    await one.end();
  }
}

/** Plays paths over real loopback sockets and judges what came of it. */
import type { Path } from '../paths/index.js';
import type { Run } from '../report/index.js';
import { playToClient } from './client.js';
import { difference, expected, type Observation } from './observation.js';
import { Recorder } from './recorder.js';
import { playToServer } from './server.js';

export { ManualClock } from './clock.js';
export { type Sight, World } from './world.js';

/** Milliseconds after which a path that still waits has failed. */
const DEADLINE = 10_000;

/** Plays one path. Never throws: what goes wrong is the run's failure. */
export async function play(path: Path): Promise<Run> {
  const recorder = new Recorder();
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
    replay: `npx hixie76 paths --play ${path.id}`,
  };
}

/** From its turn on a client asks for TCP. */
const NETWORK = ['ACCEPT', 'TURN', 'TCP_OPENED', 'TCP_FAILED'];

function reachesTheNetwork({ tokens }: Path): boolean {
  return tokens.some(({ events }) => events.some(({ type }) => NETWORK.includes(type)));
}

async function attempt(path: Path, recorder: Recorder): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`still waiting after ${DEADLINE} ms`)), DEADLINE);
  });
  try {
    const playing = path.role === 'server' ? playToServer(path, recorder) : playToClient(path, recorder);
    const observed: Observation = await Promise.race([playing, late]);
    const cut = path.tokens.some(({ events }) => events.some(({ type }) => type === 'SEND_FAILED'));
    return difference(expected(path), observed, cut);
  } catch (error) {
    return (error as Error).message;
  } finally {
    clearTimeout(timer);
  }
}

/** What a path must look like from outside, and whether it did. */
import { Interpreter } from '../engine/index.js';
import { inputOf, machinesFor, type Path } from '../paths/index.js';
import { bytesOf, World } from './world.js';

/** What the other side and the script see. */
export interface Observation {
  /** All bytes that the side under test sent, in hex. */
  bytes: string;
  /** Messages, events, return values and exceptions, in their order, in words. */
  seen: string[];
}

/** What the text's machine gives for a path, in a world without sockets. */
export function expected(
  { role, setting, tokens, revision }: Path,
  interpreter: Interpreter = new Interpreter(machinesFor(revision)[role]),
): Observation {
  const world = new World(interpreter.start(inputOf(setting)), role);
  const observations = tokens.map((token) => world.play(token));
  return { bytes: bytesOf(observations), seen: observations.flatMap((observation) => observation.seen) };
}

/**
 * The first difference in words, or undefined.
 * @param cut whether the connection was reset, so that bytes may be missing at the end
 */
export function difference(expected: Observation, observed: Observation, cut: boolean): string | undefined {
  const sound = cut ? expected.bytes.startsWith(observed.bytes) : expected.bytes === observed.bytes;
  if (!sound) {
    const at = firstDifference(expected.bytes, observed.bytes);
    return `byte ${at}: expected ${around(expected.bytes, at)}, observed ${around(observed.bytes, at)}`;
  }
  const index = expected.seen.findIndex((each, index) => each !== observed.seen[index]);
  const first = index === -1 ? expected.seen.length : index;
  if (index === -1 && observed.seen.length === expected.seen.length) return undefined;
  return `expected ${expected.seen[first] ?? 'nothing more'}, observed ${observed.seen[first] ?? 'nothing more'}`;
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (one.slice(2 * at, 2 * at + 2) === other.slice(2 * at, 2 * at + 2)) at += 1;
  return at;
}

function around(hex: string, at: number): string {
  return hex.slice(2 * at, 2 * at + 16) || 'the end';
}

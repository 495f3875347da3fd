/** What a path must look like from outside, and whether it did. */
import type { Effect } from '../../machines/index.js';
import { Interpreter } from '../engine/index.js';
import { inputOf, machineOf, type Path } from '../paths/index.js';

/** What the other side and the script see. */
export interface Observation {
  /** All bytes that the side under test sent, in hex. */
  bytes: string;
  /** Messages, events, return values and exceptions, in their order, in words. */
  seen: string[];
}

/** What the text's machine gives for a path. */
export function expected({ role, setting, tokens }: Path): Observation {
  const interpreter = new Interpreter(machineOf[role]);
  const events = tokens.flatMap((token) => token.events);
  const { effects } = interpreter.pass(interpreter.begin(inputOf(setting)), events);
  const bytes = effects.flatMap((effect) => (effect.type === 'SEND' ? [effect.bytes] : []));
  return { bytes: Buffer.concat(bytes).toString('hex'), seen: effects.flatMap((effect) => seen(effect, role)) };
}

function seen(effect: Effect, role: Path['role']): string[] {
  if (role === 'server') {
    if (effect.type === 'MESSAGE_RECEIVED') return [`message ${JSON.stringify(effect.data)}`];
    return effect.type === 'CLOSED' ? [closedBy(effect.wasClean)] : [];
  }
  if (effect.type === 'THROW') return [`throws ${effect.exception}`];
  if (effect.type === 'RETURN') return [`returns ${effect.value ?? 'nothing'}`];
  if (effect.type !== 'FIRE') return [];
  const { task } = effect;
  if (task.kind === 'message') return [`message ${JSON.stringify(task.data)}`];
  return task.kind === 'close' ? [closedBy(task.wasClean)] : [task.kind];
}

/** How a closure reads in an observation. */
export function closedBy(wasClean: boolean): string {
  return wasClean ? 'closed cleanly' : 'closed, not cleanly';
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

/**
 * What tells where a path has led: what was begun is completed, soundly, then
 * a message goes each way, then one side closes, then this side tries once more
 * what comes too late. Bytes are added only while the sound machine listens.
 */
import type { MachineOf, Path, Token } from '../parts/model.js';
import { bytes, fin, one } from '../parts/tokens.js';
import { Walk } from '../parts/walk.js';
import { complete } from './completion.js';

/** Who closes at the end. */
export type Closing = 'peer' | 'own';

/** A path without its own ending, and with a suffix that tells where it led. */
export function withSuffix(path: Path, machines: MachineOf, closing: Closing = 'peer'): Path {
  const walk = new Walk(path, machines).add(...path.tokens.slice(0, endingOf(path.tokens)));
  toTheEnd(walk, closing);
  return walk.path(`${path.id}+${closing}`, `${path.title}, then ${closing === 'peer' ? 'the other side' : 'this side'} closes`);
}

/** Where FIN and tasks begin that bring a path to its end. */
function endingOf(tokens: readonly Token[]): number {
  return 1 + tokens.findLastIndex(({ events }) => !events.every(({ type }) => type === 'TCP_CLOSED' || type === 'TASK'));
}

/** Goes on soundly from wherever a walk is, to a connection that is closed and has nothing left to do. */
export function toTheEnd(walk: Walk, closing: Closing = 'peer'): void {
  walk.beginSuffix();
  complete(walk);
  for (const token of [text('a message', 'probe'), send(walk), ...closings(walk, closing)]) {
    if (!walk.facts.closed && walk.facts.established) walk.add(token);
    runTasks(walk);
  }
  if (!walk.facts.closed && isConnected(walk)) walk.add(fin);
  runTasks(walk);
  // What comes too late.
  if (walk.facts.established) walk.add(send(walk), close(walk));
}

const text = (name: string, data: string) => bytes(name, `\0${data}\xff`);

function closings(walk: Walk, closing: Closing): readonly Token[] {
  const ff00 = bytes('FF 00', '\xff\0');
  const late = text('a late message', 'late');
  return closing === 'peer' ? [ff00, late, close(walk)] : [close(walk), late, send(walk), ff00];
}

function send({ role }: Walk): Token {
  return role === 'server'
    ? { name: 'send "hi"', events: [{ type: 'SEND_STRING', data: 'hi' }] }
    : { name: 'send("hi")', events: [{ type: 'SEND_CALLED', data: 'hi' }] };
}

function close({ role }: Walk): Token {
  return role === 'server' ? one('terminate', 'TERMINATE') : one('close()', 'CLOSE_CALLED');
}

function runTasks(walk: Walk): void {
  while ((walk.facts.tasks?.length ?? 0) > 0) walk.add(one('a task runs', 'TASK'));
}

function isConnected(walk: Walk): boolean {
  return walk.role === 'server' || !walk.isIn('clientOpeningHandshake', 'idle', 'step_1', 'step_3', 'over');
}

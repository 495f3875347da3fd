/**
 * What tells where a path has led: what was begun is completed, soundly, then
 * a message goes each way, then one side closes, then this side tries once more
 * what comes too late. Bytes are added only while the sound machine listens.
 */
import type { View } from '../engine/index.js';
import type { MachineOf, Path, Role, Token } from './model.js';
import { bytes, fin, lines, one, textOf } from './scenarios/tokens.js';
import { clientFields, type Expecting, type Field, goldenKey3, linesOf, requestLine, serverFields, statusLine } from './sound.js';
import { type Facts, Walk } from './walk.js';

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
  for (const token of [...probes(walk), ...closings(walk, closing)]) {
    if (!walk.facts.closed && walk.facts.established) walk.add(token);
    runTasks(walk);
  }
  if (!walk.facts.closed && isConnected(walk)) walk.add(fin);
  runTasks(walk);
  if (walk.facts.established) walk.add(...tooLate(walk));
}

const text = (name: string, data: string) => bytes(name, `\0${data}\xff`);

function probes(walk: Walk): readonly Token[] {
  return [text('a message', 'probe'), send(walk)];
}

function closings(walk: Walk, closing: Closing): readonly Token[] {
  const ff00 = bytes('FF 00', '\xff\0');
  const late = text('a late message', 'late');
  return closing === 'peer' ? [ff00, late, close(walk)] : [close(walk), late, send(walk), ff00];
}

function tooLate(walk: Walk): readonly Token[] {
  return [send(walk), close(walk)];
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

/** Rounds of completing; each leads from one step to a later one. */
const ROUNDS = 12;

/** Completes the handshake, or the frame, in which a walk is. */
function complete(walk: Walk): void {
  for (let round = 0; round < ROUNDS && !walk.facts.closed; round += 1) {
    const token = next(walk.role, walk.view);
    if (token === undefined) return;
    walk.add(token);
  }
}

/** What has come so far. */
interface Begun extends Facts, Expecting {
  matched: number;
  resource: { length: number };
  clientFields: readonly { name: string }[];
  entries: readonly { name: string }[];
  field: { length: number };
  name: { length: number };
  key3: { length: number };
  reply: { length: number };
  remaining: number;
  port: number;
}

/** Fields whose name has not come yet, and the blank line. */
function missing(all: readonly Field[], come: readonly { name: string }[]): string {
  return `${linesOf(all.filter(([field]) => come.every(({ name }) => name !== field.toLowerCase())))}\r\n`;
}

/** The bytes that lead a side one step further in its handshake or frame; undefined where it is in none. */
export function completionFor(role: Role, view: View): string | undefined {
  const token = next(role, view);
  return token && textOf(token);
}

function next(role: Role, view: View): Token | undefined {
  return role === 'server' ? nextForServer(view) : nextForClient(view);
}

function nextForServer(view: View): Token | undefined {
  if (view.state('serverSendingHandshake') === 'step_1_tls') return tlsOpens;
  const { matched, resource, clientFields: come, key3, remaining } = view.context as Begun;
  const handshake: Record<string, string> = {
    step_1: lines(requestLine.slice(matched)),
    step_2: lines(requestLine.slice(3)),
    step_3: lines(requestLine.slice(resource.length === 0 ? 4 : 5)),
    step_4: '\r\n',
    step_4_CR: '\n',
    step_5: missing(clientFields, come),
    step_5_name: ': x\r\n',
    step_5_space: ' x\r\n',
    step_5_value: '\r\n',
    step_5_LF: '\n',
    step_5_end: '\n',
    step_6: goldenKey3.slice(key3.length),
  };
  const frame: Record<string, string | undefined> = { step_3_2: '\xff', step_3_B2: '\0', step_3_B6: data(remaining) };
  return completion(handshake[view.state('serverReadingHandshake')] ?? frame[view.state('serverDataFraming')]);
}

function nextForClient(view: View): Token | undefined {
  const context = view.context as Begun;
  const { field, name, entries, expected, reply, remaining } = context;
  const state = view.state('clientOpeningHandshake');
  if (state === 'step_1') return context.port === 0 ? refused : connects;
  if (state === 'step_3') return one('TCP opens', 'TCP_OPENED');
  if (state === 'step_4_tls') return tlsOpens;
  const handshake: Record<string, string> = {
    step_28: lines(statusLine.slice(field.length === 0 ? 0 : 8)),
    step_34: name.length === 0 ? missing(serverFields(context), entries) : ': x\r\n',
    step_35: ' x\r\n',
    step_36: '\r\n',
    step_37: '\n',
    step_40: '\n',
    step_44: expected.latin1().slice(reply.length),
  };
  const frame: Record<string, string | undefined> = { step_3a_2: '\0', step_3a_6: data(remaining), step_3b_2: '\xff' };
  return completion(handshake[state] ?? frame[view.state('clientDataFraming')]);
}

/** Bytes that a frame announced and that a path completes; more are left to come. */
const MOST = 1_000;

function data(remaining: number): string | undefined {
  return remaining <= MOST ? 'x'.repeat(remaining) : undefined;
}

const connects: Token = { name: 'TCP opens', events: [{ type: 'TURN' }, { type: 'TCP_OPENED' }] };
const refused: Token = { name: 'TCP is refused', events: [{ type: 'TURN' }, { type: 'TCP_FAILED' }] };
export const tlsOpens = one('TLS opens', 'TLS_OPENED');

function completion(rest: string | undefined): Token | undefined {
  return rest === undefined ? undefined : bytes(`what completes it, ${rest.length} bytes`, rest);
}

/**
 * What tells where a path has led: what was begun is completed, soundly, then
 * a message goes each way, then one side closes. Nothing is added that the
 * other side could not do any more once the sound machine has closed.
 */
import { vectors } from '../../spec/index.js';
import type { MachineOf, Path, Token } from './model.js';
import { bytes, fin, lines, one } from './scenarios/tokens.js';
import { type Facts, Walk } from './walk.js';

/** Who closes at the end. */
export type Closing = 'peer' | 'own';

/** A path without its own ending, and with a suffix that tells where it led. */
export function withSuffix(path: Path, machines: MachineOf, closing: Closing = 'peer'): Path {
  const walk = new Walk(path, machines).add(...path.tokens.slice(0, lastIndexBeforeEnding(path.tokens)));
  toTheEnd(walk, closing);
  return walk.path(`${path.id}+${closing}`, `${path.title}, then ${closing === 'peer' ? 'the other side' : 'this side'} closes`);
}

function lastIndexBeforeEnding(tokens: readonly Token[]): number {
  const index = tokens.findLastIndex(({ events }) => !events.every(({ type }) => type === 'TCP_CLOSED' || type === 'TASK'));
  return index + 1;
}

/** Goes on soundly from wherever a walk is, to a connection that is closed and has nothing left to do. */
export function toTheEnd(walk: Walk, closing: Closing = 'peer'): void {
  complete(walk);
  const probes = walk.role === 'server' ? serverProbes : clientProbes;
  for (const token of [...probes, ...closings(walk, closing)]) {
    if (!walk.facts.closed && walk.facts.established) walk.add(token);
    runTasks(walk);
  }
  if (!walk.facts.closed && isConnected(walk)) walk.add(fin);
  runTasks(walk);
}

const text = (name: string, data: string) => bytes(name, `\0${data}\xff`);
const ff00 = bytes('FF 00', '\xff\0');

const serverProbes = [text('a message', 'probe'), { name: 'send "hi"', events: [{ type: 'SEND_STRING', data: 'hi' }] }] as const;
const clientProbes = [text('a message', 'probe'), { name: 'send("hi")', events: [{ type: 'SEND_CALLED', data: 'hi' }] }] as const;

function closings({ role }: Walk, closing: Closing): readonly Token[] {
  const own = role === 'server' ? one('terminate', 'TERMINATE') : one('close()', 'CLOSE_CALLED');
  const late = text('a late message', 'late');
  return closing === 'peer' ? [ff00, late, own] : [own, late, ff00];
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
    const token = walk.role === 'server' ? nextForServer(walk) : nextForClient(walk);
    if (token === undefined) return;
    walk.add(token);
  }
}

interface Begun extends Facts {
  matched: number;
  resource: { length: number };
  clientFields: readonly { name: string }[];
  entries: readonly { name: string }[];
  field: { length: number };
  name: { length: number };
  key3: { length: number };
  reply: { length: number };
  expected: { latin1(): string };
  remaining: number;
  origin: string;
  url: string;
  protocol: string | null;
  service: { protocols: readonly string[] };
}

/** A worked example of the text, for servers. */
export const golden = vectors.golden.find(({ id }) => id === 'overview') as (typeof vectors.golden)[number];
export const goldenKey3 = Buffer.from(golden.key3.hex, 'hex').toString('latin1');
export const requestLine = 'GET /demo HTTP/1.1';
export const statusLine = 'HTTP/1.1 101 WebSocket Protocol Handshake';

/** Fields that a server wants to read, without the optional subprotocol. */
export const clientFields: readonly (readonly [string, string])[] = [
  ['Host', 'example.com'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Key2', golden.key2],
  ['Upgrade', 'WebSocket'],
  ['Sec-WebSocket-Key1', golden.key1],
  ['Origin', 'http://example.com'],
];

/** Fields that a client wants to read. */
export function serverFields({ origin, url, protocol }: Pick<Begun, 'origin' | 'url' | 'protocol'>): [string, string][] {
  return [
    ['Upgrade', 'WebSocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Origin', origin],
    ['Sec-WebSocket-Location', url],
    ...(protocol === null ? [] : ([['Sec-WebSocket-Protocol', protocol]] as [string, string][])),
  ];
}

/** Fields whose name has not come yet, and the blank line. */
function missing(all: readonly (readonly [string, string])[], come: readonly { name: string }[]): string {
  const left = all.filter(([field]) => come.every(({ name }) => name !== field.toLowerCase()));
  return lines(...left.map(([field, value]) => `${field}: ${value}`), '');
}

function nextForServer({ view }: Walk): Token | undefined {
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
  const frame: Record<string, string> = {
    step_3_2: '\xff',
    step_3_B2: '\0',
    step_3_B6: 'x'.repeat(remaining),
  };
  return told(handshake[view.state('serverReadingHandshake')] ?? frame[view.state('serverDataFraming')]);
}

function nextForClient({ view }: Walk): Token | undefined {
  const context = view.context as Begun;
  const { field, name, entries, expected, reply, remaining } = context;
  const state = view.state('clientOpeningHandshake');
  if (state === 'step_1') return { name: 'TCP opens', events: [{ type: 'TURN' }, { type: 'TCP_OPENED' }] };
  const handshake: Record<string, string> = {
    step_28: lines(statusLine.slice(field.length === 0 ? 0 : 8)),
    step_34: name.length === 0 ? missing(serverFields(context), entries) : ': x\r\n',
    step_35: ' x\r\n',
    step_36: '\r\n',
    step_37: '\n',
    step_40: '\n',
    step_44: expected.latin1().slice(reply.length),
  };
  const frame: Record<string, string> = {
    step_3a_2: '\0',
    step_3a_6: 'x'.repeat(remaining),
    step_3b_2: '\xff',
  };
  return told(handshake[state] ?? frame[view.state('clientDataFraming')]);
}

function told(text: string | undefined): Token | undefined {
  return text === undefined ? undefined : bytes(`what completes it, ${text.length} bytes`, text);
}

/** What the tests of segments share: generated streams of bytes, the ways to cut them, and a side that reads them. */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { client, type Effect, server } from '../../../machines/index.js';
import { address, drawsOf, golden } from '../../../machines/testing.js';
import { limitDefaults, policyDefaults } from '../../../spec/index.js';
import { automata, type Criterion, quotientFor, wordsOf } from '../../paths/index.js';
import { HandClock } from '../../testing/clock.js';
import { REPLY, REQUEST } from '../../testing/handshakes.js';
import { closeAll, type Peer, Served, Wire } from '../../testing/sockets.js';
import { Watch } from '../../testing/watch.js';
import { clientTimeouts, Side, serverTimeouts } from '../side.js';

/** Bytes of the longest stream that is cut. */
const LONGEST = 64;

/** Which side reads the streams of an automaton, and what that side has read by then, one character per byte. */
const beginnings = {
  'client-connection': { side: 'client', before: REPLY },
  'server-connection': { side: 'server', before: REQUEST },
  'client-handshake-lexical': { side: 'client', before: '' },
  'server-handshake-lexical': { side: 'server', before: '' },
} as const;

export type AutomatonId = keyof typeof beginnings;
export const automatonIds = Object.keys(beginnings) as AutomatonId[];

/** What is read before the streams of an automaton. */
export function beforeStreams(id: AutomatonId): string {
  return beginnings[id].before;
}

/** All words of an automaton for a criterion that are nothing but bytes, and not too many, as text. */
export function streamsOf(id: AutomatonId, criterion: Criterion): string[] {
  const automaton = automata.find((each) => each.id === id);
  if (automaton === undefined) throw new Error(`no automaton "${id}"; there are ${automata.map((each) => each.id).join(', ')}`);
  const words = wordsOf(quotientFor(automaton), criterion).filter((word) => word.length <= LONGEST);
  const texts = words.flatMap((word) => {
    const bytes = word.flatMap(({ by: { event } }) => (event.type === 'BYTE' ? [event.byte] : []));
    return bytes.length === word.length ? [String.fromCharCode(...bytes)] : [];
  });
  return [...new Set(texts)];
}

/** A stream at each two-way split, and byte by byte. */
export function cuts(stream: string): string[][] {
  const twoWays = Array.from({ length: stream.length - 1 }, (_, at) => [stream.slice(0, at + 1), stream.slice(at + 1)]);
  return [...twoWays, [...stream]];
}

/** All that the socket layer and its engine make of a stream that arrives in these pieces: effects, and bytes sent. */
export function madeOf(id: AutomatonId, pieces: readonly string[]): string {
  const { side: role, before } = beginnings[id];
  const line = new Line();
  const watch = new Watch();
  if (role === 'client') clientOn(line, watch);
  else echoServerOn(line, watch);
  if (before !== '') line.receive(before);
  for (const piece of pieces) line.receive(piece);
  const made = JSON.stringify({ effects: watch.effects.map(plain), sent: Buffer.concat(line.sent).toString('hex') });
  line.destroy();
  return made;
}

/** What is seen when a stream arrives over a real socket in these pieces: what the side sends, and what it told. */
export async function seenOf(id: AutomatonId, pieces: readonly string[]): Promise<{ sent: string; told: object[] }> {
  const { side, before } = beginnings[id];
  const { watch, peer } = await (side === 'client' ? connected() : served());
  await peer.writeApart(watch, ...(before === '' ? [] : [before]), ...pieces);
  peer.socket.end();
  const sent = await peer.ended();
  await closeAll();
  return { sent, told: watch.effects.map(plain) };
}

interface Watched {
  watch: Watch;
  peer: Peer;
}

async function served(): Promise<Watched> {
  const server = new Served({}, (connection) => connection.on('message', (data) => connection.send(data)));
  return { watch: server.watch, peer: await server.peer() };
}

async function connected(): Promise<Watched> {
  const wire = new Wire();
  const { watch } = await wire.client();
  return { watch, peer: await wire.peer() };
}

/** A connection that carries what it is told to, at once. */
class Line extends Duplex {
  readonly sent: Buffer[] = [];

  receive(text: string): void {
    this.emit('data', Buffer.from(text, 'latin1'));
  }

  setNoDelay(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.sent.push(chunk);
    done();
  }
}

function clientOn(line: Line, watch: Watch): void {
  const random = { seed: '', script: drawsOf(golden('overview')), drawn: 0 };
  const engine = watch.engine(client, { ...address, random, limits: limitDefaults, policies: policyDefaults });
  const side = new Side(engine, { perform: () => {} }, clientTimeouts(limitDefaults), new HandClock());
  for (const type of ['ESTABLISH', 'TURN'] as const) side.tell({ type });
  side.attach(line as unknown as Socket);
  side.tell({ type: 'TCP_OPENED' });
}

function echoServerOn(line: Line, watch: Watch): void {
  const engine = watch.engine(server, { limits: limitDefaults, policies: policyDefaults });
  const perform = (effect: Effect) => {
    if (effect.type === 'MESSAGE_RECEIVED') side.tell({ type: 'SEND_STRING', data: effect.data });
  };
  const side = new Side(engine, { perform }, serverTimeouts(limitDefaults), new HandClock());
  side.attach(line as unknown as Socket);
  side.tell({ type: 'ACCEPT' });
}

function plain(effect: Effect): object {
  return effect.type === 'SEND' ? { ...effect, bytes: Buffer.from(effect.bytes).toString('hex') } : effect;
}

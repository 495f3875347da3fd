/** For the test of policies: what each limit lets through, and how long each timeout waits. */
import { once } from 'node:events';
import {
  chooseLimits,
  client,
  type Effect,
  type Machine,
  type MachineEvent,
  server,
  webSocket,
} from '../../../machines/index.js';
import { address, drawsOf, golden, requestLine, statusLine } from '../../../machines/testing.js';
import { type Limits, limitDefaults, policyDefaults } from '../../../spec/index.js';
import { compiledEngine, type Engine } from '../../engine/index.js';
import { Connection } from '../../net/connection.js';
import { ConnectionCounts } from '../../net/connection-counts.js';
import { type Clock, createServer } from '../../net/index.js';
import { Side, serverTimeouts } from '../../net/side.js';
import { FF00, REPLY, REQUEST } from '../../testing/handshakes.js';
import { createEnvironment } from '../index.js';
import { open, Peer } from '../testing.js';

type Chosen = Partial<Limits>;

/** Whether so many are taken under these limits. */
type Fits = (limits: Chosen, size: number) => boolean;

/** An engine that has been told and has read all that, and whether it went on. */
function run(machine: Machine, limits: Chosen, events: MachineEvent[], ...parts: string[]): { goesOn: boolean; engine: Engine } {
  const random = { seed: '', script: drawsOf(golden('overview')), drawn: 0 };
  const input = { random, limits: chooseLimits(limits), policies: policyDefaults };
  const engine = compiledEngine(
    machine,
    machine === client ? { ...address, ...input } : { scriptOrigin: address.origin, ...input },
  );
  const told: Effect[] = events.flatMap((event) => engine.tell(event));
  engine.read(Buffer.from(parts.join(''), 'latin1'), (effects) => told.push(...effects));
  return { goesOn: !told.some(({ type }) => type === 'FAIL' || type === 'ABORT' || type === 'CLOSE_TCP'), engine };
}

const asks: MachineEvent[] = [{ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' }];
const accepts: MachineEvent[] = [{ type: 'ACCEPT' }];
const ofClient =
  (before: string, bytes: (size: number) => string): Fits =>
  (limits, size) =>
    run(client, limits, asks, before, bytes(size)).goesOn;
const ofServer =
  (before: string, bytes: (size: number) => string): Fits =>
  (limits, size) =>
    run(server, limits, accepts, before, bytes(size)).goesOn;

const message = (size: number) => `\x00${'a'.repeat(size)}\xff`;
const length = (size: number) => `\x80${sevenBits(BigInt(size))}`;
const lengthBytes = (size: number) => `\x80${'\x80'.repeat(size - 1)}\x00`;
const name = (size: number) => `${'a'.repeat(size)}: b\r\n`;
const value = (size: number) => `a: ${'b'.repeat(size)}\r\n`;
const fields = (size: number) => 'a: b\r\n'.repeat(size);

/** Fields of so many bytes in all, with the colons, spaces and line ends. */
function bytes(size: number): string {
  const next = size > 2000 ? 1000 : size;
  return next === 0 ? '' : `a: ${'b'.repeat(next - 5)}\r\n${bytes(size - next)}`;
}

function sevenBits(number: bigint, more = 0): string {
  const low = String.fromCharCode(Number(number & 0x7fn) | more);
  return number > 0x7fn ? sevenBits(number >> 7n, 0x80) + low : low;
}

function sendFits(limits: Chosen, size: number): boolean {
  const begin: MachineEvent[] = [
    { type: 'CONSTRUCT', url: 'ws://example.com/demo', protocol: null },
    { type: 'TURN' },
    { type: 'TCP_OPENED' },
  ];
  const { engine } = run(webSocket, limits, begin, REPLY);
  const told = [{ type: 'TASK' } as const, { type: 'SEND_CALLED', data: 'a'.repeat(size) } as const].flatMap((event) =>
    engine.tell(event),
  );
  return told.some((effect) => effect.type === 'RETURN' && effect.value === true);
}

/** Nobody takes what waits, the handshake among it. */
function serverSendFits(limits: Chosen, size: number): boolean {
  const { engine } = run(server, limits, accepts);
  const side = new Side(engine, { perform: () => {} }, serverTimeouts(chooseLimits(limits)));
  side.read(Buffer.from(REQUEST, 'latin1'));
  new Connection(side, engine, '').send('a'.repeat(size - side.waiting - 2));
  return !(engine.context as { closed: boolean }).closed;
}

const counted =
  (addressOf: (index: number) => string, isEstablished: boolean): Fits =>
  (limits, size) => {
    const counts = new ConnectionCounts(chooseLimits(limits));
    for (let index = 0; index < size; index += 1) {
      if (!counts.enter(addressOf(index))) return false;
      if (isEstablished) counts.establish();
    }
    return true;
  };

const halves = (limits: Chosen, size: number) =>
  [`GET /${'a'.repeat(size - 1)} `, `GET / ${'a'.repeat(size - 1)}\r\n`].every(
    (half) => run(server, limits, accepts, half).goesOn,
  );

const fits: Readonly<Record<string, Fits>> = {
  'client.limit.message': ofClient(REPLY, message),
  'client.limit.skip': ofClient(REPLY, length),
  'client.limit.lengthBytes': ofClient(REPLY, lengthBytes),
  'client.handshake.limits.line': ofClient('', (size) => `HTTP/1.1 101 ${'a'.repeat(size - 15)}\r\n`),
  'client.handshake.limits.name': ofClient(statusLine, name),
  'client.handshake.limits.value': ofClient(statusLine, value),
  'client.handshake.limits.fields': ofClient(statusLine, fields),
  'client.handshake.limits.bytes': ofClient(statusLine, bytes),
  'server.limit.message': ofServer(REQUEST, message),
  'server.limit.skip': ofServer(REQUEST, length),
  'server.limit.lengthBytes': ofServer(REQUEST, lengthBytes),
  'server.handshake.limits.line': halves,
  'server.handshake.limits.name': ofServer(requestLine, name),
  'server.handshake.limits.value': ofServer(requestLine, value),
  'server.handshake.limits.fields': ofServer(requestLine, fields),
  'server.handshake.limits.bytes': ofServer(requestLine, bytes),
  'server.connections.limit.total': counted(String, true),
  'server.connections.limit.perAddress': counted(() => 'one', true),
  'server.connections.limit.handshakes': counted(String, false),
  'api.send.bufferLimit': sendFits,
  'server.send.bufferLimit': serverSendFits,
};

/** Each limit of a size: its default, and what it lets through. */
export const sizes = Object.fromEntries(
  Object.entries(fits).map(([limit, each]) => [limit, { value: limitDefaults[limit as keyof Limits], fits: each }]),
);

type Waits = Map<string, number>;

/** A clock that notes how long it shall wait, and never rings. */
function noting(): { clock: Clock; waits: Waits } {
  const waits: Waits = new Map();
  const start: Clock['start'] = (milliseconds, wait) => {
    waits.set(wait, milliseconds);
    return () => {};
  };
  return { clock: { start }, waits };
}

async function clientWaits(limits: Chosen): Promise<Waits> {
  await using peer = await Peer.listen();
  const { clock, waits } = noting();
  const { socket, wire } = await open(peer, { limits, clock });
  const closed = once(socket, 'close');
  socket.close();
  await wire.read(2);
  wire.write(FF00);
  await closed;
  return waits;
}

async function serverWaits(limits: Chosen): Promise<Waits> {
  const { clock, waits } = noting();
  const echo = createServer({ origins: 'any', limits, clock }, (connection) => connection.terminate());
  const { WebSocket } = createEnvironment({ origin: 'http://example.com' });
  const socket = new WebSocket(`ws://127.0.0.1:${await echo.listen(0, '127.0.0.1')}/`);
  await once(socket, 'close');
  await echo.close();
  return waits;
}

const timers: Readonly<Record<string, readonly [run: (limits: Chosen) => Promise<Waits>, timer: string]>> = {
  'client.handshake.timeout': [clientWaits, 'statusLine'],
  'client.handshake.lateTimeout': [clientWaits, 'handshake'],
  'client.closing.timeout': [clientWaits, 'closing'],
  'any.close.linger': [clientWaits, 'linger'],
  'server.handshake.timeout': [serverWaits, 'handshake'],
  'server.terminate.timeout': [serverWaits, 'closing'],
};

/** Each timeout: its default, and what the clock is told. */
export const waits = Object.fromEntries(
  Object.entries(timers).map(([limit, [run, timer]]) => [
    limit,
    { value: limitDefaults[limit as keyof Limits], waited: async (limits: Chosen) => (await run(limits)).get(timer) },
  ]),
);

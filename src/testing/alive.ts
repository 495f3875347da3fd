/** What of the socket layer and of the API is alive; behind each test of theirs it has to be nothing. */
import { setImmediate as turn } from 'node:timers/promises';
import { Link } from '../api/link.js';
import { type Clock, systemClock } from '../net/clock.js';
import { Server } from '../net/server.js';
import { Side } from '../net/side.js';
import type { Socket } from '../net/system.js';
import { Turns } from '../net/turns.js';
import { HandClock } from './clock.js';

/** Milliseconds in which what a test has closed has to be gone. */
const PATIENCE = 4_000;

/** What can be counted of one thing that is not quite gone: how much of it is left. */
type Left<T> = (of: T) => number;

/** Things that were seen, until nothing of them is left. */
class Seen<T extends object> {
  private readonly all = new Set<T>();

  constructor(private readonly left: Left<T>) {}

  note(thing: T): void {
    this.all.add(thing);
    // A test may have thousands, and its memory measured.
    if (this.all.size % 256 === 0) this.count();
  }

  count(): number {
    let sum = 0;
    for (const thing of this.all) {
      const left = this.left(thing);
      if (left === 0) this.all.delete(thing);
      sum += left;
    }
    return sum;
  }

  forget(): void {
    this.all.clear();
  }
}

const sizeOf = (...collections: { size: number }[]) => collections.reduce((sum, { size }) => sum + size, 0);

const seen = {
  /** A side has let go of its socket and stopped its timers. */
  sides: new Seen<Side>(({ ['socket' as never]: socket, ['stops' as never]: stops }) => Number(Boolean(socket ?? stops))),
  /** A socket that was a side's knows it no more, and nothing of ours hears its bytes. */
  carriers: new Seen<Socket>((socket) => {
    const symbol = Object.getOwnPropertySymbols(socket).find(({ description }) => description === 'side');
    const known = symbol !== undefined && Reflect.get(socket, symbol) !== undefined;
    return Number(known) + Number(!socket.destroyed) + socket.listenerCount('data');
  }),
  /** An environment has neither connections nor objects that it keeps for their listeners. */
  links: new Seen<Bound>(({ links, kept }) => sizeOf(links, kept)),
  /** Nobody has the turn at any address. */
  turns: new Seen<Turns>(({ ['waiting' as never]: waiting }) => sizeOf(waiting)),
  /** A server has nobody in, and counts nobody. */
  servers: new Seen<Server>((server) => {
    const { guests, counts } = server as unknown as Inside;
    return guests.size + counts.total + Math.abs(counts.handshakes) + counts.addresses.size;
  }),
};

interface Bound {
  links: Set<unknown>;
  kept: Set<unknown>;
}

interface Inside {
  guests: Map<unknown, unknown>;
  counts: { total: number; handshakes: number; addresses: Map<string, number> };
}

const timers = new Set<object>();

/** Has a method do something besides. */
function besides(prototype: object, name: string, does: (of: never, ...args: never[]) => void): void {
  const method = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
  Object.assign(prototype, {
    [name](this: unknown, ...args: unknown[]) {
      does(this as never, ...(args as never[]));
      return method.apply(this, args);
    },
  });
}

/** Has a clock count the timers that run: neither stopped nor rung. */
function counted(clock: Clock): void {
  const { start } = clock;
  clock.start = function (this: Clock, milliseconds, wait, ring) {
    const timer = { wait };
    timers.add(timer);
    const over = (then: () => void) => () => {
      timers.delete(timer);
      then();
    };
    return over(start.call(this, milliseconds, wait, over(ring)));
  };
}

besides(Side.prototype, 'attach', (side: Side, socket: Socket) => {
  seen.sides.note(side);
  seen.carriers.note(socket);
});
besides(Side.prototype, 'startTimer', (side: Side) => seen.sides.note(side));
besides(Link.prototype, 'begin', (link: { bound: Bound }) => seen.links.note(link.bound));
besides(Turns.prototype, 'take', (turns: Turns) => seen.turns.note(turns));
besides(Server.prototype, 'receive', (server: Server) => seen.servers.note(server));
for (const clock of [systemClock, HandClock.prototype]) counted(clock);

/** Handles of the system that are open: sockets, those that listen, and names that are being resolved. */
function handles(): number {
  return process.getActiveResourcesInfo().filter((name) => /^(TCP|TLS|GetAddrInfo)/.test(name)).length;
}

const processes = () => process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
const before = { handles: 0, listeners: 0 };

/** A test begins: what other files have left is not its own. */
export function begin(): void {
  for (const each of Object.values(seen)) each.forget();
  timers.clear();
  before.handles = handles();
  before.listeners = processes();
}

/** How much is alive, of each kind of which there is any. */
export function alive(): Record<string, number> {
  // What a test has left behind may go during another.
  before.handles = Math.min(before.handles, handles());
  const counts = {
    handles: handles() - before.handles,
    sides: seen.sides.count(),
    carriers: seen.carriers.count(),
    links: seen.links.count(),
    turns: seen.turns.count(),
    servers: seen.servers.count(),
    timers: timers.size,
    listeners: processes() - before.listeners,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

/** What is alive when that has become nothing, or does not. */
export async function leftAlive(): Promise<Record<string, number>> {
  const until = Date.now() + PATIENCE;
  let left = alive();
  for (; Object.keys(left).length > 0 && Date.now() < until; left = alive()) await turn();
  return left;
}

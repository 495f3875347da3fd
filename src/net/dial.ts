/** Opens TCP connections. */
import { type Clock, systemClock } from './clock.js';
import { addressesOf, canonical, type Place } from './hosts.js';
import { type Socket, system } from './system.js';
import type { Turn } from './turns.js';

/** Milliseconds for an address, if there is another one to try. */
const PATIENCE = 2_000;

/** Hears of each socket that is connecting, so that it can be given up by destroying it. */
export type Begun = (socket: Socket) => void;

/**
 * Connects to one address.
 * @param clock where to give it up after some time; else it has all that the system gives it
 * @throws Error with what the system says
 */
export function dial(to: Place, begun: Begun, clock?: Clock): Promise<Socket> {
  const socket = system.connect({ host: to.host, port: to.port, allowHalfOpen: true });
  begun(socket);
  return new Promise((resolve, reject) => {
    const giveUp = () => socket.destroy(new Error(`no answer from ${to.host} within ${PATIENCE} ms`));
    const stop = clock?.start(PATIENCE, 'connect', giveUp);
    socket.on('error', reject);
    socket.once('close', () => {
      stop?.();
      reject(new Error('the connection was given up'));
    });
    socket.once('connect', () => {
      stop?.();
      resolve(socket);
    });
  });
}

/** A host whose addresses are known; each is connected to in its turn. */
export class Direct {
  private at = 0;

  private constructor(
    private readonly addresses: readonly string[],
    private readonly port: number,
    private readonly failure: Error,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Resolves a host once: what is connected to later is what was waited for. */
  static async to({ host, port }: Place, clock?: Clock): Promise<Direct> {
    try {
      return new Direct(await addressesOf(host), port, new Error(`${host} has no address`), clock);
    } catch (error) {
      return new Direct([], port, error as Error, clock);
    }
  }

  /** Waits for the turn at the first address. */
  async wait(turn: Turn): Promise<void> {
    const [first] = this.addresses;
    if (first !== undefined) await turn.at(canonical(first));
  }

  /**
   * Opens TCP to the first address that accepts, from the last one on that did.
   * @throws Error when none does: the host has none, or cannot be reached, or refuses
   * @step 10.3.4.3.1#2p2
   * @step 10.3.4.5.1#bullet1
   * @step 10.3.4.5.1#bullet2
   * @step 10.3.4.5.1#bullet3
   */
  async open(turn: Turn, begun: Begun): Promise<Socket> {
    let { failure } = this;
    for (; this.at < this.addresses.length; this.at += 1) {
      const host = this.addresses[this.at] as string;
      await turn.at(canonical(host));
      try {
        const isLast = this.at + 1 === this.addresses.length;
        return await dial({ host, port: this.port }, begun, isLast ? undefined : this.clock);
      } catch (error) {
        failure = error as Error;
      }
    }
    throw failure;
  }
}

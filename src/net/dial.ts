/** Opens TCP connections. */
import { connect, type Socket } from 'node:net';
import { addressesOf, canonical, type Place } from './hosts.js';
import type { Turn } from './turns.js';

/** Milliseconds for an address, if there is another one to try. */
const PATIENCE = 2_000;

/** Hears of each socket that is connecting, so that it can be given up by destroying it. */
export type Begun = (socket: Socket) => void;

/**
 * Connects to one address.
 * @throws Error with what the system says
 */
export function dial(to: Place, begun: Begun, patience = 0): Promise<Socket> {
  const socket = connect({ ...to, allowHalfOpen: true });
  begun(socket);
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the connection was given up')));
    socket.setTimeout(patience, () => socket.destroy(new Error(`no answer from ${to.host} within ${patience} ms`)));
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
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
  ) {}

  /** Resolves a host once: what is connected to later is what was waited for. */
  static async to({ host, port }: Place): Promise<Direct> {
    try {
      return new Direct(await addressesOf(host), port, new Error(`${host} has no address`));
    } catch (error) {
      return new Direct([], port, error as Error);
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
        return await dial({ host, port: this.port }, begun, this.at + 1 < this.addresses.length ? PATIENCE : 0);
      } catch (error) {
        failure = error as Error;
      }
    }
    throw failure;
  }
}

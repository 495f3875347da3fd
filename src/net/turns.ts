/** One connection at a time per remote address, over a whole user agent. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** Gives a turn back; more than once does no harm. */
export type Release = () => void;

export class Turns {
  private readonly waiting = new Map<string, (() => void)[]>();

  /**
   * Resolves when no other connection to the address of a host is connecting,
   * first come first served; a host without an address waits for its own name.
   * @step 10.3.4.3.1#1
   */
  async take(host: string): Promise<Release> {
    const address = await addressOf(host);
    const queue = this.waiting.get(address);
    if (queue === undefined) this.waiting.set(address, []);
    else await new Promise<void>((go) => queue.push(go));
    let held = true;
    return () => {
      if (held) this.next(address);
      held = false;
    };
  }

  private next(address: string): void {
    const go = this.waiting.get(address)?.shift();
    if (go === undefined) this.waiting.delete(address);
    else go();
  }
}

async function addressOf(host: string): Promise<string> {
  if (isIP(host) !== 0) return host;
  return lookup(host).then(
    ({ address }) => address,
    () => host,
  );
}

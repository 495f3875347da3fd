/** One connection at a time per remote address, over a whole user agent. */

/** Gives a turn back; more than once does no harm. */
type Release = () => void;

export class Turns {
  private readonly waiting = new Map<string, (() => void)[]>();

  /**
   * Resolves when no other connection to an address is connecting, first come first served.
   * @step 10.3.4.3.1#1
   */
  async take(address: string): Promise<Release> {
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

/** The turn of one connection, which may try one address after the other. */
export class Turn {
  private address: string | undefined;
  private release: Release = () => {};
  private isOver = false;

  constructor(private readonly turns: Turns) {}

  /**
   * Gives the turn at another address back and waits for the one at this.
   * @throws Error when the connection is over before that
   */
  async at(address: string): Promise<void> {
    if (address !== this.address) {
      this.release();
      this.address = address;
      this.release = await this.turns.take(address);
    }
    if (this.isOver) this.end();
    if (this.isOver) throw new Error('the connection was given up');
  }

  /** The connection is established, or over: the next may connect. */
  end(): void {
    this.isOver = true;
    this.release();
  }
}

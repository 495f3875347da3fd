/** Counts connections, and says when there are too many. */
import type { Limits } from '../../spec/index.js';

/** What one connection counts for, until it is gone. */
export interface Entry {
  /** It is no longer one that has not finished its handshake. */
  establish(): void;
  leave(): void;
}

export class Census {
  private total = 0;
  private handshakes = 0;
  private readonly addresses = new Map<string, number>();

  constructor(private readonly limits: Limits) {}

  /** Counts a connection from an address; undefined when that would be one too many. */
  enter(address: string): Entry | undefined {
    const { limits, addresses } = this;
    const ofAddress = addresses.get(address) ?? 0;
    if (this.total >= limits['server.connections.limit.total']) return undefined;
    if (ofAddress >= limits['server.connections.limit.perAddress']) return undefined;
    if (this.handshakes >= limits['server.connections.limit.handshakes']) return undefined;
    this.total += 1;
    this.handshakes += 1;
    addresses.set(address, ofAddress + 1);
    let pending = true;
    const establish = () => {
      if (pending) this.handshakes -= 1;
      pending = false;
    };
    return { establish, leave: () => this.leave(address, establish) };
  }

  private leave(address: string, establish: () => void): void {
    establish();
    this.total -= 1;
    const left = (this.addresses.get(address) ?? 1) - 1;
    if (left === 0) this.addresses.delete(address);
    else this.addresses.set(address, left);
  }
}

/** Counts connections, and says when there are too many. */
import type { Limits } from '../../spec/index.js';

export class ConnectionCounts {
  private total = 0;
  private handshakes = 0;
  private readonly addresses = new Map<string, number>();

  constructor(private readonly limits: Limits) {}

  /** Counts a connection from an address; false, and nothing is counted, when that would be one too many. */
  enter(address: string): boolean {
    const { limits, addresses } = this;
    const ofAddress = addresses.get(address) ?? 0;
    if (this.total >= limits['server.connections.limit.total']) return false;
    if (ofAddress >= limits['server.connections.limit.perAddress']) return false;
    if (this.handshakes >= limits['server.connections.limit.handshakes']) return false;
    this.total += 1;
    this.handshakes += 1;
    addresses.set(address, ofAddress + 1);
    return true;
  }

  /** One of those that were counted is no longer one that has not finished its handshake. */
  establish(): void {
    this.handshakes -= 1;
  }

  /** One from an address is gone. */
  leave(address: string): void {
    this.total -= 1;
    const left = (this.addresses.get(address) ?? 1) - 1;
    if (left === 0) this.addresses.delete(address);
    else this.addresses.set(address, left);
  }
}

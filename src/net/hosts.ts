/** Hosts of URLs as sockets take them, and the addresses they stand for. */
import { isIP, isIPv4, system } from './system.js';

/** Where to connect. */
export interface Place {
  /** A name or an IP address. */
  host: string;
  /** A TCP port. */
  port: number;
}

/** Without the brackets of an IPv6 address. */
export function bareHost(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

/**
 * All addresses of a host, in the order in which the system wants them tried.
 * @throws Error when it has none
 */
export async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  return (await system.lookup(host, { all: true })).map(({ address }) => address);
}

/** An address by one name, however it is written: an IPv4 address is the same within IPv6. */
export function canonical(address: string): string {
  if (isIP(address) !== 6) return address.toLowerCase();
  const written = new URL(`ws://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(written);
  if (mapped === null) return written;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16BE(Number.parseInt(mapped[1] as string, 16), 0);
  bytes.writeUInt16BE(Number.parseInt(mapped[2] as string, 16), 2);
  const inner = bytes.join('.');
  return isIPv4(inner) ? inner : written;
}

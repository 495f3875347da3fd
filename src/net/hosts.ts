/** Hosts of URLs as sockets take them. */

/** Without the brackets of an IPv6 address. */
export function bareHost(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

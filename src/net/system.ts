/**
 * What the socket layer has of the system: TCP, TLS, addresses and time. Nothing else in src/net imports any of it, so that a
 * test can put a fault in the place of one part (`src/testing/`) while the rest stays real.
 */
import { lookup } from 'node:dns/promises';
import { connect, createServer, isIP, isIPv4, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, TLSSocket, type TLSSocketOptions } from 'node:tls';

export type { AddressInfo, Server as TcpServer, Socket } from 'node:net';
export type { ConnectionOptions, SecureContextOptions, TLSSocketOptions } from 'node:tls';
export { createSecureContext, isIP, isIPv4, TLSSocket };

/** Each part is called by its name here, so that what stands in its place is called instead. */
export const system = {
  connect,
  createServer,
  connectTls,
  acceptTls: (socket: Socket, options: TLSSocketOptions) => new TLSSocket(socket, { ...options, isServer: true }),
  lookup,
  setTimeout,
  clearTimeout,
};

/** TLS for paths: with neither certificates nor trust, so that nothing has to be made or kept for it. */
import type { Socket } from 'node:net';
import { connect, createSecureContext, TLSSocket } from 'node:tls';

/** Both sides agree on a secret with nobody proving who they are: for loopback, and nothing else. */
export const anonymous = { ciphers: 'AECDH-AES256-SHA:@SECLEVEL=0', maxVersion: 'TLSv1.2', rejectUnauthorized: false } as const;

/** What is no TLS at all, so that a handshake fails on it. */
export const NO_TLS = '220 smtp.example\r\n';

/** The server's end over a connection. */
export function serverEnd(socket: Socket): Socket {
  return new TLSSocket(socket, { isServer: true, ...anonymous, secureContext: createSecureContext(anonymous) });
}

/** The client's end over a connection. */
export function clientEnd(socket: Socket): Socket {
  return connect({ socket, ...anonymous });
}

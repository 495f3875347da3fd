/** TLS over a TCP connection that is open already, for either side. */
import { bareHost } from './hosts.js';
import {
  type ConnectionOptions,
  createSecureContext,
  isIP,
  type SecureContextOptions,
  type Socket,
  system,
  type TLSSocket,
  type TLSSocketOptions,
} from './system.js';

/** What a client trusts (`ca`) and what it shows of itself (`cert`, `key`), PEM; besides, whatever else node:tls takes. */
export type ClientTls = Omit<ConnectionOptions, 'host' | 'port' | 'path' | 'socket' | 'servername'>;

/** The certificate of a server and its key, PEM; besides, whatever else node:tls takes for them. */
export type ServerTls = SecureContextOptions & Pick<TLSSocketOptions, 'requestCert' | 'rejectUnauthorized'>;

/** Hears the end of a TLS handshake: one of these, once. */
export interface HandshakeEnd {
  opened(): void;
  failed(error: Error): void;
  /** The other side has closed TCP instead. */
  closed(): void;
}

/** Begins a TLS handshake over a connection; a client names the host. */
export type Upgrade = (socket: Socket, host: string, end: HandshakeEnd) => TLSSocket;

/**
 * A client's handshake: the certificate has to be good for the host, and the
 * host is named to the server, without the dot that may end it, unless it is an
 * IP address: neither of them can be in the extension.
 * @step 10.3.4.3.1#4
 * @step 10.3.4.3.1#4p2
 */
export function clientUpgrade(options: ClientTls = {}): Upgrade {
  return (socket, host, end) => {
    const bare = bareHost(host);
    const named = isIP(bare) === 0 ? { servername: bare.replace(/\.$/, '') } : { host: bare, servername: '' };
    return awaiting(system.connectTls({ ...options, ...named, socket }), 'secureConnect', end);
  };
}

/**
 * A server's handshake. With a list of hosts, a client that names another one is refused.
 * @param hosts lowercase, with or without port; any if null
 * @throws Error when certificate or key are none
 * @step 10.3.4.4.2#1
 */
export function serverUpgrade(options: ServerTls, hosts: readonly string[] | null): Upgrade {
  const secureContext = createSecureContext(options);
  const names = hosts?.map((host) => host.replace(/:\d+$/, ''));
  const SNICallback: NonNullable<TLSSocketOptions['SNICallback']> = (name, answer) => {
    if (names?.includes(name.toLowerCase()) === false) answer(new Error(`no host "${name}" here`));
    else answer(null, secureContext);
  };
  return (socket, _host, end) => {
    return awaiting(system.acceptTls(socket, { ...options, SNICallback, secureContext }), 'secure', end);
  };
}

function awaiting(tls: TLSSocket, opened: 'secure' | 'secureConnect', end: HandshakeEnd): TLSSocket {
  const events: Record<string, (error: NodeJS.ErrnoException) => void> = {
    [opened]: () => end.opened(),
    end: () => end.closed(),
    close: () => end.closed(),
    error: (error) => (error.code === 'ECONNRESET' ? end.closed() : end.failed(error)),
  };
  const heard = Object.entries(events).map(([event, hear]) => {
    const once = (error: NodeJS.ErrnoException) => {
      for (const [other, listener] of heard) tls.off(other, listener);
      hear(error);
    };
    tls.on(event, once);
    return [event, once] as const;
  });
  return tls;
}

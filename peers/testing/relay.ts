/** A relay between a client and a server, which keeps the bytes of both. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Relay {
  /** Where the client connects. */
  port: number;
  /** What the client has sent so far. */
  fromClient(): Buffer;
  /** What the server has sent so far. */
  fromServer(): Buffer;
}

/** Relays to a port of 127.0.0.1 until the test is finished. */
export async function relayTo(port: number): Promise<Relay> {
  const kept = { client: [] as Buffer[], server: [] as Buffer[] };
  const sockets: Socket[] = [];
  const relay = createServer({ allowHalfOpen: true }, (client) => {
    const server = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    sockets.push(client, server);
    client.on('data', (chunk: Buffer) => kept.client.push(chunk));
    server.on('data', (chunk: Buffer) => kept.server.push(chunk));
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
    client.pipe(server).pipe(client);
  });
  onTestFinished(() => {
    relay.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(relay.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (relay.address() as AddressInfo).port,
    fromClient: () => Buffer.concat(kept.client),
    fromServer: () => Buffer.concat(kept.server),
  };
}

/** A relay between a client and a server, which notes what each of them sends, and when. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Entry, Exchange, Side } from '../judge/index.js';

export interface Relay {
  /** Where the client connects, on 127.0.0.1. */
  port: number;
  /** What the client has sent so far. */
  fromClient(): Buffer;
  /** What the server has sent so far. */
  fromServer(): Buffer;
  /** The connection that was relayed, once both sides have closed it. */
  exchange: Promise<Exchange>;
}

/** Relays the first connection to a free port to a port of 127.0.0.1, until the test is over. */
export async function relayTo(port: number): Promise<Relay> {
  const wire: Entry[] = [];
  const sockets: Socket[] = [];
  let done: (exchange: Exchange) => void = () => {};
  const exchange = new Promise<Exchange>((resolve) => {
    done = resolve;
  });
  const relay = createServer({ allowHalfOpen: true }, (client) => {
    relay.close();
    const server = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    sockets.push(client, server);
    void relayed(client, server, wire).then(() => done({ wire }));
  });
  onTestFinished(() => {
    relay.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(relay.listen(0, '127.0.0.1'), 'listening');
  const sent = (from: Side) =>
    Buffer.concat(wire.flatMap((entry) => (entry.from === from && 'bytes' in entry ? [entry.bytes] : [])));
  return {
    port: (relay.address() as AddressInfo).port,
    fromClient: () => sent('client'),
    fromServer: () => sent('server'),
    exchange,
  };
}

/** Notes what goes over a pair of sockets, in its order, until both are closed. */
async function relayed(client: Socket, server: Socket, wire: Entry[]): Promise<void> {
  const start = performance.now();
  const note = (from: Side, what: { bytes: Uint8Array } | { close: 'fin' | 'rst' }) => {
    if (wire.some((entry) => entry.from === from && 'close' in entry)) return;
    wire.push({ from, at: Math.round(1000 * (performance.now() - start)) / 1000, ...what });
  };
  const pass = (from: Side, source: Socket, target: Socket) => {
    source.setNoDelay(true);
    source.on('data', (bytes: Buffer) => {
      note(from, { bytes });
      target.write(bytes);
    });
    source.on('end', () => {
      note(from, { close: 'fin' });
      target.end();
    });
    source.on('error', () => {
      note(from, { close: 'rst' });
      target.resetAndDestroy();
    });
  };
  pass('client', client, server);
  pass('server', server, client);
  await Promise.all([client, server].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
}

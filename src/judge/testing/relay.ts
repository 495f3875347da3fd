/** Records an exchange: a relay between a client and a server, which notes what each of them sends, and when. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Entry, Exchange, Side } from '../exchange.js';

export interface Recording {
  /** Where the client connects, on 127.0.0.1. */
  port: number;
  /** The connection that was relayed, once both sides have closed it. */
  exchange: Promise<Exchange>;
  /** Cuts what is open. */
  end(): void;
}

/** Records the first connection to a free port, and relays it to a port of 127.0.0.1. */
export async function record(port: number): Promise<Recording> {
  const sockets: Socket[] = [];
  let done: (exchange: Exchange) => void = () => {};
  const exchange = new Promise<Exchange>((resolve) => {
    done = resolve;
  });
  const relay = createServer({ allowHalfOpen: true }, (client) => {
    relay.close();
    const server = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    sockets.push(client, server);
    void relayed(client, server).then((wire) => done({ wire }));
  });
  await once(relay.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (relay.address() as AddressInfo).port,
    exchange,
    end: () => {
      relay.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** What went over a pair of sockets, in its order. */
async function relayed(client: Socket, server: Socket): Promise<Entry[]> {
  const wire: Entry[] = [];
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
  return wire;
}

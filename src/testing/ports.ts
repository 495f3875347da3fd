/** Ports of the loopback. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A port that nobody uses. */
export async function freePort(): Promise<number> {
  const tcp = createServer();
  await once(tcp.listen(0, '127.0.0.1'), 'listening');
  const { port } = tcp.address() as AddressInfo;
  tcp.close();
  await once(tcp, 'close');
  return port;
}

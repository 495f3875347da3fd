/** Beside a server of HTTPS: the handshake comes through TLS, and is one of wss:. */
import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { afterAll, afterEach, expect, onTestFinished } from 'vitest';
import { lines, requestFields, requestLine } from '../../machines/testing.js';
import { createServer, echo, type ServerOptions } from '../net/index.js';
import { KEY3, RESPONSE } from '../testing/handshakes.js';
import { certificate, openssl, testWith } from '../testing/peers/index.js';
import { closeAll, Peer } from '../testing/sockets.js';
import { createEnvironment } from './index.js';

const certified = openssl.installed ? certificate('DNS:localhost', 'IP:127.0.0.1') : undefined;
afterAll(() => certified?.remove());
afterEach(closeAll);

const testSecure = testWith(openssl);

/** A server of HTTPS with ours beside it. */
async function beside(options: ServerOptions): Promise<number> {
  const { cert = '', key = '' } = certified ?? {};
  const ours = createServer(options, echo);
  const https = createHttpsServer({ cert, key }, (_request, response) => response.end('a page'));
  ours.beside(https);
  https.on('upgrade', (request, socket, head) => {
    if (!ours.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await once(https.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(async () => {
    await ours.close();
    https.close();
    https.closeAllConnections();
  });
  return (https.address() as AddressInfo).port;
}

for (const count of [0, 3, 8]) {
  testSecure(`beside a server of HTTPS, with ${count} bytes of key3 after the request and the rest later`, async () => {
    const port = await beside({ origins: 'any', hosts: 'any' });
    const socket = connect({ port, host: '127.0.0.1', ca: certified?.cert ?? '' });
    await once(socket, 'secureConnect');
    const peer = new Peer(socket);
    peer.write(requestLine, requestFields(), KEY3.slice(0, count));
    await new Promise((resolve) => setImmediate(resolve));
    peer.write(KEY3.slice(count), '\x00hi\xff\xff\x00');
    expect(await peer.receives('\xff\x00')).toBe(
      `${lines(
        'HTTP/1.1 101 WebSocket Protocol Handshake',
        'Upgrade: WebSocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Location: wss://example.com/demo',
        'Sec-WebSocket-Origin: http://example.com',
        '',
      )}${RESPONSE}\x00hi\xff\xff\x00`,
    );
  });
}

testSecure('a script reaches a server beside one of HTTPS by wss:, and closes cleanly', async () => {
  const port = await beside({ origins: ['https://example.com'] });
  // Keys that do not begin or end with a space get through a parser of HTTP (policy client.key.edgeSpaces).
  const { WebSocket } = createEnvironment({ origin: 'https://example.com', tls: { ca: certified?.cert ?? '' } });
  const socket = new WebSocket(`wss://localhost:${port}/demo`);
  await once(socket, 'open');
  socket.send('hello');
  const [{ data }] = await once(socket, 'message');
  expect(data).toBe('hello');
  socket.close();
  const [{ wasClean }] = await once(socket, 'close');
  expect(wasClean).toBe(true);
});

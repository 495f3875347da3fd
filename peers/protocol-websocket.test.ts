/** Our server against Perl's Protocol::WebSocket as a client. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { type Connection, createServer, type Server } from '../src/index.js';
import { conversation, messages, patience, type Relay, relayTo, run, testWith } from '../src/testing/peers/index.js';

const testPeer = testWith({
  name: 'Protocol::WebSocket',
  installed: spawnSync('perl', ['-MProtocol::WebSocket', '-e', '1']).status === 0,
  install: 'apt install libprotocol-websocket-perl',
});
const script = fileURLToPath(new URL('protocol-websocket/echo-client.pl', import.meta.url));

testPeer('the opening handshake comes about, although it sends a Content-Length', async () => {
  const { server, relay } = await serving();
  const established = once(server, 'connection');
  await client([`ws://127.0.0.1:${relay.port}/echo?a=b`, 'hello']);
  const [connection] = (await established) as [Connection];
  expect(connection.resource).toBe('/echo?a=b');
  expect(connection.host).toBe('127.0.0.1');
  expect(connection.origin).toBe(`http://127.0.0.1:${relay.port}`);
  expect(connection.protocol).toBeNull();
  expect(relay.fromClient().toString('latin1')).toContain('\r\nContent-Length: 8\r\n');
});

for (const [kind, message] of Object.entries(messages)) {
  testPeer(
    `a message of ${kind} comes back`,
    async () => {
      const { url } = await serving();
      expect(await client([url, message])).toEqual([message]);
    },
    patience,
  );
}

testPeer('messages come back in the order in which they were sent', async () => {
  const { url } = await serving();
  expect(await client([url, ...conversation])).toEqual(conversation);
});

testPeer('a subprotocol that the server supports is in use on both sides', async () => {
  const { server, url } = await serving();
  const established = once(server, 'connection');
  expect(await client(['--protocol', 'chat', url, 'over chat'])).toEqual(['over chat']);
  const [connection] = (await established) as [Connection];
  expect(connection.protocol).toBe('chat');
});

testPeer('when it closes we answer FF 00, and so the closure is clean', async () => {
  const { server, relay, url } = await serving();
  const closed = once(server, 'closed');
  await client([url, 'last']);
  expect(await closed).toEqual([true]);
  expect(afterHandshake(relay.fromServer())).toEqual(Buffer.from('\x00last\xff\xff\x00', 'latin1'));
  expect(relay.fromClient().subarray(-2)).toEqual(Buffer.of(0xff, 0x00));
});

testPeer('when we terminate it answers FF 00, and so the closure is clean', async () => {
  const { server, relay, url } = await serving((connection) => connection.terminate());
  const closed = once(server, 'closed');
  expect(await client([url, 'never echoed'])).toEqual([]);
  expect(await closed).toEqual([true]);
  expect(afterHandshake(relay.fromServer())).toEqual(Buffer.of(0xff, 0x00));
  expect(relay.fromClient().subarray(-2)).toEqual(Buffer.of(0xff, 0x00));
});

/** Starts our server, which echoes unless it is told otherwise, behind a relay that `url` leads to. */
async function serving(onMessage = echo): Promise<{ server: Server; relay: Relay; url: string }> {
  const server = createServer({ origins: 'any', hosts: 'any', protocols: ['chat'] }, (connection) => {
    connection.on('message', (text) => onMessage(connection, text));
  });
  onTestFinished(() => server.close());
  const relay = await relayTo(await server.listen(0, '127.0.0.1'));
  return { server, relay, url: `ws://127.0.0.1:${relay.port}/` };
}

function echo(connection: Connection, text: string): void {
  connection.send(text);
}

/** Runs the client to its end. @returns the echoes */
async function client(args: readonly string[]): Promise<string[]> {
  return (await run('perl', [script, ...args])).split('\n').slice(0, -1);
}

/** What the server sent behind the 16 bytes that end its handshake. */
function afterHandshake(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.indexOf('\r\n\r\n') + 4 + 16);
}

import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { type Changes, requestLine } from '../../machines/testing.js';
import { limitDefaults } from '../../spec/index.js';
import { xstateEngine } from '../engine/index.js';
import { FF00, RESPONSE, requestOf } from '../testing/handshakes.js';
import { closeAll, Peer, Served } from '../testing/sockets.js';
import type { Connection } from './connection.js';
import { ConnectionCounts } from './connection-counts.js';
import { createServer, type ServerOptions } from './server.js';

afterEach(closeAll);

/** What a server does with a request: it answers, or it closes and the bytes are all that it sent. */
async function answer(options: Partial<ServerOptions>, bytes = requestOf()): Promise<string> {
  const peer = await new Served(options).peer();
  peer.write(bytes, FF00);
  await Promise.race([peer.ended(), peer.receives(FF00)]);
  return peer.received;
}

const isServed = async (options: Partial<ServerOptions>, changes: Changes = {}) =>
  (await answer(options, requestOf(changes))).includes(RESPONSE);

test('a server has to be told whose scripts may connect', () => {
  expect(() => createServer({} as ServerOptions)).toThrow(/^createServer: say whose scripts may connect/);
});

test('a list says which values are welcome', async () => {
  expect(await isServed({ origins: ['http://example.com'] })).toBe(true);
  expect(await isServed({ origins: ['http://example.org'] })).toBe(false);
  expect(await isServed({ hosts: ['example.org'] })).toBe(false);
  expect(await isServed({ resources: ['/other'] })).toBe(false);
  expect(await isServed({ protocols: ['soap'] }, { 'Sec-WebSocket-Protocol': 'chat' })).toBe(false);
});

test('so does a function, which knows the handshake', async () => {
  const asked: unknown[] = [];
  const note = (answer: boolean) => (value: string, of: { requested: string }) => {
    asked.push([value, of.requested]);
    return answer;
  };
  const welcome = { origins: note(true), hosts: note(true), resources: note(true), protocols: note(true) };
  const reply = await answer(welcome, requestOf({ 'Sec-WebSocket-Protocol': 'chat' }));
  expect(reply).toContain('Sec-WebSocket-Protocol: chat\r\n');
  expect(new Set(asked.map(String))).toEqual(
    new Set(['/demo,/demo', 'example.com,/demo', 'http://example.com,/demo', 'chat,/demo']),
  );
  for (const name of ['origins', 'hosts', 'resources'] as const)
    expect(await answer({ ...welcome, [name]: note(false) })).toBe('');
});

test('a function that throws says no, is told of, and disturbs nobody else', async () => {
  let count = 0;
  const served = new Served({
    origins: () => {
      count += 1;
      if (count === 1) throw new Error('the first one');
      return true;
    },
  });
  const faults: unknown[] = [];
  served.server.on('fault', (error) => faults.push(error));
  const [first, second] = [await served.peer(), await served.peer()];
  first.write(requestOf());
  expect(await first.ended()).toBe('');
  second.write(requestOf());
  await second.receives(RESPONSE);
  expect(faults).toEqual([new Error('the first one')]);
});

test('by default the names of the server are localhost and the address that the client connected to', async () => {
  const server = createServer({ origins: 'any' });
  const port = await server.listen(0, '127.0.0.1');
  onTestFinished(() => server.close());
  for (const [host, isOurs] of [
    [`localhost:${port}`, true],
    [`127.0.0.1:${port}`, true],
    [`LOCALHOST:${port}`, true],
    [`rebound.example:${port}`, false],
    ['localhost', false],
    [`127.0.0.2:${port}`, false],
  ] as const) {
    const peer = new Peer(connect(port, '127.0.0.1'));
    peer.write(requestOf({ Host: host }), FF00);
    await Promise.race([peer.ended(), peer.receives(FF00)]);
    expect(peer.received.includes(` 101 `), host).toBe(isOurs);
  }
});

test('a server of IPv6 has the name that its clients of IPv4 know it by, too', async () => {
  const server = createServer({ origins: 'any' });
  const port = await server.listen(0, '::');
  onTestFinished(() => server.close());
  for (const [host, address] of [
    [`127.0.0.1:${port}`, '127.0.0.1'],
    [`[::1]:${port}`, '::1'],
  ] as const) {
    const peer = new Peer(connect(port, address));
    peer.write(requestOf({ Host: host }), FF00);
    await Promise.race([peer.ended(), peer.receives(FF00)]);
    expect(peer.received.includes(` 101 `), host).toBe(true);
  }
});

test('cookies are set behind the fields of the text, and one that could end its line is refused', async () => {
  const reply = await answer({ setCookies: ({ requested }) => [`at=${requested}; HttpOnly`, 'b=c'] });
  expect(reply).toContain('\r\nSet-Cookie: at=/demo; HttpOnly\r\nSet-Cookie: b=c\r\n\r\n');
  expect(() => createServer({ origins: 'any', setCookies: ['a=b\r\nX: y'] })).toThrow(/setCookies: "a=b\\r\\nX: y"/);
});

test('the application knows the fields of the request and the address of the client', async () => {
  const connections: Connection[] = [];
  const peer = await new Served({}, (connection) => connections.push(connection)).peer();
  peer.write(requestOf({ Cookie: 'a=b' }));
  await peer.receives(RESPONSE);
  expect(connections[0]?.fields).toContainEqual({ name: 'cookie', value: 'a=b' });
  expect(connections[0]?.remoteAddress).toBe('127.0.0.1');
});

test('what a listener throws closes its own connection, and no other', async () => {
  const served = new Served({}, (connection) => {
    connection.on('message', (data) => {
      if (data === 'throw') throw new Error('thrown');
      connection.send(data);
    });
  });
  const faults: unknown[] = [];
  served.server.on('fault', (error) => faults.push(error));
  const [one, other] = [await served.peer(), await served.peer()];
  for (const peer of [one, other]) {
    peer.write(requestOf());
    await peer.receives(RESPONSE);
  }
  one.write('\x00throw\xff\x00more\xff');
  expect(await one.ended()).toMatch(/[^\xff]$/);
  other.write('\x00hi\xff');
  await other.receives('\x00hi\xff');
  expect(faults).toEqual([new Error('thrown')]);
});

test('more connections than the limits allow are closed before a byte of them is read', async () => {
  for (const name of ['total', 'perAddress', 'handshakes']) {
    const served = new Served({ limits: { [`server.connections.limit.${name}`]: 1 } });
    const refused = once(served.server, 'refused');
    const [first, second] = [await served.peer(), await served.peer()];
    expect(await second.ended()).toBe('');
    expect(await refused).toEqual(['127.0.0.1']);
    first.write(requestOf());
    await first.receives(RESPONSE);
    const third = await served.peer();
    third.write(requestOf());
    if (name === 'handshakes') await third.receives(RESPONSE);
    else expect(await third.ended()).toBe('');
  }
});

test('by default one address leaves room for others', () => {
  const counts = new ConnectionCounts(limitDefaults);
  while (counts.enter('192.0.2.1'));
  expect(counts.enter('192.0.2.2')).toBe(true);
});

test('a connection that is gone makes room for another', async () => {
  const served = new Served({ limits: { 'server.connections.limit.total': 1 } });
  const first = await served.peer();
  const closed = once(served.server, 'closed');
  first.vanish();
  await closed;
  const second = await served.peer();
  second.write(requestOf());
  await second.receives(RESPONSE);
});

test('a client that reads nothing is closed when more waits for it than the limit', async () => {
  const connections: Connection[] = [];
  const served = new Served({ limits: { 'server.send.bufferLimit': 100_000 } }, (connection) => connections.push(connection));
  const peer = await served.peer();
  peer.write(requestOf());
  await peer.receives(RESPONSE);
  peer.socket.pause();
  const [connection] = connections as [Connection];
  const closed = once(connection, 'close');
  let sent = 0;
  for (let open = true; open && sent < 100; sent += 1) {
    open = served.watch.all('CLOSED').length === 0;
    connection.send('x'.repeat(2 ** 20));
  }
  expect(await closed).toEqual([false]);
  expect(sent).toBeLessThan(100);
});

test('a shutdown runs the closing handshake with each client, and closes those that do not answer at the deadline', async () => {
  const served = new Served();
  const [polite, mute, halfway] = [await served.peer(), await served.peer(), await served.peer()];
  for (const peer of [polite, mute]) {
    peer.write(requestOf());
    await peer.receives(RESPONSE);
  }
  await halfway.writeApart(served.watch, requestLine);
  const down = served.server.shutdown(1234);
  expect(served.clock.running.get('shutdown')).toBe(1234);
  expect(await halfway.ended()).toBe('');
  await polite.receives(FF00);
  polite.write(FF00);
  await polite.ended();
  await polite.finishes();
  await mute.receives(FF00);
  served.clock.ring('shutdown');
  await mute.ended();
  await down;
  expect(served.clock.running.size).toBe(0);
});

test('what throws while a connection begins costs that connection, and the operator is told', async () => {
  let isBroken = true;
  const run = xstateEngine();
  const engine: typeof run = (machine, input) => {
    if (isBroken) throw new Error('broken');
    return run(machine, input);
  };
  const server = createServer({ origins: 'any', hosts: 'any', engine });
  onTestFinished(() => server.close());
  const faults: unknown[] = [];
  server.on('fault', (error) => faults.push(error));
  const port = await server.listen(0, '127.0.0.1');
  expect(await new Peer(connect(port, '127.0.0.1')).ended()).toBe('');
  isBroken = false;
  const second = new Peer(connect(port, '127.0.0.1'));
  second.write(requestOf());
  await second.receives(RESPONSE);
  expect(faults).toEqual([new Error('broken')]);
});

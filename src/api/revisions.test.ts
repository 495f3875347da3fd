import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { REVISIONS, type Revision } from '../../machines/index.js';
import { createServer, echo, type ServerEvents } from '../net/index.js';
import { type CloseEvent, createEnvironment } from './index.js';
import { Peer } from './testing.js';

/** What both sides saw of a connection from its end on. */
interface Seen {
  /** Names of the events of the script, with whether the close was clean. */
  script: string[];
  /** Whether the server's side was closed cleanly. */
  server: boolean;
}

/** A message there and back, and then whatever `end` does; who waits in vain does so for milliseconds. */
async function conversation(client: Revision, server: Revision, ends: 'client' | 'server'): Promise<Seen> {
  const own = createServer({ origins: 'any', hosts: 'any', revision: server, limits: { 'server.terminate.timeout': 50 } }, echo);
  const url = `ws://127.0.0.1:${await own.listen(0, '127.0.0.1')}/`;
  const limits = { 'client.closing.timeout': 50 };
  const { WebSocket } = createEnvironment({ origin: 'http://example.com', revision: client, limits });
  const accepted = once(own, 'connection') as Promise<ServerEvents['connection']>;
  const closed = once(own, 'closed') as Promise<ServerEvents['closed']>;
  const socket = new WebSocket(url);
  const script: string[] = [];
  for (const name of ['open', 'message', 'error', 'messageerror']) socket.addEventListener(name, () => script.push(name));
  await once(socket, 'open');
  socket.send('there and back');
  const [{ data }] = (await once(socket, 'message')) as [MessageEvent<string>];
  expect(data).toBe('there and back');
  const end = once(socket, 'close') as Promise<[CloseEvent]>;
  if (ends === 'client') socket.close();
  else (await accepted)[0].terminate();
  const [{ wasClean }] = await end;
  const [isClean] = await closed;
  await own.close();
  return { script: [...script, `close, ${wasClean ? 'clean' : 'not clean'}`], server: isClean };
}

const pairs = REVISIONS.flatMap((client) => REVISIONS.map((server) => [client, server] as const));
const hasHandshake = (revision: Revision) => revision !== 'r4819';
const met = ['open', 'message'];

describe('each text with each: all hold a conversation, and two that have a closing handshake end it cleanly', () => {
  test.each(pairs)('a client of %s that closes, and a server of %s', async (client, server) => {
    const { script, server: isClean } = await conversation(client, server, 'client');
    // A server of r4819 discards FF 00 (its 10.3.4.4.3#3.B7), so that the first step that fails is the wait of C5.
    const clean = hasHandshake(client) && hasHandshake(server);
    expect(script).toEqual([...met, clean ? 'close, clean' : 'close, not clean']);
    expect(isClean).toBe(clean);
  });

  test.each(pairs)('a client of %s, and a server of %s that closes', async (client, server) => {
    const { script, server: isClean } = await conversation(client, server, 'server');
    // To a client of r4819 FF 00 is an error (its 10.3.4.3.2#3a.8), so that the first step that fails is the wait of C2.
    const clean = hasHandshake(client) && hasHandshake(server);
    const error = hasHandshake(server) && !hasHandshake(client) ? ['messageerror'] : [];
    expect(script).toEqual([...met, ...error, clean ? 'close, clean' : 'close, not clean']);
    expect(isClean).toBe(clean);
  });
});

describe('what a script finds is what the text of its revision has', () => {
  const environment = (revision: Revision) => createEnvironment({ origin: 'http://example.com', revision, blockedPorts: [] });
  const members = (revision: Revision) => Object.keys(environment(revision).WebSocket.prototype);

  test.each<[Revision, string, string]>([
    ['r4819', 'URL', 'onmessageerror'],
    ['r4820', 'URL', 'onerror'],
    ['r5065', 'url', 'onerror'],
  ])('10.3.2#p4, 10.3.2#table: in %s the attribute is %s, and the handler of errors %s', (revision, url, handler) => {
    const [urls, handlers] = [
      ['URL', 'url'],
      ['onerror', 'onmessageerror'],
    ];
    expect(members(revision).filter((name) => urls.includes(name))).toEqual([url]);
    expect(members(revision).filter((name) => handlers.includes(name))).toEqual([handler]);
    const socket = new (environment(revision).WebSocket)('ws://127.0.0.1:1/');
    expect(Reflect.get(socket, url)).toBe('ws://127.0.0.1:1/');
  });

  test('10.3.2#c: r4819 has no CLOSING, and its CLOSED is 2', () => {
    const constants = (revision: Revision) => Object.entries(environment(revision).WebSocket);
    expect(constants('r4819')).toEqual(Object.entries({ CONNECTING: 0, OPEN: 1, CLOSED: 2 }));
    expect(constants('r5065')).toEqual(Object.entries({ CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }));
  });

  test.each<[Revision, string]>([
    ['r4819', 'messageerror'],
    ['r4820', 'error'],
    ['r5065', 'error'],
  ])('10.3.3#p3: in %s a frame that is none of text fires %s', async (revision, type) => {
    await using peer = await Peer.listen();
    const { socket, wire } = await openedBy(revision, peer);
    const heard = new Promise<Event>((resolve) => {
      Reflect.set(socket, `on${type}`, resolve);
    });
    wire.write('\x80\x00');
    expect((await heard).type).toBe(type);
    wire.cut();
  });

  test.each<[Revision, number]>([
    ['r4820', 0],
    ['r5065', 2],
  ])(
    '10.3.2#p9: in %s what was sent in this task, and has left since, counts as %d bytes of bufferedAmount',
    async (revision, amount) => {
      await using peer = await Peer.listen();
      const { socket, wire } = await openedBy(revision, peer);
      socket.send('hi');
      expect(socket.bufferedAmount).toBe(2);
      // Behind what the system says at once, and before another task.
      await new Promise<void>((resolve) => process.nextTick(() => process.nextTick(resolve)));
      expect(socket.bufferedAmount).toBe(amount);
      while (socket.bufferedAmount > 0) await setImmediate();
      wire.cut();
    },
  );

  test('10.3.2#p7: while CONNECTING, send() of an unpaired surrogate throws INVALID_STATE_ERR', () => {
    for (const revision of REVISIONS) {
      const socket = new (environment(revision).WebSocket)('ws://127.0.0.1:1/');
      expect(() => socket.send('\ud800')).toThrow(expect.objectContaining({ code: DOMException.INVALID_STATE_ERR }));
    }
  });

  test('a choice that a text does not leave cannot be taken with it', () => {
    const policies = { 'number.byteOrder': 'little' } as const;
    expect(() => createEnvironment({ origin: 'null', revision: 'r5065', policies })).toThrow(/^r5065 leaves no choice of number/);
    expect(() => createServer({ origins: 'any', hosts: 'any', revision: 'r5065', policies })).toThrow(/leaves no choice/);
    expect(() => createEnvironment({ origin: 'null', revision: 'r5' as Revision })).toThrow(
      /^revision: this has to be one of r4819/,
    );
  });

  async function openedBy(revision: Revision, peer: Peer) {
    const socket = new (environment(revision).WebSocket)(peer.url);
    const open = once(socket, 'open');
    const wire = await peer.wire();
    await wire.establish();
    await open;
    return { socket, wire };
  }
});

import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { REVISIONS, type Revision } from '../../machines/index.js';
import { engineOf } from '../engine/index.js';
import { createServer, echo, type ServerEvents } from '../net/index.js';
import { type CloseEvent, createEnvironment } from './index.js';

/** What both sides saw of a connection from its end on. */
interface Seen {
  /** Names of the events of the script, with whether the close was clean. */
  script: string[];
  /** Whether the server's side was closed cleanly. */
  server: boolean;
}

/** A message there and back, and then whatever `end` does; who waits in vain does so for milliseconds. */
async function conversation(client: Revision, server: Revision, ends: 'client' | 'server'): Promise<Seen> {
  const own = createServer(
    { origins: 'any', hosts: 'any', engine: engineOf(server), limits: { 'server.terminate.timeout': 50 } },
    echo,
  );
  const url = `ws://127.0.0.1:${await own.listen(0, '127.0.0.1')}/`;
  const limits = { 'client.closing.timeout': 50 };
  const { WebSocket } = createEnvironment({ origin: 'http://example.com', engine: engineOf(client), limits });
  const accepted = once(own, 'connection') as Promise<ServerEvents['connection']>;
  const closed = once(own, 'closed') as Promise<ServerEvents['closed']>;
  const socket = new WebSocket(url);
  const script: string[] = [];
  for (const name of ['open', 'message', 'error'] as const) socket.addEventListener(name, () => script.push(name));
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
    const error = hasHandshake(server) && !hasHandshake(client) ? ['error'] : [];
    expect(script).toEqual([...met, ...error, clean ? 'close, clean' : 'close, not clean']);
    expect(isClean).toBe(clean);
  });
});

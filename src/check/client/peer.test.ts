/** What is found out about a client before a case is played to it. */
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { requestOfTraces } from '../../traces/index.js';
import { clientCasesOf } from './check.js';
import { Host } from './host.js';
import { ClientPeer } from './peer.js';

test('a client that has closed before it was answered was not tested', async () => {
  const [control] = clientCasesOf('small');
  if (control === undefined) throw new Error('no control');
  const host = new Host(5_000);
  onTestFinished(() => host.close());
  const port = await host.listen(0);
  connect(port).end(requestOfTraces());
  const connection = await host.connection(undefined, AbortSignal.timeout(5_000));
  while (connection.closed === undefined) expect(await connection.changes.next(performance.now() + 5_000)).toBe(true);
  const closed = Object.assign(host, { connection: async () => connection });
  const options = { port, timeout: 5_000, wait: 5_000, concurrency: 1 };
  const peer = new ClientPeer(closed, `ws://localhost:${port}/`, options, undefined);
  await expect(peer.play(control)).rejects.toThrow('it has closed before it was answered');
  expect(peer.overall.all).toHaveLength(1);
});

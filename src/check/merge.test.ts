import { expect, test } from 'vitest';
import { casesOf, checkServer, merged, shard } from './index.js';
import { check, echoServer } from './testing.js';

test('all shards together come to what one run finds', async () => {
  const url = await echoServer();
  const [control, ...others] = casesOf('tiny');
  if (control === undefined) throw new Error('no control');
  const all = [control, ...others];
  const run = (cases: typeof all) =>
    checkServer({ url: new URL(url), timeout: 2_000, concurrency: 1, isOurs: true }, control, cases);
  const whole = await run(all);
  const parts = [await run(shard(all, 1, 3)), await run(shard(all, 2, 3)), await run(shard(all, 3, 3))];
  const { cases, ...rest } = merged(parts);
  expect(rest).toEqual({ ...whole, cases: undefined });
  expect(cases.map(({ id, verdict }) => `${id} ${verdict}`).sort()).toEqual(
    whole.cases.map(({ id, verdict }) => `${id} ${verdict}`).sort(),
  );
});

test('results of two peers do not merge', async () => {
  const [one, other] = [await check(await echoServer(), {}, 'control'), await check(await echoServer(), {}, 'control')];
  expect(() => merged([one, other])).toThrow('do not merge');
});

test('what the handshakes of a client show in any shard, all of them show', async () => {
  const server = await check(await echoServer(), {}, 'control');
  const shards = [{}, { 'client.key.edgeSpaces': 'anywhere' }, {}].map((handshakes) => ({
    ...server,
    peer: { ...server.peer, role: 'client' as const },
    handshakes,
    cases: [],
  }));
  expect(merged(shards)).toMatchObject({
    handshakes: { 'client.key.edgeSpaces': 'anywhere' },
    fingerprint: { 'client.key.edgeSpaces': ['anywhere'] },
  });
});

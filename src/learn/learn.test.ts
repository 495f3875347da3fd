/** Our own server and client, and peers that cannot be learned. */
import { expect, test } from 'vitest';
import { echoClient } from '../check/client/testing.js';
import { echoServer, faulty, tcpServer } from '../check/testing.js';
import { preset } from './alphabet.js';
import { learnClient, learnServer, making, seeded, whole } from './testing.js';

const SOUND = { ended: 'learned', isText: true, differences: [], unconfirmed: 0 };

test('our server is the machine of the text', async () => {
  const learned = await learnServer(await echoServer());
  expect(learned).toMatchObject(SOUND);
  expect(learned.upTo).toBe(learned.states.length);
});

test('our server on XState is the machine of the text', async () => {
  expect(await learnServer(await echoServer({ engine: 'xstate' }), { alphabet: whole })).toMatchObject(SOUND);
});

test('our client is the machine of the text', async () => {
  expect(await learnClient(echoClient())).toMatchObject(SOUND);
});

test('our client on XState is the machine of the text', async () => {
  expect(await learnClient(echoClient({ engine: 'xstate' }), { alphabet: whole })).toMatchObject(SOUND);
});

test('what our server and client do of their own is as the text says', async () => {
  const hooks = preset('hooks', 'client') as typeof whole;
  expect(await learnClient(echoClient(), { alphabet: hooks })).toMatchObject(SOUND);
});

test('three runs give the same machine', async () => {
  const url = await seeded({ when: /t2t$/, makes: making.twice });
  const runs = [await learnServer(url, { alphabet: whole }), await learnServer(url, { alphabet: whole, seed: 7 })];
  runs.push(await learnServer(url, { alphabet: whole, concurrency: 3 }));
  const [first, ...others] = runs.map(({ states, differences }) => ({
    states,
    differences: differences.map(({ wire: _, ...each }) => each),
  }));
  for (const other of others) expect(other).toEqual(first);
});

test('a server that answers the same inputs in two ways is told with both answers', async () => {
  let connections = 0;
  const url = await faulty(() => {
    connections += 1;
    const isOdd = connections % 2 === 1;
    return { down: (text) => (isOdd ? text.replace(/^\0\xff/, '') : text) };
  });
  const { ended, inconsistent, upTo } = await learnServer(url, { alphabet: whole });
  expect({ ended, upTo }).toEqual({ ended: 'inconsistent', upTo: null });
  const [one, other] = inconsistent?.answers ?? [];
  expect(inconsistent?.word.at(-1)).toBe('empty');
  expect([one?.at(-1), other?.at(-1)].toSorted()).toEqual(['-', 'echo']);
});

test.each([
  ['states', { states: 1 }],
  ['queries', { queries: 60 }],
  ['time', { time: 0 }],
] as const)('a limit of %s ends it with what was learned so far', async (limit, options) => {
  const { ended, states, upTo, isText } = await learnServer(await echoServer(), { alphabet: whole, ...options });
  expect({ ended, upTo, isText }).toEqual({ ended: limit, upTo: null, isText: false });
  expect(states.length).toBeGreaterThan(0);
});

test('who does not answer a handshake is not learned', async () => {
  const { url } = await tcpServer((socket) => socket.end('HTTP/1.1 404 Not Found\r\n\r\n'));
  await expect(learnServer(url)).rejects.toThrow('it answers a valid handshake with: HTTP 404');
});

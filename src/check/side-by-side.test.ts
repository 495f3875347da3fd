/** Cases that are played side by side come to what they come to one by one. */
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { CheckResult } from './index.js';
import { check, echoServer, type Fault, faulty, tcpServer } from './testing.js';

const isFrame = (text: string) => !/^(GET|HTTP)/.test(text);

const faults: Record<string, Fault> = {
  'does nothing wrong': () => ({}),
  'loses NUL': () => ({ down: (text) => (isFrame(text) ? text.replace(/(?<=[a-z])\0(?=[a-z])/g, '') : text) }),
  'closes on frames of type 41': () => ({ up: (text) => (text.startsWith('A') ? undefined : text) }),
  'is silent after half of all frames': silentOnHalf,
};

test.each(Object.entries(faults))('a server that %s: the same three times side by side, and one by one', async (_, fault) => {
  const url = await faulty(fault);
  const alone = found(await checkIt(url, 1));
  expect(alone.told.length).toBeGreaterThan(8);
  for (let times = 0; times < 3; times += 1) expect(found(await checkIt(url))).toEqual(alone);
});

test('a server that answers whoever came last is asked one by one, and nothing is wrong', async () => {
  let last: Socket | undefined;
  const url = await before(await echoServer(), (client, server) => {
    last = client;
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => last?.write(bytes));
  });
  const { summary, cases } = await checkIt(url);
  expect(summary.pass).toBe(cases.length);
});

test('a server that serves one connection behind the other: nothing is wrong', async () => {
  let turn = Promise.resolve();
  const url = await before(await echoServer(), (client, server) => {
    const before = turn;
    turn = new Promise((done) => void client.once('close', done));
    client.pause();
    before.then(() => client.on('data', (bytes) => server.write(bytes)).resume());
    server.on('data', (bytes) => client.write(bytes));
  });
  const { summary, cases } = await checkIt(url);
  expect(summary.pass).toBe(cases.length);
});

test('a server that stands still on one input: no other input is accused', async () => {
  let until = 0;
  const later = (pass: () => void) => setTimeout(pass, Math.max(0, until - performance.now()));
  const url = await before(await echoServer(), (client, server) => {
    client.on('data', (bytes) => {
      if (bytes[0] === 0x41) until = performance.now() + 1.5 * TIMEOUT;
      later(() => server.write(bytes));
    });
    server.on('data', (bytes) => void later(() => client.write(bytes)));
  });
  const { cases } = await checkIt(url);
  expect(cases.flatMap(({ verdict, title }) => (verdict === 'pass' ? [] : [verdict, title]))).toEqual([
    'fail',
    'a valid handshake, a frame of type 41; then a probe',
  ]);
});

test('progress tells how many have failed so far', async () => {
  const told: (readonly number[])[] = [];
  const url = await faulty(faults['loses NUL'] as Fault);
  const { cases, summary } = await checkIt(url, undefined, (...all) => void told.push(all));
  expect(summary.fail).toBeGreaterThan(0);
  expect(told).toHaveLength(cases.length);
  expect(told.at(-1)).toEqual([cases.length, cases.length, summary.fail]);
});

const TIMEOUT = 1_000;

/** Checks with frames of several types, and with some text. */
function checkIt(url: string, concurrency?: number, progress: (...all: number[]) => void = () => {}): Promise<CheckResult> {
  return check(url, { timeout: TIMEOUT, concurrency, progress }, '*/input/server-t*/0*');
}

/** What was found, without what went over the wire. */
function found({ cases, selectiveRefusals, fingerprint }: CheckResult) {
  const told = cases.map(({ id, verdict, violated, policies, why }) => ({ id, verdict, violated, policies, why }));
  return { told, selectiveRefusals, fingerprint };
}

function silentOnHalf(): ReturnType<Fault> {
  let silent = false;
  return {
    up: (text) => {
      silent ||= isFrame(text) && !text.includes('probe') && text.length % 2 === 0;
      return text;
    },
    down: (text) => (silent && isFrame(text) ? '' : text),
  };
}

/** Puts something between us and a sound server, which sees both ends of each connection; it ends both when one ends. */
async function before(sound: string, serve: (client: Socket, server: Socket) => void): Promise<string> {
  const { port, hostname: host } = new URL(sound);
  const { url } = await tcpServer((client) => {
    const server = connect({ port: Number(port), host, allowHalfOpen: true });
    server.on('error', () => client.destroy());
    client.on('end', () => server.end()).on('close', () => server.destroy());
    server.on('end', () => client.end());
    serve(client, server);
  });
  return url;
}

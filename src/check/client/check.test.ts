/** What is said of clients that keep to the text, take liberties, or cannot be judged. */
import { expect, test } from 'vitest';
import type { Policies } from '../../../spec/index.js';
import { checkIt, echoClient, faulty, type Start, tcpClient } from './testing.js';

/** All cases of the tier pass with our client. */
const SOUND = { allowed: 0, fail: 0, inconclusive: 0, unsupported: 0, notRun: 0 };

test('of our own client nothing fails, nothing is unclear, and nothing is refused', async () => {
  const { summary, selectiveRefusals, mixtures, fingerprint, peer, interoperability } = await checkIt(echoClient());
  expect(interoperability).toEqual([]);
  expect(summary).toMatchObject(SOUND);
  expect(summary.pass).toBeGreaterThan(50);
  expect(selectiveRefusals).toEqual([]);
  expect(mixtures).toEqual([]);
  expect(peer.role).toBe('client');
  expect(fingerprint).toEqual({ 'client.field.emptyValueNoSpace': ['toLF'], 'number.byteOrder': ['big'] });
});

test('three checks of one client come to the same', async () => {
  const runs = [await checkIt(echoClient()), await checkIt(echoClient()), await checkIt(echoClient())];
  const [first, ...others] = runs.map(({ summary, fingerprint, cases }) => ({
    summary,
    fingerprint,
    verdicts: cases.map(({ id, verdict, policies }) => ({ id, verdict, policies })),
  }));
  for (const other of others) expect(other).toEqual(first);
});

test('a client that takes the numbers for little-endian is allowed to, and checked on as one', async () => {
  const { summary, fingerprint, cases } = await checkIt(echoClient({ policies: { 'number.byteOrder': 'little' } }));
  expect(summary).toMatchObject({ fail: 0, inconclusive: 0, unsupported: 0 });
  expect(fingerprint['number.byteOrder']).toEqual(['little']);
  expect(cases[0]).toMatchObject({
    verdict: 'allowed',
    policies: [{ policy: 'number.byteOrder', option: 'little', step: '10.3.4.3.1#42' }],
  });
});

test('fields that the list does not have are a liberty of the handshake, and of nothing else', async () => {
  const { cases, summary } = await checkIt(faulty(() => ({ up: (text) => text.replace('Host:', 'User-Agent: x\r\nHost:') })));
  expect(summary).toMatchObject({ allowed: 1, fail: 0, inconclusive: 0 });
  expect(cases.find(({ verdict }) => verdict === 'allowed')).toMatchObject({
    id: '10.3.4.3.1/5/handshakes/text',
    policies: [{ policy: 'client.handshake.otherFields', option: 'present' }],
  });
});

/** Every two options of two policies are in one of these at least. */
const combined: readonly Partial<Policies>[] = [false, true].flatMap((one) =>
  [false, true].flatMap((two) =>
    [false, true].map((three) => ({
      'number.byteOrder': one ? 'little' : 'big',
      'client.key.edgeSpaces': two ? 'anywhere' : 'inside',
      'client.field.emptyValueNoSpace': three ? 'literalFail' : 'toLF',
      'client.origin.compare': one === two ? 'valueLowered' : 'originLowered',
      'client.cookie.when': two === three ? 'inOrder' : 'whenEstablished',
      'api.openTask.afterClose': one === three ? 'literal' : 'suppressed',
    })),
  ),
) as Partial<Policies>[];

test.each(combined)('a sound client is never accused: %j', async (policies) => {
  const { summary, fingerprint, interoperability } = await checkIt(echoClient({ policies }), undefined, { concurrency: 4 });
  expect(interoperability).toEqual([]);
  expect(summary).toMatchObject({ fail: 0, inconclusive: 0, unsupported: 0, notRun: 0 });
  const { 'number.byteOrder': order, 'client.field.emptyValueNoSpace': empty, 'client.key.edgeSpaces': spaces } = policies;
  expect(fingerprint).toMatchObject({ 'number.byteOrder': [order], 'client.field.emptyValueNoSpace': [empty] });
  expect(fingerprint['client.key.edgeSpaces']).toEqual(spaces === 'anywhere' ? ['anywhere'] : undefined);
});

test('of our client on XState nothing fails either', async () => {
  const { summary, selectiveRefusals } = await checkIt(echoClient({ engine: 'xstate' }));
  expect(summary).toMatchObject(SOUND);
  expect(selectiveRefusals).toEqual([]);
});

test('what takes calls is not run with a client that cannot be told anything', async () => {
  const { summary, cases } = await checkIt(echoClient(), '*hooks', { hooks: [] });
  expect(summary).toMatchObject({ pass: 0, fail: 0, notRun: cases.length });
  expect(cases[0]?.why).toMatch(/it takes more than a URL: close/);
});

const useless: Record<string, [Start, RegExp]> = {
  'never comes': [() => ({ stop: async () => {} }), /no client has asked for the URL within 1500 ms/],
  'connects and says nothing': [tcpClient(() => {}), /it has connected, and has sent nothing within 300 ms/],
  'connects and closes': [tcpClient((socket) => socket.end()), /it has closed, and has sent nothing/],
  'speaks RFC 6455': [
    tcpClient((socket) =>
      socket.write(
        'GET / HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\nUpgrade: websocket\r\n\r\n',
      ),
    ),
    /Sec-WebSocket-Version 13: that is another protocol/,
  ],
  'speaks plain HTTP': [tcpClient((socket) => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')), /asks with "GET \/ HTTP\/1.1"/],
  floods: [
    tcpClient((socket) => {
      const more = () => {
        while (socket.writable && socket.write('x'.repeat(65_536)));
      };
      socket.on('drain', more);
      more();
    }),
    /it sends 65536 bytes without an end of the fields/,
  ],
  'sends messages of its own, and none back': [
    faulty(() => ({ up: (text) => (text.startsWith('GET') ? text : text.replace('probe', 'hello')) })),
    /not an echo peer: frames 00 68 65 6c 6c 6f ff/,
  ],
};

for (const [what, [start, why]] of Object.entries(useless)) {
  test(`a client that ${what} is unsupported, in one line`, async () => {
    const { cases, summary } = await checkIt(start, '*', { timeout: 300, wait: 1_500 });
    expect(cases[0]).toMatchObject({ verdict: 'unsupported', why: expect.stringMatching(why) });
    expect(summary).toMatchObject({ allowed: 0, fail: 0, inconclusive: 0 });
  });
}

test('of a client that stalls in the midst of its fields, among others, nobody says that it has not connected', async () => {
  let started = 0;
  const stalling = tcpClient((socket) => socket.write('GET /'));
  const start: Start = (url) => (started++ === 0 ? echoClient() : stalling)(url);
  const { cases } = await checkIt(start, '10.3.4.3.1/41*', { concurrency: 2, timeout: 300, wait: 300 });
  expect(cases.length).toBeGreaterThan(2);
  for (const { verdict, why } of cases) {
    expect(verdict).toBe('inconclusive');
    expect(why).toMatch(
      /^(no client has asked for the URL|it has connected, and has sent 5 bytes that are no whole handshake) within/,
    );
  }
});

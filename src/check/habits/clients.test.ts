/** Clients with a habit: all that is wrong with their handshakes is told, and the rest is judged beside it. */
import { expect, test } from 'vitest';
import { checkIt, echoClient, faulty } from '../client/testing.js';

const inRequest = (change: (text: string) => string) => (text: string) => (text.startsWith('GET') ? change(text) : text);
/** Takes a reply that it should refuse. */
const down = (text: string) => text.replace('Upgrade: websocket', 'Upgrade: WebSocket');

test('every deviation of a request is told, not only the first', async () => {
  const up = inRequest((text) =>
    text
      .replace('Upgrade: WebSocket', 'Upgrade: websocket')
      .replace('Connection:', 'connection:')
      .replace(/(?<=Host: )\S+/, (host) => host.toUpperCase()),
  );
  const { habits, cases } = await checkIt(
    faulty(() => ({ up })),
    '*/handshakes/text',
  );
  expect(habits?.map(({ violated }) => violated).sort()).toEqual(['10.3.4.3.1#10', '10.3.4.3.1#7', '10.3.4.3.1#8']);
  expect(cases).toMatchObject([{ verdict: 'fail', firstOffendingByte: { offset: expect.any(Number) } }]);
});

test.each([
  ['CR LF after key3', (text: string) => `${text}\r\n`, '10.3.4.3.2#p3'],
  ['a frame before the reply', (text: string) => `${text}\0hello\xff`, '10.3.4.3.2#p3'],
])('%s is a habit, and what the client takes besides is found', async (_, change, violated) => {
  const { habits, cases, summary } = await checkIt(
    faulty(() => ({ up: inRequest(change), down })),
    '*/client-handshake/02?',
  );
  expect(habits).toMatchObject([{ violated }]);
  const failed = cases.filter(({ verdict }) => verdict === 'fail').map((each) => each.violated);
  expect([...new Set(failed)]).toEqual([violated, '10.3.4.3.1#41a']);
  expect(summary.inconclusive + summary.unsupported).toBe(0);
});

test('a sound client has no habits', async () => {
  expect((await checkIt(echoClient(), '*/client-handshake/02?')).habits).toBeUndefined();
});

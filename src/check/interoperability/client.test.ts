/** What no server of the text answers, or what it makes nothing of. */
import { expect, test } from 'vitest';
import { requestOfTraces } from '../../traces/index.js';
import { checkIt, faulty } from '../client/testing.js';
import { standing } from '../expectation.js';
import type { Impasse } from '../types.js';
import { impasseOfClient } from './index.js';

type Found = Pick<Impasse, 'id' | 'step' | 'expected' | 'observed'>;

const requests: Record<string, [change: (text: string) => string, Omit<Found, 'id'>]> = {
  'Upgrade left out': [
    (text) => text.replace('Upgrade: WebSocket\r\n', ''),
    { step: '10.3.4.4.1#ap2', expected: ['Upgrade: WebSocket'], observed: 'no Upgrade' },
  ],
  'a list in Connection': [
    (text) => text.replace('Connection: Upgrade', 'Connection: keep-alive, Upgrade'),
    { step: '10.3.4.4.1#bp2', expected: ['Connection: Upgrade'], observed: 'Connection: keep-alive, Upgrade' },
  ],
  'no Host': [
    (text) => text.replace(/Host: .*\r\n/, ''),
    { step: '10.3.4.4.1#cp2', expected: [expect.stringContaining('Host: ')], observed: 'no Host' },
  ],
  'another method': [
    (text) => text.replace('GET', 'PUT'),
    { step: '10.3.4.4.1#p2', expected: [expect.any(String)], observed: '"P"' },
  ],
};

for (const [what, [change, found]] of Object.entries(requests)) {
  test(`no server of the text answers a request with ${what}: ${found.step}`, async () => {
    const result = await checkIt(
      faulty(() => ({ up: change })),
      'control',
    );
    expect(result.interoperability).toMatchObject([{ id: 'interoperability/request', ...found }]);
    expect(standing(result, [], false).impasses).toHaveLength(1);
    const again = await checkIt(
      faulty(() => ({ up: change })),
      'control',
      { conformanceOnly: true },
    );
    expect(again.interoperability).toBeUndefined();
  });
}

test.each([
  [/Origin: .*\r\n/, '', '10.3.4.4.1#dp2', 'no Origin'],
  [/(Key1:) .*/, '$1 a1b2', '10.3.4.4.2#5p3', /^Sec-WebSocket-Key1: a1b2; Sec-WebSocket-Key2: ./],
  [/(Key1:) .*/, '$1 a 1 b', '10.3.4.4.2#6', /^Sec-WebSocket-Key1: a 1 b; /],
  [/(Key1:) .*/, '$1 a b', '10.3.4.4.2#4', /^Sec-WebSocket-Key1: a b; /],
  [/Host:/, 'Host: x\r\nHost:', '10.3.4.4.1#cp2', /^Host: x; Host: /],
  [/Connection:/, 'x\r\nConnection:', '10.3.4.4.1#5p4', '"x\\r"'],
] as const)('no server answers a request that has %s as %j: %s', (what, instead, step, observed) => {
  const request = Buffer.from(requestOfTraces().toString('latin1').replace(what, instead), 'latin1');
  const impasse = impasseOfClient(request, 'a title');
  expect(impasse).toMatchObject({ id: 'interoperability/request', title: 'a title', step });
  expect(impasse?.observed).toMatch(observed);
});

test.each([
  [/^\0/, '\x01', '10.3.4.4.3#2', 'a frame of type 01'],
  [/^\0/, '\x80\x01x\0', '10.3.4.4.3#3.B7', 'a frame of type 80'],
])('a frame that a server drops, or may close on, is gone on with by none: %s %j', async (what, instead, step, observed) => {
  const up = (text: string) => text.replace(what, instead);
  const { interoperability } = await checkIt(
    faulty(() => ({ up })),
    'control',
  );
  expect(interoperability).toMatchObject([{ id: 'interoperability/frames', step, observed, expected: ['a frame of type 00'] }]);
});

test('a client that asks for a subprotocol, has fields of its own, and closes is gone on with', async () => {
  const start = faulty(() => ({ up: (text) => text.replace('Host:', 'Sec-WebSocket-Protocol: chess\r\nCookie: a\r\nHost:') }));
  const { interoperability } = await checkIt(start);
  expect(interoperability).toEqual([]);
});

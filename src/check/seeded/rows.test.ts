/** What one fault must not hide, and what must not be taken for one: peers with two faults, and peers with none that a hasty checker accuses. */
import { expect, test } from 'vitest';
import { echoServer, faulty } from '../testing.js';
import { textFrame } from './testing/frames.js';
import { accusations, behind, checkOn, expectFound, expectSound } from './testing/seeded.js';
import { sketch } from './testing/server.js';

/** Loses what comes in the segment of key3. */
const losesFrames = (text: string) => text.replace(/(?<=^GET[\s\S]*\r\n\r\n[\s\S]{8})[\s\S]+/, '');
const LOST = ['10.3.4.4.3#1', '10.3.4.4.3#3.1', '10.3.4.4.3#3.4', '10.3.4.4.3#4'] as const;

/** A fault of the control, and then one behind it: both are told. */
const hidden: Record<string, { server(): Promise<string>; control: RegExp; step: string }> = {
  'Upgrade: websocket': {
    server: () => faulty(() => ({ up: losesFrames, down: (text) => text.replace('Upgrade: WebSocket', 'Upgrade: websocket') })),
    control: /Upgrade/,
    step: '10.3.4.4.2#11a',
  },
  'CR LF CR LF after the digest': {
    server: () =>
      faulty(() => ({ up: losesFrames, down: (text) => text.replace(/^(HTTP[\s\S]*?\r\n\r\n[\s\S]{16})/, '$1\r\n\r\n') })),
    control: /digest|reply/i,
    step: '10.3.4.4.3#B1',
  },
  'no space after colons': {
    server: () => faulty(() => ({ up: losesFrames, down: (text) => text.replace(/(?<=\n[\w-]+): /g, ':') })),
    control: /space/i,
    step: '10.3.4.4.2#11',
  },
  'keys in the order on the wire': {
    server: async () => {
      const server = await sketch({
        challenge: (part1, part2, { key3, fields }) => {
          const isOneFirst = fields.find(([name]) => /key[12]$/.test(name))?.[0].endsWith('1');
          return Buffer.concat([...(isOneFirst ? [part1, part2] : [part2, part1]), Buffer.from(key3, 'latin1')]);
        },
        length: (_, b) => b & 0x7f,
      });
      return server;
    },
    control: /order/i,
    step: '10.3.4.4.2#9',
  },
};

test.each(Object.entries(hidden))(
  'a control with %s does not hide what is wrong behind it',
  async (what, { server, control, step }) => {
    const result = await checkOn(await server(), /segments|server-lengths/);
    const told = accusations(result);
    const behindIt = what.startsWith('keys') ? ['10.3.4.4.3#3.B7', '10.3.4.4.3#3.B6', '10.3.4.4.3#4'] : LOST;
    expect(
      told.some((each) => each.step === step && control.test(each.text)),
      told.map(({ text }) => text).join('\n'),
    ).toBe(true);
    expect(
      told.some((each) => behindIt.some((lost) => lost === each.step)),
      told.map(({ text }) => text).join('\n'),
    ).toBe(true);
  },
);

test('a server of one resource is asked for that one, and refuses nothing', async () => {
  const url = await faulty(() => ({ up: (text) => (/^GET \/(?!chat\?room=1 )/.test(text) ? undefined : text) }));
  expectSound(await checkOn(new URL('/chat?room=1', url), /server-(frames|text\/0|handshake\/00[19])/));
});

test('a server that answers errors of HTTP in the stream has one thing to mend', async () => {
  let count = 0;
  const url = await faulty(() => {
    let isBad = false;
    return {
      up: behind(8, (text) => {
        isBad ||= /^[^\0\xff]/.test(text);
        count += isBad ? 1 : 0;
        return isBad ? textFrame('500') : text;
      }),
      down: behind(16, (text) => (isBad ? 'HTTP/1.1 500 Internal Server Error\r\n\r\n' : text)),
    };
  });
  const { findings } = await checkOn(url, /server-(types|lengths|frames)/);
  expect(count).toBeGreaterThan(10);
  expect(findings).toHaveLength(1);
});

test('a server that copies the default port of Host into its location is told so', async () => {
  const url = await sketch({ location: (request) => `ws://${request.value('host')}${request.resource}` });
  expectFound(await checkOn(url, /server-(handshake\/02|fields|requests?)/), {
    steps: ['10.3.4.4.2#3', '10.3.4.4.2#11c'],
    says: /port|:80/i,
    // A conforming client never writes it.
    severity: ['harmless', 'some'],
  });
});

/** What the text leaves to a server, though it may not be wise. */
const liberties: Record<string, () => Promise<string>> = {
  'a field of its own in the reply': () =>
    faulty(() => ({ down: (text) => text.replace('\r\nConnection:', '\r\nServer: x\r\nConnection:') })),
  'other words in the status line': () =>
    faulty(() => ({ down: (text) => text.replace(/^HTTP\/1\.1 101 [^\r]*/, 'HTTP/1.0 101 Yes') })),
  'names of fields in capitals': () => faulty(() => ({ down: (text) => text.replace(/^Upgrade:/m, 'UPGRADE:') })),
  'its own subprotocol, unasked': () => sketch({ protocol: () => 'v1' }),
  'to close after its FF 00': () => echoServer({ policies: { 'server.onClientClose': 'ackAndClose' } }),
};

test.each(Object.entries(liberties))('%s is no fault', async (_, server) => {
  expectSound(await checkOn(await server(), /server-(frames|handshake\/01|text\/0)/));
});

/** Each limit at its value and one beyond, over sockets, with text beyond ASCII, whole and byte by byte, and twice. */
import { afterEach, describe, expect, test } from 'vitest';
import { replyFields, requestFields, requestLine, statusLine } from '../../../machines/testing.js';
import type { Limits } from '../../../spec/index.js';
import { FF00, frame, KEY3, REQUEST, RESPONSE } from '../../testing/handshakes.js';
import { establishedClient, establishedServer, type Scheme, schemes } from '../../testing/pairs.js';
import { closeAll, type Peer, Served, Wire } from '../../testing/sockets.js';
import type { Watch } from '../../testing/watch.js';

afterEach(closeAll);

/** Text of so many bytes of UTF-8, most of them beyond ASCII; and the same, one character per byte. */
const textOf = (bytes: number) => 'é'.repeat(bytes >> 1) + 'a'.repeat(bytes & 1);
const bytesOf = (bytes: number) => Buffer.from(textOf(bytes)).toString('latin1');

type Name = keyof Limits & string;

/** One side, established, which is sent frames. */
interface Side {
  watch: Watch;
  peer: Peer;
}

async function side(role: 'client' | 'server', scheme: Scheme, limits: Partial<Limits>): Promise<Side> {
  if (role === 'client') return establishedClient(scheme, { limits });
  const { served, peer } = await establishedServer(scheme, { limits });
  return { watch: served.watch, peer };
}

const skipped = (type: string) => (size: number) => `${type}${lengthOf(size)}${'\xff'.repeat(size)}`;

/** A length of a frame, in seven bits per byte. */
function lengthOf(size: number): string {
  return size < 128 ? String.fromCharCode(size) : String.fromCharCode(0x80 | (size >> 7), size & 127);
}

const frames: [string, number, (size: number) => string, (size: number) => string[]][] = [
  ['limit.message', 77, (size) => frame(textOf(size)), (size) => [textOf(size)]],
  ['limit.message', 0, (size) => frame(textOf(size)), (size) => [textOf(size)]],
  ['limit.skip', 127, skipped('\x80'), () => []],
  ['limit.skip', 128, skipped('\xff'), () => []],
  ['limit.skip', 1, skipped('\xfe'), () => []],
  ['limit.lengthBytes', 9, (size) => `\x80${'\x80'.repeat(size - 1)}\x01\xff`, () => []],
];

for (const role of ['client', 'server'] as const) {
  for (const scheme of schemes) {
    describe.each(frames)(`${scheme}, ${role}.%s %i:`, (name, value, bytesOfSize, messages) => {
      const limits = { [`${role}.${name}`]: value } as Partial<Limits>;
      const cuts: [string, (bytes: string) => string[]][] = [
        ['whole', (bytes) => [bytes]],
        ['byte by byte', (bytes) => [...bytes]],
      ];
      test.each(cuts)('at the limit, %s, a frame is read, and so is the next of that size', async (_, cut) => {
        const { watch, peer } = await side(role, scheme, limits);
        for (let round = 1; round <= 2; round += 1) await peer.writeApart(watch, ...cut(bytesOfSize(value)));
        await peer.writeApart(watch, frame(''), FF00);
        expect(watch.messages).toEqual([...messages(value), ...messages(value), '']);
        expect(watch.all(role === 'client' ? 'CLOSED' : 'CLIENT_TERMINATED')).toHaveLength(1);
      });

      test.each(cuts)(
        'one beyond, %s, closes, with nothing delivered, be it the first frame or one behind another',
        async (_, cut) => {
          for (const before of ['', bytesOfSize(value)]) {
            const { watch, peer } = await side(role, scheme, limits);
            await peer.writeApart(watch, ...(before === '' ? [] : [before]), ...cut(bytesOfSize(value + 1)), frame(''));
            await watch.tells('CLOSED');
            expect(watch.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: false }]);
            expect(watch.messages).toEqual(before === '' ? [] : messages(value));
          }
        },
      );
    });
  }
}

/** Fields besides those that a handshake needs, of which one has what a limit counts. */
const named = (size: number) => `${bytesOf(size)}: x`;
const valued = (size: number) => `X: ${bytesOf(size)}`;

const FIELDS = (fields: string) => fields.split('\r\n').length - 2;

interface Handshake {
  /** Name of the limit, without that of the side. */
  name: string;
  value: number;
  /** A whole handshake that comes to so much. */
  of(size: number): string;
}

const requests: Handshake[] = [
  { name: 'line', value: 30, of: (size) => `GET /${'x'.repeat(size - 1)} HTTP/1.1\r\n${requestFields()}` },
  { name: 'line', value: 30, of: (size) => `GET /demo ${bytesOf(size - 1)}\r\n${requestFields()}` },
  { name: 'name', value: 25, of: (size) => requestLine + requestFields({}, `${'x'.repeat(size)}: \xc3\xa9`) },
  { name: 'value', value: 51, of: (size) => requestLine + requestFields({}, valued(size)) },
  {
    name: 'fields',
    value: 9,
    of: (size) => requestLine + requestFields({}, ...Array(size - FIELDS(requestFields())).fill('X: \xc3\xa9')),
  },
  { name: 'bytes', value: 401, of: (size) => requestLine + requestFields({}, valued(size + 2 - requestFields().length - 5)) },
];

const replies: Handshake[] = [
  { name: 'line', value: 50, of: (size) => `HTTP/1.1 101 ${bytesOf(size - 15)}\r\n${replyFields()}` },
  { name: 'name', value: 25, of: (size) => statusLine + replyFields({}, named(size)) },
  { name: 'value', value: 51, of: (size) => statusLine + replyFields({}, valued(size)) },
  {
    name: 'fields',
    value: 9,
    of: (size) => statusLine + replyFields({}, ...Array(size - FIELDS(replyFields())).fill('X: \xc3\xa9')),
  },
  { name: 'bytes', value: 401, of: (size) => statusLine + replyFields({}, valued(size + 2 - replyFields().length - 5)) },
];

describe.each(requests)('server.handshake.limits.$name $value', ({ name, value, of }) => {
  test.each([
    [value, true],
    [value + 1, false],
  ])('a request that comes to %i is answered: %s', async (size, isServed) => {
    const limits = { [`server.handshake.limits.${name}` as Name]: value };
    // The same server twice: what one request came to counts for no other.
    const served = new Served({ limits });
    for (let round = 1; round <= 2; round += 1) {
      const peer = await served.peer();
      peer.write(of(size), KEY3);
      await Promise.race([peer.ended(), peer.receives(RESPONSE)]);
      expect(peer.received.endsWith(RESPONSE)).toBe(isServed);
      expect(peer.received === '').toBe(!isServed);
    }
  });
});

describe.each(replies)('client.handshake.limits.$name $value', ({ name, value, of }) => {
  test.each([
    [value, []],
    [value + 1, ['10.3.4.3.2#p2']],
  ])('a reply that comes to %i fails by %j', async (size, steps) => {
    const wire = new Wire();
    const { watch } = await wire.client({ limits: { [`client.handshake.limits.${name}` as Name]: value } });
    const peer = await wire.peer();
    await peer.receives(KEY3);
    peer.write(of(size), RESPONSE, FF00);
    await watch.tells('CLOSED');
    expect(watch.all('REPORT').map(({ step }) => step)).toEqual(steps);
    expect(watch.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: steps.length === 0 }]);
  });
});

test.each([
  ['server.handshake.timeout', 'handshake', 'GET'],
  ['server.terminate.timeout', 'closing', undefined],
] as const)('%s is the time that the clock is told, each time', async (name, wait, bytes) => {
  for (const milliseconds of [0, 1234, Number.POSITIVE_INFINITY]) {
    const served = new Served({ limits: { [name]: milliseconds } }, (connection) => connection.terminate());
    for (let round = 1; round <= 2; round += 1) {
      const peer = await served.peer();
      peer.write(bytes ?? REQUEST);
      for (let turn = 0; turn < 1000 && !served.clock.running.has(wait); turn += 1) await new Promise(setImmediate);
      expect([...served.clock.running]).toEqual([[wait, milliseconds]]);
      served.clock.ring(wait);
      await peer.ended();
      expect(served.clock.running.size).toBe(0);
      await peer.finishes();
    }
  }
});

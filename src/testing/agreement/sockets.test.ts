import fc from 'fast-check';
import { afterAll, test as always, describe, expect } from 'vitest';
import { openssl, testWith } from '../peers/index.js';
import { Connected, certified, Served } from './sockets.js';
import { inputs, requestOf } from './sound.js';
import { cut, framesInPieces, mutated, mutation, seed, skippedFrame, textFrame } from './streams.js';

const tls = certified();
afterAll(() => tls?.remove());

const request = requestOf({ ...inputs, protocol: 'Chat/2 x' });
const probe = textFrame('probe €');
const end = skippedFrame(0xff, 0);
const lengths = Array.from({ length: 301 }, (_, length) => textFrame('x'.repeat(length)));
const large = [textFrame('é'.repeat(40_000)), skippedFrame(0x80, 70_000), textFrame('x'.repeat(16_385)), probe, end];

describe.each([
  ['ws', undefined, always],
  ['wss', tls, testWith(openssl)],
] as const)('%s: over sockets the text is followed', (_, secret, test) => {
  test(`a server answers whatever comes, one connection after another (HIXIE76_SEED=${seed})`, async () => {
    const served = await Served.start(secret);
    const property = fc.asyncProperty(framesInPieces, async (frames) => {
      const come = await served.exchange([request, ...frames]);
      expect(come.length).toBeGreaterThan(150);
    });
    await fc.assert(property, { seed, numRuns: 25 });
  });

  test(`a server reads handshakes with changes by chance (HIXIE76_SEED=${seed})`, async () => {
    const served = await Served.start(secret);
    const property = fc.asyncProperty(mutation, fc.nat(), async (change, at) => {
      await served.exchange([...cut(mutated(request, change), [at]), probe]);
    });
    await fc.assert(property, { seed, numRuns: 40 });
  });

  test('a server echoes messages of every length from 0 to 300, and large ones', async () => {
    const served = await Served.start(secret);
    await served.exchange([request, Buffer.concat(lengths)]);
    await served.exchange([request, ...lengths.slice(40, 60), end, probe]);
    await served.exchange([request, ...large]);
  });

  test('a server that follows the literal reading of E01 and E02', async () => {
    const served = await Served.start(secret, { 'number.byteOrder': 'little', 'server.onClientClose': 'nothing' });
    await served.exchange([request, probe, end, probe]);
  });

  test(`a WebSocket hears whatever comes, one connection after another (HIXIE76_SEED=${seed})`, async () => {
    const connected = await Connected.start(secret);
    const property = fc.asyncProperty(framesInPieces, fc.string({ unit: 'binary' }), async (frames, text) => {
      await connected.exchange(frames, text);
    });
    await fc.assert(property, { seed, numRuns: 25 });
  });

  test('a WebSocket hears messages of every length from 0 to 300, and large ones', async () => {
    const connected = await Connected.start(secret);
    expect(await connected.exchange([Buffer.concat(lengths)])).toHaveLength(301);
    expect(await connected.exchange([...lengths.slice(40, 60), end, probe])).toHaveLength(20);
    expect(await connected.exchange(large)).toHaveLength(4);
  });
});

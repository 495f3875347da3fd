import { afterEach, expect, test } from 'vitest';
import { fromHex, golden, requestFields, requestLine } from '../../machines/testing.js';
import { automata, quotientFor, wordsOf } from '../paths/index.js';
import { closeAll, Served } from './testing.js';

afterEach(closeAll);

const handshake = requestLine + requestFields() + fromHex(golden('overview').key3.hex);
const [, automaton] = automata;
if (automaton?.id !== 'server-connection') throw new Error('the automata have changed places');

/** Every word of at most 64 bytes that consists of nothing but bytes, as text. */
const streams = wordsOf(quotientFor(automaton), 'pair')
  .filter((word) => word.length <= 64 && word.every(({ by }) => by.event.type === 'BYTE'))
  .map((word) => word.map(({ by }) => String.fromCharCode(by.event.type === 'BYTE' ? by.event.byte : 0)).join(''));

/** What an echo server sends, and which messages it receives, when a stream comes in these pieces. */
async function outcome(pieces: readonly string[]): Promise<{ sent: string; messages: string[] }> {
  const served = new Served({}, (connection) => connection.on('message', (data) => connection.send(data)));
  const peer = await served.peer();
  await peer.writeApart(served.watch, handshake, ...pieces);
  peer.socket.end();
  const sent = await peer.ended();
  await closeAll();
  return { sent, messages: served.watch.messages };
}

function cuts(stream: string): string[][] {
  const twoWays = Array.from({ length: stream.length - 1 }, (_, at) => [stream.slice(0, at + 1), stream.slice(at + 1)]);
  return [...twoWays, [...stream]];
}

test('every pair of the framing automaton has the same effects at each two-way split and byte by byte', async () => {
  expect(streams.length).toBeGreaterThan(100);
  for (const stream of streams) {
    const whole = await outcome([stream]);
    for (const pieces of cuts(stream)) expect({ pieces, ...(await outcome(pieces)) }).toEqual({ pieces, ...whole });
  }
}, 120_000);

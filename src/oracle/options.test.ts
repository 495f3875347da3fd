import { expect, test } from 'vitest';
import { server } from '../../machines/index.js';
import { allowed, everyWay, Interpreter, type OptionsOf, type Way } from '../engine/index.js';
import { byteEvents } from './bulk.js';
import { factsOf, type Hypothesis } from './hypothesis.js';
import { optionsFor } from './options.js';
import { Reader } from './reader.js';
import { reduce } from './reduce.js';
import { Stream } from './stream.js';
import { bytes, changed, request } from './testing.js';

const key1 = 'Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5\r\n';
const service = { hosts: null, origins: null, resources: null, protocols: { includes: () => true } };
const everything: OptionsOf = (policy) => (policy === 'server.subprotocol' ? ['echo'] : allowed(policy));

test.each<[string, string]>([
  ['the worked handshake', request],
  ['a capital in Host', changed(request, 'Host: e', 'Host: E')],
  ['two of Host', changed(request, 'Host: ', 'Host: h\r\nHost: ')],
  ['two keys', changed(request, key1, `${key1}Sec-WebSocket-Key1: 4 !\r\n`)],
  ['a key without digits', changed(request, key1, 'Sec-WebSocket-Key1: ! !\r\n')],
  ['a key that is too large', changed(request, key1, 'Sec-WebSocket-Key1: 42949672 96\r\n')],
  ['keys that are too large together', changed(request, key1, 'Sec-WebSocket-Key1: 42949 !\r\nSec-WebSocket-Key1: 67296\r\n')],
])('with %s, no way is missed by following fewer options', (_, asked) => {
  const reader = new Reader(new Interpreter(server), new Stream());
  const [head, key3] = [asked.slice(0, -8), asked.slice(-8)];
  const [start] = reader.start({ service }, [{ type: 'ACCEPT' }]);
  const read = (from: Hypothesis[], text: string) => from.flatMap((one) => reader.readBytes(one, bytes(text)));
  const atFields = compared(reader, read([start as Hypothesis], head.slice(0, -1)), head.slice(-1));
  const atKey3 = compared(reader, read(atFields, key3.slice(0, -1)), key3.slice(-1));
  expect(atKey3.length).toBeGreaterThan(0);
});

/** Every way of a byte, which those of fewer options have to equal. */
function compared(reader: Reader, all: readonly Hypothesis[], byte: string): Hypothesis[] {
  return all.flatMap((one) => {
    const ways = (options: OptionsOf) =>
      reduce(everyWay(reader.interpreter, one.position, byteEvents(bytes(byte)), one.decided, options), one.decided, options);
    const every = ways(everything);
    expect(plain(ways(optionsFor(factsOf(one))))).toEqual(plain(every));
    return every.map(({ position, decided }) => ({ ...one, position, decided }));
  });
}

/** What each way sends, and what it decides. */
function plain(ways: readonly Way[]): string[] {
  const lines = ways.map(({ decided, effects }) => {
    const sent = effects.flatMap((effect) => (effect.type === 'SEND' ? [Buffer.from(effect.bytes).toString('latin1')] : []));
    return JSON.stringify([Object.entries(decided).sort(), sent.join('')]);
  });
  return lines.sort();
}

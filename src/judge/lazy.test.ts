import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { type MachineEvent, server } from '../../machines/index.js';
import { type Decided, everyWay, Interpreter, type Way } from '../engine/index.js';
import { inputOf } from '../paths/index.js';
import { REQUEST, requestOf } from '../testing/handshakes.js';
import { followed } from './explanation.js';
import { lazy } from './lazy.js';

const spendthrift = new Interpreter(server);
const sparing = new Interpreter({ id: server.id, algorithms: lazy(server.algorithms) });

const streams: Record<string, string> = {
  'a valid handshake': REQUEST,
  'no Upgrade and a capital in Host': requestOf({ Upgrade: undefined, Host: 'Example.com' }),
  'a key without digits': requestOf({ 'Sec-WebSocket-Key2': 'a b' }),
  'a key twice': requestOf({ 'sec-websocket-key1': '4 2' }),
  'a quotient above 32 bits': requestOf({ 'Sec-WebSocket-Key1': '4294967296 ' }),
};

test.each(Object.entries(streams))('%s: each way has one lazy way that leads to the same with no other options', (_, text) => {
  const [all, few] = [spendthrift, sparing].map((each) => waysOf(each, text)) as [Way[], Way[]];
  expect(few.length).toBeLessThan(all.length);
  const wrong = all.filter((way) => {
    const [same, ...others] = few.filter(({ decided }) => agree(decided, way.decided));
    return same === undefined || others.length > 0 || !isDeepStrictEqual(same.effects, way.effects);
  });
  expect(wrong.map(({ decided }) => decided)).toEqual([]);
});

test('a sound handshake depends on the byte order, and on when its fields are sent, alone', () => {
  const decided = waysOf(sparing, REQUEST).map((way) => way.decided);
  const names = ['number.byteOrder', 'server.reply.timing'];
  expect(decided).toHaveLength(4);
  for (const each of decided) expect(Object.keys(each).sort()).toEqual(names);
});

/** The ways of the last bytes, from the blank line on, where all is decided. */
function waysOf(interpreter: Interpreter, text: string): Way[] {
  const [start, end] = [text.slice(0, -10), text.slice(-10)].map(bytesOf) as [MachineEvent[], MachineEvent[]];
  const { position } = interpreter.pass(interpreter.begin(inputOf({})), [{ type: 'ACCEPT' }, ...start]);
  return everyWay(interpreter, position, end, {}, followed);
}

function bytesOf(text: string): MachineEvent[] {
  return Array.from(text, (letter) => ({ type: 'BYTE', byte: letter.charCodeAt(0) }));
}

function agree(few: Decided, all: Decided): boolean {
  return Object.entries(few).every(([policy, option]) => all[policy as keyof Decided] === option);
}

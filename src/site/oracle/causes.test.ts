import { expect, test } from 'vitest';
import { situationAt } from '../player/situation.js';
import { causesOf } from './causes.js';
import { exchangeOf } from './dump.js';
import { examples } from './examples.js';
import { dumpOf, exchangeAt, fragmentOf, playerOf } from './share.js';

const exchangeNamed = (name: string) => exchangeOf(examples().find((each) => each.name === name)?.text ?? '');
const told = (exchange: ReturnType<typeof exchangeOf>) =>
  causesOf(exchange).map(({ verdict, cause }) => [verdict.role, cause ?? 'in order']);

test('a client that goes on after a wrong reply is wrong only since the server was, if it would be right with a right one', () => {
  const { wire } = exchangeNamed('websocket in lowercase');
  const message = { from: 'client' as const, at: 9, bytes: Uint8Array.of(0, 0x68, 0x69, 0xff) };
  expect(told({ wire })).toEqual([
    ['server', 'root'],
    ['client', 'in order'],
  ]);
  expect(told({ wire: [...wire, message] })).toEqual([
    ['server', 'root'],
    ['client', 'follows'],
  ]);
  const illFormed = { ...message, bytes: Uint8Array.of(0, 0xe9, 0xff) };
  expect(told({ wire: [...wire, illFormed] })).toEqual([
    ['server', 'root'],
    ['client', 'root'],
  ]);
});

test('a client that takes websocket in lowercase is permitted by the option that goes beyond the text, its server by none', () => {
  const { wire } = exchangeNamed('websocket in lowercase');
  const message = { from: 'client' as const, at: 9, bytes: Uint8Array.of(0, 0x68, 0x69, 0xff) };
  expect(causesOf({ wire: [...wire, message] }).map(({ verdict, permittedBy }) => [verdict.role, permittedBy])).toEqual([
    ['server', []],
    ['client', [{ policy: 'client.upgrade.case', option: 'insensitive' }]],
  ]);
});

test.each(examples())('$name: its address and its dump give the same exchange', ({ text }) => {
  const exchange = exchangeOf(text);
  expect(exchangeAt(fragmentOf(exchange))).toEqual({ wire: exchange.wire.map((entry, at) => ({ ...entry, at })) });
  expect(fragmentOf(exchangeOf(dumpOf(exchange)))).toBe(fragmentOf(exchange));
});

test('the player hears the bytes up to the wrong one, frames behind a handshake of its own', () => {
  const actions = (name: string) => {
    const exchange = exchangeNamed(name);
    const wrong = causesOf(exchange)[0]?.verdict;
    if (wrong === undefined || wrong.accepted) throw new Error('nothing is wrong');
    return situationAt(playerOf(exchange, wrong).replace(/.*#/, ''), [])?.actions;
  };
  expect(actions('a message after FF 00')).toEqual([
    { do: 'new', url: 'ws://example.com/demo', protocol: null },
    { do: 'all' },
    { do: 'bytes', to: 'client', hex: 'ff0000' },
  ]);
  expect(actions('websocket in lowercase')?.slice(0, 2)).toEqual([
    { do: 'new', url: 'ws://example.com/demo', protocol: 'sample' },
    { do: 'connect' },
  ]);
});

/** What of the system the socket layer has, and by which way. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faulty } from '../testing/faults.js';
import { systemClock } from './clock.js';

const folder = new URL('.', import.meta.url);
const modules = readdirSync(folder).filter((name) => name.endsWith('.ts') && !/test(ing)?(-load)?\.ts$/.test(name));
const SYSTEM =
  /'node:(net|tls|dns|dns\/promises|timers|timers\/promises)'|(?<!\.)\b(set|clear)(Timeout|Interval|Immediate)\(|Date\.now|performance\.now/;

test('one module of the socket layer has sockets, TLS, names and time of the system; all others have them of it', () => {
  const users = modules.filter((name) => SYSTEM.test(readFileSync(new URL(name, folder), 'utf8')));
  expect(users).toEqual(['system.ts']);
});

test.each([
  ['the longest that the system can wait', 2 ** 31 - 1, 2 ** 31 - 1],
  ['one millisecond more than the system can wait', 2 ** 31, 2 ** 31 - 1],
  ['nothing', 0, 0],
])('a clock that shall wait for %s does, and does not ring at once', (_, milliseconds, waited) => {
  const waits: unknown[] = [];
  faulty({ setTimeout: ((_ring: () => void, wait: number) => waits.push(wait)) as never, clearTimeout: () => {} });
  systemClock.start(milliseconds, 'closing', () => {})();
  expect(waits).toEqual([waited]);
});

test('a clock that shall wait for ever never asks the system to ring', () => {
  const waits: unknown[] = [];
  faulty({ setTimeout: ((_ring: () => void, wait: number) => waits.push(wait)) as never });
  systemClock.start(Number.POSITIVE_INFINITY, 'closing', () => {})();
  expect(waits).toEqual([]);
});

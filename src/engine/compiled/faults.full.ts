import { expect, test } from 'vitest';
import type { MachineEvent } from '../../../machines/index.js';
import { pathsAtLimits, pathsOfWords, randomPath, reportPaths } from '../../paths/index.js';
import { cutShort, type Exchange, exchangeOf, exchangeOfClient, seed } from './seeding.js';
import { UNREACHED, UNSEEN } from './unseen.js';

const paths = reportPaths();
const withCookies = paths.map((path) => ({ ...path, setting: { ...path.setting, cookiesToSet: ['a=b'] } }));
const all = [...paths, ...withCookies, ...pathsOfWords('transition'), ...pathsAtLimits()];
const byChance = Array.from({ length: 60 }, (_, index) => randomPath(`76.${index}`, index % 2 === 0 ? 'server' : 'api'));
const suite = (isServer: boolean) => [...byChance, ...all].filter(({ role }) => (role === 'server') === isServer);

const bare = (...types: string[]) => types.map((type) => ({ type }) as MachineEvent);
const timers = bare('STATUS_LINE_TIMEOUT', 'HANDSHAKE_TIMEOUT', 'CLOSING_TIMEOUT', 'SEND_FAILED', 'TCP_CLOSED');
const calls = bare('FAIL', 'CLOSE_CONNECTION', 'START_CLOSING', 'ESTABLISH', 'TCP_FAILED', 'TLS_FAILED', 'TLS_OPENED');
const data = [...[0x00, 0x0d, 0x0a, 0x80, 0xff].map((byte) => ({ type: 'BYTE', byte })), { type: 'SEND_DATA', data: 'x' }];
/** What can come at any time. */
const others = [...timers, ...calls, ...data] as MachineEvent[];
const alsoCutShort = (exchanges: readonly Exchange[]) => [
  ...exchanges,
  ...[1, 2, 3].flatMap((time) => exchanges.map((each, index) => cutShort(each, others, `${time}.${index}`))),
];

test('every fault that a compiler could make in the code of a server is seen, but for those on the list', () => {
  const { faults, unseen, unreached } = seed('server.ts', suite(true).map(exchangeOf));
  expect(unseen.toSorted()).toEqual(UNSEEN.toSorted());
  expect(unreached.toSorted()).toEqual(UNREACHED.toSorted());
  expect(faults.length).toBeGreaterThan(200);
}, 900_000);

// These paths leave much of a client's code alone; what is asserted is only that it does not become more.
test.each([
  ['web-socket.ts', () => suite(false).map(exchangeOf), { seeded: 588, unseen: 141 }],
  ['client.ts', () => alsoCutShort(suite(false).map(exchangeOfClient)), { seeded: 522, unseen: 163 }],
] as const)(
  'of the faults that a compiler could make in %s, as many are seen as before',
  (file, exchanges, before) => {
    const { faults, unseen } = seed(file, exchanges());
    expect(faults.length - unseen.length, unseen.join('\n')).toBeGreaterThanOrEqual(before.seeded - before.unseen);
  },
  900_000,
);

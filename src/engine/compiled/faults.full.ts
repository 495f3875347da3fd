import { expect, test } from 'vitest';
import { pathsAtLimits, pathsOfWords, randomPath, reportPaths } from '../../paths/index.js';
import { seed } from './seeding.js';
import { UNSEEN } from './unseen.js';

const paths = reportPaths();
const withCookies = paths.map((path) => ({ ...path, setting: { ...path.setting, cookiesToSet: ['a=b'] } }));
const all = [...paths, ...withCookies, ...pathsOfWords('transition'), ...pathsAtLimits()];
const byChance = Array.from({ length: 60 }, (_, index) => randomPath(`76.${index}`, index % 2 === 0 ? 'server' : 'api'));
const suite = (isServer: boolean) => [...byChance, ...all].filter(({ role }) => (role === 'server') === isServer);

test('every fault that a compiler could make in the code of a server is seen, but for those on the list', () => {
  const { faults, unseen } = seed('server.ts', suite(true));
  expect(unseen.toSorted()).toEqual(UNSEEN.toSorted());
  expect(faults.length).toBeGreaterThan(200);
}, 600_000);

import { expect, test } from 'vitest';
import { pathsBeyondSockets, pathsOfWords, randomPath, reportPaths } from '../../paths/index.js';
import { seed } from './seeding.js';
import { UNSEEN } from './unseen.js';

const ofServer = [...reportPaths(), ...pathsOfWords('transition'), ...pathsBeyondSockets()].filter(
  ({ role }) => role === 'server',
);
const byChance = Array.from({ length: 30 }, (_, index) => randomPath(`76.${index}`, 'server'));

test('faults in the code of a server, one of sixteen that a compiler could make, are each seen, but for those on the list', () => {
  const { faults, unseen } = seed('server.ts', [...ofServer, ...byChance], 16);
  expect(unseen.filter((fault) => !UNSEEN.includes(fault))).toEqual([]);
  expect(faults.length).toBeGreaterThan(10);
});

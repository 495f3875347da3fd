import { expect, test } from 'vitest';
import { groupOf, nearMisses } from '../paths/index.js';
import { play } from './index.js';

const all = nearMisses().filter(({ role }) => role !== 'server');

test.each([...new Set(all.map(groupOf))])(
  "over real sockets every near miss of the group %s is the same as in the text's machine",
  async (group) => {
    for (const path of all.filter((each) => groupOf(each) === group)) {
      const { passed, failure, replay } = await play(path);
      expect({ replay, passed, failure }).toEqual({ replay, passed: true, failure: undefined });
    }
  },
);

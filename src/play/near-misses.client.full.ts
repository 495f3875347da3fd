import { expect, test } from 'vitest';
import { groupOf, nearMisses } from '../paths/index.js';
import { play } from './index.js';

const groups = ['client', 'client-chat', 'client-literal', 'client-draws', 'client-frames', 'constructor'];

test.each(groups)("over real sockets every near miss of the group %s is the same as in the text's machine", async (group) => {
  const paths = nearMisses().filter((path) => groupOf(path) === group);
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths) {
    const { passed, failure, replay } = await play(path);
    expect({ replay, passed, failure }).toEqual({ replay, passed: true, failure: undefined });
  }
});

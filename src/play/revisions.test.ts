import { expect, test } from 'vitest';
import { REVISIONS } from '../../machines/index.js';
import { automataOf, pathsOfWords } from '../paths/index.js';
import { play } from './index.js';

/** One of so many is played here; `npm run test:full` plays all paths of each revision. */
const ONE_OF = 8;

test.each(REVISIONS.filter((each) => each !== 'r4820'))(
  `words of transitions of a connection of %s, one of ${ONE_OF}, are the same over real sockets as in its machine`,
  async (revision) => {
    const connections = automataOf(revision).filter(({ id }) => id.endsWith('-connection'));
    const words = pathsOfWords('transition', undefined, connections, revision);
    expect(words.length).toBeGreaterThan(200);
    for (const path of words.filter((_, index) => index % ONE_OF === 0)) {
      const { passed, failure, replay } = await play(path);
      expect({ replay, passed, failure }).toEqual({ replay, passed: true, failure: undefined });
    }
  },
);

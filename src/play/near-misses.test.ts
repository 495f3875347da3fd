import { expect, test } from 'vitest';
import { nearMisses } from '../paths/index.js';
import { play } from './index.js';

/** One of so many is played here; `npm run test:full` plays them all. */
const ONE_OF = 20;

test(`near misses, one of ${ONE_OF} from all groups, are the same over real sockets as in the text's machine`, async () => {
  for (const path of nearMisses().filter((_, index) => index % ONE_OF === 0)) {
    const { passed, failure, replay } = await play(path);
    expect({ replay, passed, failure }).toEqual({ replay, passed: true, failure: undefined });
  }
}, 60_000);

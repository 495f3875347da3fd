import { expect, test } from 'vitest';
import { judgeTriples } from './testing.js';

test.each(['client', 'server'])(
  'every triple of the handshake that a %s reads is accepted with no liberty but those that we choose, and to terminate',
  (side) => {
    expect(judgeTriples(`${side}-handshake-lexical`, 1, 1)).toBeGreaterThan(500);
  },
);

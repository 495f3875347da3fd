import { afterEach, expect, test } from 'vitest';
import { closeAll } from '../../testing/sockets.js';
import { cuts, madeOf, seenOf, streamsOf } from './testing.js';

afterEach(closeAll);

const ids = ['server-connection', 'server-handshake-lexical'] as const;

test.each(ids)('%s: every stream of its triples has the same effects at each two-way split and byte by byte', (id) => {
  for (const stream of streamsOf(id, 'triple')) {
    const whole = madeOf(id, [stream]);
    for (const pieces of cuts(stream)) expect({ pieces, made: madeOf(id, pieces) }).toEqual({ pieces, made: whole });
  }
});

test.each(ids)(
  '%s: over a socket, every stream of its pairs is seen alike at each two-way split and byte by byte',
  async (id) => {
    for (const stream of streamsOf(id, 'pair')) {
      const whole = await seenOf(id, [stream]);
      for (const pieces of cuts(stream)) expect({ pieces, ...(await seenOf(id, pieces)) }).toEqual({ pieces, ...whole });
    }
  },
);

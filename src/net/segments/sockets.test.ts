import { afterEach, expect, test } from 'vitest';
import { closeAll } from '../../testing/sockets.js';
import { automatonIds, cuts, seenOf, streamsOf } from './testing.js';

afterEach(closeAll);

test.each(automatonIds)(
  '%s: over a socket, every stream of its transitions is seen alike at each two-way split and byte by byte',
  async (id) => {
    const streams = streamsOf(id, 'transition');
    expect(streams.length).toBeGreaterThan(40);
    for (const stream of streams) {
      const whole = await seenOf(id, [stream]);
      for (const pieces of cuts(stream)) expect({ pieces, ...(await seenOf(id, pieces)) }).toEqual({ pieces, ...whole });
    }
  },
  120_000,
);

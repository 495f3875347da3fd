import { expect, test } from 'vitest';
import type { Role } from './testing/against.js';
import { campaign } from './testing.js';

/** Bytes for each role. */
const MANY = 50_000_000;
const seed = Number(process.env.HIXIE76_SEED ?? Math.floor(Math.random() * 2 ** 31));

test.each<Role>(['server', 'client'])(
  `%s: 50 million bytes by chance never throw, never hang, bring forth nothing after FF 00, and leave no memory in use (HIXIE76_SEED=${seed})`,
  async (role) => {
    const { bytes, streams, grown } = await campaign(role, MANY, seed);
    console.log(`${role}: ${streams} streams, ${bytes} bytes, ${(grown / 2 ** 20).toFixed(1)} MiB of memory more in use`);
    expect(bytes).toBeGreaterThanOrEqual(MANY);
    expect(grown).toBeLessThan(8 * 2 ** 20);
  },
);

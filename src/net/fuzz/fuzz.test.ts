import { expect, test } from 'vitest';
import { campaign, type Role } from './testing.js';

const seed = Number(process.env.HIXIE76_SEED ?? 76);

test.each<Role>(['server', 'client'])(
  `%s: streams by chance never throw, never hang, and bring forth nothing but frames, and nothing behind FF 00 (HIXIE76_SEED=${seed})`,
  async (role) => {
    const { bytes } = await campaign(role, 500_000, seed);
    expect(bytes).toBeGreaterThanOrEqual(500_000);
  },
);

import { expect, test } from 'vitest';
import { Fuzzed, type Role } from './testing/against.js';
import { found } from './testing/found.js';
import { campaign } from './testing.js';

const seed = Number(process.env.HIXIE76_SEED ?? 76);

test.each(found())('$role: a stream that breaks what is not careful breaks nothing: $name', async ({ role, bytes }) => {
  const fuzzed = await Fuzzed.start(role);
  await fuzzed.withstands(bytes);
  expect(fuzzed.bytes).toBeGreaterThan(0);
  await fuzzed.end();
});

test.each<Role>(['server', 'client'])(
  `%s: streams by chance never throw, never hang, and bring forth nothing but frames, and nothing after FF 00 (HIXIE76_SEED=${seed})`,
  async (role) => {
    const { bytes } = await campaign(role, 500_000, seed);
    expect(bytes).toBeGreaterThanOrEqual(500_000);
  },
);

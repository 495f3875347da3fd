import { defineConfig } from 'vitest/config';

/** What is tried in a browser, on the site as `npm run docs` has built it. */
export default defineConfig({
  test: { include: ['src/site/**/*.site.ts'], testTimeout: 300_000, hookTimeout: 60_000 },
});

import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/** All that `npm test` runs, and what takes minutes: `*.full.ts`. */
export default mergeConfig(
  base,
  defineConfig({ test: { include: ['src/**/*.full.ts', 'traces/**/*.full.ts', 'peers/**/*.full.ts'], testTimeout: 600_000 } }),
);

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['spec/**/*.test.ts', 'machines/**/*.test.ts', 'src/**/*.test.ts', 'peers/**/*.test.ts', 'traces/**/*.test.ts'],
    globalSetup: ['src/testing/command.ts'],
    // Behind each test of sockets and of the API nothing of them is left.
    setupFiles: ['src/testing/setup.ts'],
    // Far more than any test takes, so that on a busy machine a test ends by what it asserts.
    testTimeout: 180_000,
    // Modules hold no state but what they have derived, so that files may share them.
    isolate: false,
    // Tests of lifetime and memory collect garbage. Enumerations keep much of what is young: with more room for it, a sixth of their time is spared.
    execArgv: ['--expose-gc', '--max-semi-space-size=64'],
    maxWorkers: '100%',
    hookTimeout: 60_000,
  },
});

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { judgeMutants } from './src/mutants/judge/sources.js';
import { byCost, TESTS } from './src/mutants/judge/tests.js';

const { texts } = judgeMutants();

/** The tests of the judge, for `npm run test:mutants judge`: each tries the mutants that it reaches. */
export default defineConfig({
  plugins: [
    {
      name: 'judge-mutants',
      enforce: 'pre',
      transform: (_, id) => texts.get(id.split('?')[0] as string),
    },
  ],
  test: {
    ...TESTS,
    runner: './src/mutants/judge/runner.ts',
    isolate: false,
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    execArgv: ['--expose-gc'],
    sequence: {
      sequencer: class extends BaseSequencer {
        override async sort(files: TestSpecification[]) {
          return files.toSorted((one, other) => byCost(one.moduleId, other.moduleId));
        }
      },
    },
  },
});

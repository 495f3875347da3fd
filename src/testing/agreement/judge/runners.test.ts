/** The runners and the judge of recordings see the same in the same bytes. */
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { loadTraces, type Trace } from '../../../traces/index.js';
import { isInstalled, testWith } from '../../peers/index.js';
import { someOfEach } from './near-misses.js';
import { Runner } from './runner.js';
import { differences, forRunners, inWords } from './runners.js';

const FEW = 1;
const traces = loadTraces('tiny');
const recordings = someOfEach(forRunners(traces), FEW);

test('there are spellings that pass, that are allowed and that fail', () => {
  expect(recordings.length).toBeGreaterThan(200);
});

const RUNNERS = [
  ['Python 3', 'python3', 'run.py'],
  ['Perl 5', 'perl', 'run.pl'],
] as const;

for (const [name, command, script] of RUNNERS) {
  const file = fileURLToPath(new URL(`../../../../traces/runners/${script}`, import.meta.url));
  const runner = new Runner(command, file, traces[0] as Trace);
  afterAll(() => runner.remove());
  testWith({ name, install: `apt install ${command}`, installed: isInstalled(command, '-e', '1') })(
    `${name}: the runner says of each reply what the judge says`,
    async () => {
      const all = await differences(runner, recordings);
      expect(all.map(inWords)).toEqual([]);
    },
    180_000,
  );
}

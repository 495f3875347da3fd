import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { loadTraces, makeTier, type Trace, writeTier } from '../../../traces/index.js';
import { temporaryFolder } from '../../folder.js';
import { nearMisses, someOfEach } from './near-misses.js';
import { type Disagreement, inWords, ofNearMisses, ofOutcomes } from './net.js';
import { Runner } from './runner.js';
import { differences, forRunners, inWords as inWordsOfRunners } from './runners.js';

const small = loadTraces('small');
const folder = temporaryFolder(afterAll);

test('small: every way through every outcome', () => {
  holds(small.flatMap((trace) => ofOutcomes(trace, 'every')));
});

test('small: of each near miss as many as are judged in minutes', () => {
  holds(ofNearMisses(someOfEach(nearMisses(small, 'some'), 40)));
});

/**
 * A request that a server can read in two ways under the same options, with the same digest, and other frames. A trace
 * says of each observation what may be seen, and cannot say which of that goes together, as the judge does.
 */
const READ_IN_TWO_WAYS = ['near/server/756'];

test.each(['standard', 'exhaustive'])('%s: every outcome', { timeout: 1_800_000 }, (tier) => {
  writeTier(pathToFileURL(`${folder}/${tier}/`), makeTier(tier).files);
  const all = loadTraces(tier, pathToFileURL(`${folder}/`)).flatMap((trace) => ofOutcomes(trace, 'some'));
  const isKnown = ({ trace, judge }: Disagreement) => READ_IN_TWO_WAYS.includes(trace) && !judge.accepted;
  expect(new Set(all.filter(isKnown).map(({ trace }) => trace))).toEqual(new Set(tier === 'exhaustive' ? READ_IN_TWO_WAYS : []));
  holds(all.filter((each) => !isKnown(each)));
});

test.each([
  ['python3', 'run.py'],
  ['perl', 'run.pl'],
])('%s says of thousands of replies what the judge says', async (command, script) => {
  const file = fileURLToPath(new URL(`../../../../traces/runners/${script}`, import.meta.url));
  const runner = new Runner(command, file, small[0] as Trace);
  const all = await differences(runner, someOfEach(forRunners(small), 10));
  runner.remove();
  expect(all.map(inWordsOfRunners)).toEqual([]);
});

function holds(disagreements: readonly Disagreement[]): void {
  expect(disagreements.map(inWords)).toEqual([]);
}

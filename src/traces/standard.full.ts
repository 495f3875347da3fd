/** The tiers that are not committed: standard, made twice, in processes of their own, and exhaustive, which is then played. */
import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { specifications } from '../../spec/index.js';
import { compiledEngine, engineBy } from '../engine/index.js';
import { createServer } from '../index.js';
import { temporaryFolder } from '../testing/folder.js';
import { testWith } from '../testing/peers/index.js';
import { loadManifest, loadTraces, type Manifest, type Trace, tracesFolder } from './index.js';
import { playInProcess } from './inprocess/testing.js';

const MEGABYTES = 20;
const MAIN = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
const run = promisify(execFile);
const [folder, other] = [temporaryFolder(afterAll), temporaryFolder(afterAll)];
let traces: readonly Trace[];
let manifest: Manifest;

beforeAll(async () => {
  const make = (tier: string, out: string) =>
    run(process.execPath, ['--import', 'tsx', MAIN, 'traces', '--tier', tier, '--out', out]);
  await Promise.all([make('standard', folder), make('standard', other)]);
  await make('exhaustive', folder);
  traces = loadTraces('exhaustive', pathToFileURL(`${folder}/`));
  manifest = loadManifest('standard', pathToFileURL(`${folder}/`));
}, 900_000);

test('a tier of another text is in a folder of its name, names it, and is what its machine does', async () => {
  const out = temporaryFolder();
  const args = ['--import', 'tsx', MAIN, 'traces', '--tier', 'tiny', '--revision', 'r4819', '--out', out];
  await run(process.execPath, args);
  const of = pathToFileURL(`${join(out, 'r4819')}/`);
  expect(loadManifest('tiny', of).specification).toEqual(specifications.r4819);
  for (const trace of loadTraces('tiny', of)) playInProcess(trace, engineBy('compiled', 'r4819'), 'r4819');
}, 120_000);

test('two processes make the same, by SHA-256', () => {
  expect(loadManifest('standard', pathToFileURL(`${other}/`))).toEqual(manifest);
});

test.each(['standard', 'exhaustive'])('%s: what is shipped is what is made; "npm run tiers" makes it anew', (tier) => {
  expect(loadManifest(tier)).toEqual(loadManifest(tier, pathToFileURL(`${folder}/`)));
});

test(`standard has at most ${MEGABYTES} MB, one trace in a line, and the control comes first`, () => {
  expect(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(MEGABYTES * 1e6);
  for (const { file, traces: count } of manifest.files) {
    expect(readFileSync(join(folder, 'standard', file), 'utf8').split('\n')).toHaveLength(count + 3);
  }
  expect(traces[0]?.id).toBe('control');
});

test('each tier has every trace of the one below, and standard has more than five thousand others', () => {
  const standard = loadTraces('standard', pathToFileURL(`${folder}/`));
  // What two ways lead to is one trace, under the name of the first.
  const ids = (of: readonly Trace[]) =>
    new Set(of.map(({ role, needs, given, events }) => JSON.stringify([role, needs, given, events])));
  for (const [less, more] of [[loadTraces('small'), standard] as const, [standard, traces] as const]) {
    const there = ids(more);
    expect([...ids(less)].filter((each) => !there.has(each))).toEqual([]);
  }
  expect(standard.length).toBeGreaterThan(5_000);
});

test('every trace is valid by the schema, under an id of its own', () => {
  const schema = JSON.parse(readFileSync(new URL('trace.schema.json', tracesFolder), 'utf8'));
  const validate = new Ajv2020().compile(schema);
  expect(traces.filter((trace) => !validate(trace)).map(({ id }) => id)).toEqual([]);
  expect(new Set(traces.map(({ role, id }) => `${role} ${id}`)).size).toBe(traces.length);
});

test('what takes more than a URL, and what an echo client gets: what the defaults show is an outcome', () => {
  for (const trace of traces) if (trace.role !== 'server' || trace.needs.length > 0) playInProcess(trace, compiledEngine);
  expect(traces.filter(({ needs }) => needs.length > 0).length).toBeGreaterThan(3_000);
});

testWith({ name: 'Python 3', install: 'apt install python3', installed: spawnSync('python3', ['-V']).status === 0 })(
  'the built-in echo server fails none of those that take but a URL, played by the runner in Python',
  async () => {
    const server = createServer({ origins: 'any', hosts: 'any' }, (connection) =>
      connection.on('message', (data) => connection.send(data)),
    );
    onTestFinished(() => server.close());
    const url = `ws://127.0.0.1:${await server.listen(0, '127.0.0.1')}/`;
    mkdirSync(join(folder, 'runners'));
    cpSync(new URL('runners/run.py', tracesFolder), join(folder, 'runners/run.py'));
    const { stdout } = await run('python3', [join(folder, 'runners/run.py'), '--url', url, '--tier', 'exhaustive']);
    expect(stdout).toMatch(/^\d{4} traces: \d+ pass, \d+ allowed \(of these \d+ refused\), 0 fail\n$/);
  },
);

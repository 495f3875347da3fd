import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { afterAll, expect, test } from 'vitest';
import { type Load, loadFile, socketsHash } from '../report/index.js';

const CHILD = new URL('testing-load.ts', import.meta.url).pathname;

type Parts = Pick<Load, 'concurrent' | 'churn'>;
const found: Partial<Parts> = {};

/** What a part of the load came to, by its own process, so that nothing else takes its memory or descriptors. */
async function load<Part extends keyof Parts>(part: Part, ...numbers: number[]): Promise<Parts[Part]> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', CHILD, part, ...numbers.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (chunk) => {
    told += chunk;
  });
  expect((await once(child, 'close'))[0]).toBe(0);
  console.log(part, told.trim());
  const figures: Parts[Part] = JSON.parse(told);
  found[part] = figures;
  return figures;
}

test('over 10,000 connections at once each message comes back once, in order, on its own connection', async () => {
  expect(await load('concurrent', 10_000, 20)).toMatchObject({ connections: 10_000, messages: 200_000, wrong: 0 });
});

test('100,000 connections that come and go leave neither memory nor handles behind', async () => {
  const { connections, handlesMore, bytesMore } = await load('churn', 100_000);
  expect({ connections, handlesMore }).toEqual({ connections: 100_000, handlesMore: 0 });
  expect(bytesMore).toBeLessThan(8 * 2 ** 20);
});

/** The figures go into the report, which is told of both parts or of none. */
afterAll(() => {
  const { concurrent, churn } = found;
  if (concurrent === undefined || churn === undefined || loadFile === undefined) return;
  const on = { node: process.version, processor: cpus()[0]?.model.trim() ?? 'unknown', cores: availableParallelism() };
  const load: Load = { sources: socketsHash(), on, concurrent, churn };
  writeFileSync(loadFile, `${JSON.stringify(load, null, 2)}\n`);
});

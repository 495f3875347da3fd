import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const CHILD = new URL('testing-load.ts', import.meta.url).pathname;

/** What a part of the load came to, by its own process, so that nothing else takes its memory or descriptors. */
async function load(part: string, ...numbers: number[]): Promise<Record<string, number>> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', CHILD, part, ...numbers.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (chunk) => {
    told += chunk;
  });
  expect((await once(child, 'close'))[0]).toBe(0);
  console.log(part, told.trim());
  return JSON.parse(told);
}

test('over 10,000 connections at once each message comes back once, in order, on its own connection', async () => {
  expect(await load('concurrent', 10_000, 20)).toMatchObject({ connections: 10_000, messages: 200_000, wrong: 0 });
});

test('100,000 connections that come and go leave neither memory nor handles behind', async () => {
  const { connections, handlesMore, bytesMore } = await load('churn', 100_000);
  expect({ connections, handlesMore }).toEqual({ connections: 100_000, handlesMore: 0 });
  expect(bytesMore).toBeLessThan(8 * 2 ** 20);
});

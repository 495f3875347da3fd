/** The command that checks all peers, as a process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../src/testing/folder.js';

const cli = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));

test('three runs come to the same, and each adds to what there is', async () => {
  const out = temporaryFolder();
  const matrices = [];
  for (let time = 0; time < 3; time += 1) {
    expect(await run(['--only', 'hixie76', '--tier', 'tiny', '--out', out])).toBe(0);
    matrices.push(readFileSync(join(out, 'matrix.json'), 'utf8'));
  }
  expect(new Set(matrices).size).toBe(1);
  await run(['--only', 'hixie76-xstate', '--tier', 'tiny', '--out', out]);
  const { peers } = JSON.parse(readFileSync(join(out, 'matrix.json'), 'utf8'));
  expect(peers.filter(({ server }: { server?: object }) => server).map(({ name }: { name: string }) => name)).toEqual([
    'hixie76',
    'hixie76-xstate',
  ]);
}, 240_000);

test('Ctrl-C in the middle leaves no program behind', async () => {
  const out = temporaryFolder();
  const child = spawn(process.execPath, [cli, 'check', 'matrix', '--only', 'hixie76', 'websocket-driver-0.8.0', '--out', out], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HIXIE76_RUN: out },
  });
  for await (const line of createInterface(child.stderr)) if (line.includes('as server')) break;
  await expect.poll(() => ours(out).length, { timeout: 20_000 }).toBeGreaterThan(1);
  child.kill('SIGINT');
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGINT');
  await expect.poll(() => ours(out), { timeout: 5_000 }).toEqual([]);
}, 120_000);

async function run(args: readonly string[]): Promise<number> {
  const baseline = fileURLToPath(new URL('baseline.json', import.meta.url));
  const child = spawn(process.execPath, [cli, 'check', 'matrix', '--baseline', baseline, ...args], { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  return code as number;
}

/** Processes that were started in the run that has this in its environment. */
function ours(mark: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`HIXIE76_RUN=${mark}`);
    } catch {
      return false;
    }
  });
}

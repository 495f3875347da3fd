import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const CHILD = new URL('testing/descriptors.ts', import.meta.url).pathname;

test('a server without file descriptors refuses whom it cannot accept, keeps its clients, and accepts again', async () => {
  const child = spawn('sh', ['-c', `ulimit -n 80 && exec "$0" --import tsx "$1"`, process.execPath, CHILD], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (chunk) => {
    told += chunk;
  });
  const [code] = await once(child, 'close');
  expect({ code, told }).toEqual({ code: 0, told: 'exhausted\nthe first is served\nthe next is served\n' });
});

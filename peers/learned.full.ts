/** Every installed peer is learned anew: it is what is committed. Twice, so that with what was committed three runs agree. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));

test.each([1, 2])(
  'run %i comes to the machines that are committed',
  () => {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'learn', 'matrix'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  },
  2_400_000,
);

/** The suite of docs/guides/9-test-without-sockets.md: it runs as a project of its own would have it, and the guide shows what comes of it. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.js';
import { loadTraces } from '../traces/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guide = readFileSync(`${root}docs/guides/9-test-without-sockets.md`, 'utf8');
const suite = `${root}docs/examples/websocket-driver.test.mjs`;
const blocks = Array.from(guide.matchAll(/^```(?:js)?\n(.*?)^```$/gms), ([, block]) => block as string);

test('the guide has the suite as it is, in twenty lines at the most', () => {
  const text = readFileSync(suite, 'utf8');
  expect(blocks[0]).toBe(text);
  expect(text.trim().split('\n').filter(Boolean).length).toBeLessThanOrEqual(20);
});

test('the suite finds what websocket-driver does otherwise than the text, and says it as the guide has it', async () => {
  const { code, text } = await runSuite();
  expect(code).toBe(1);
  const [title, ...reason] = (blocks[1] as string).trimEnd().split('\n');
  expect(text).toContain(`${title}\n`);
  expect(text).toContain(`\n${reason.join('\n')}\n`);
  const [, failed, passed] = /Tests {2}(\d+) failed \| (\d+) passed \(\d+\)/.exec(text)?.map(Number) ?? [];
  const played = loadTraces('small').filter(({ role, needs }) => role === 'server' && needs.length === 0);
  expect((failed as number) + (passed as number)).toBe(played.length);
  expect(passed).toBeGreaterThan(0.9 * played.length);
});

/** Runs it in a folder in which the package is installed. */
async function runSuite(): Promise<{ code: number; text: string }> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/hixie76'));
  for (const name of ['vitest', 'websocket-driver'])
    symlinkSync(`${root}node_modules/${name}`, join(folder, 'node_modules', name));
  copyFileSync(suite, join(folder, 'websocket-driver.test.mjs'));
  const vitest = [join(folder, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter', 'dot'];
  // What the outer vitest has set is not for this one.
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, NO_COLOR: '1', CI: '1' };
  return promisify(execFile)(process.execPath, vitest, { cwd: folder, env, maxBuffer: 1 << 26 })
    .then(({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }))
    .catch(({ code, stdout, stderr }) => ({ code, text: `${stdout}${stderr}` }));
}

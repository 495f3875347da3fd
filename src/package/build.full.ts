/** The build, and npx in a clone. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { COMMAND } from '../testing/command.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const beside = () => readdirSync(root).filter((name) => name.startsWith('dist-'));
const builtAt = () => statSync(COMMAND).mtimeMs;

function help(): string {
  return spawnSync(process.execPath, [COMMAND, '--help'], { encoding: 'utf8' }).stdout;
}

test('a build that is killed leaves what was there, and the command runs', async () => {
  const [before, left] = [builtAt(), beside()];
  const path = `${root}node_modules/.bin:${process.env.PATH}`;
  const build = spawn(process.execPath, ['build.mjs'], {
    cwd: root,
    env: { ...process.env, PATH: path },
    detached: true,
    stdio: 'ignore',
  });
  const ended = once(build, 'exit');
  onTestFinished(() => {
    for (const name of beside()) if (!left.includes(name)) rmSync(`${root}${name}`, { recursive: true });
  });
  await expect.poll(() => beside().filter((name) => !left.includes(name)), { timeout: 60_000 }).toHaveLength(1);
  process.kill(-(build.pid as number), 'SIGKILL');
  await ended;
  expect(builtAt()).toBe(before);
  expect(help()).toMatch(/^Usage: hixie76/);
});

test('npx in a clone builds nothing, and runs what was built last', () => {
  const before = builtAt();
  const { stdout, status } = spawnSync('npx', ['hixie76', '--help'], { cwd: root, encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, help()]);
  expect(builtAt()).toBe(before);
});

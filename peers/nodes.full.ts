/** The versions of Node that the package is for: the fast part of the suite, and one conversation, on each. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { COMMAND } from '../src/testing/command.js';
import { start, testWith } from '../src/testing/peers/index.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(new URL('nodes/package.json', import.meta.url), 'utf8'));
const fast = ['spec', 'machines', 'src/api', 'src/net'];
const outside = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name)));

test('the oldest is the oldest that package.json promises', () => {
  const { engines } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  expect(Object.values<string>(dependencies)[0]).toContain(`@${engines.node.replace('>=', '')}.`);
});

for (const [name, from] of Object.entries<string>(dependencies)) {
  const version = from.split('@').at(-1) as string;
  const node = fileURLToPath(new URL(`nodes/node_modules/${name}/bin/node`, import.meta.url));
  const testOn = testWith({ name: `Node ${version}`, installed: existsSync(node), install: 'npm ci --prefix peers/nodes' });

  testOn(`Node ${version}: the fast part of the suite`, async () => {
    const args = ['node_modules/vitest/vitest.mjs', 'run', ...fast, '--reporter', 'json', '--maxWorkers', '1'];
    const { stdout } = await promisify(execFile)(node, args, { cwd: root, env: outside, maxBuffer: 2 ** 28 }).catch(
      (error) => error,
    );
    const { numTotalTests, numPassedTests, numFailedTests } = JSON.parse(stdout.slice(stdout.indexOf('{"num')));
    expect(numFailedTests).toBe(0);
    expect(numPassedTests).toBeGreaterThan(0.9 * numTotalTests);
  });

  testOn(`Node ${version}: serve and connect talk`, async () => {
    expect((await promisify(execFile)(node, ['--version'])).stdout).toBe(`v${version}\n`);
    const { line: url } = await start(node, [COMMAND, 'serve']);
    const client = spawn(node, [COMMAND, 'connect', url], { stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => void client.kill('SIGKILL'));
    const lines = createInterface({ input: client.stdout })[Symbol.asyncIterator]();
    client.stdin.write('grüße \u{1D11E}\n');
    expect((await lines.next()).value).toBe('grüße \u{1D11E}');
    client.stdin.end();
    expect((await once(client, 'close'))[0]).toBe(0);
  });
}

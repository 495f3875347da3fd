/** The first minute: what the help and the guide say is to be written runs, and so does the job of the guide. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { CheckResult } from '../check/index.js';
import { COMMAND, run } from '../testing/command.js';
import { temporaryFolder } from '../testing/folder.js';
import { testWith } from '../testing/peers/index.js';
import { freePort } from '../testing/ports.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guide = readFileSync(`${root}docs/guides/2-test-my-implementation.md`, 'utf8');
const example = (name: string) => readFileSync(`${root}docs/examples/${name}`, 'utf8');
const blockOf = (language: string) => new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(guide)?.[1];

test.each([
  ['js', 'echo-server.mjs'],
  ['python', 'echo-server.py'],
])('the guide and the help have the echo server in %s as it is, in about ten lines', async (language, name) => {
  const text = example(name);
  expect(blockOf(language)).toBe(text);
  const { code, out } = await run('check', 'server', '--help');
  expect(code).toBe(0);
  expect(out).toContain(text.replace(/^(?=.)/gm, '  '));
  expect(text.split('\n').filter(Boolean).length).toBeLessThanOrEqual(11);
});

test('the echo server in JavaScript is one', async () => {
  expect(await checked(`${process.execPath} ${await placed('echo-server.mjs')}`)).toMatchObject(AN_ECHO);
});

/** Debian's Python knows Debian's packages, another one those of pip. */
const python = ['python3', '/usr/bin/python3'].find((each) => spawnSync(each, ['-c', 'import eventlet']).status === 0);

testWith({ name: 'eventlet', installed: python !== undefined, install: 'apt install python3-eventlet' })(
  'the echo server in Python is one',
  async () => {
    expect(await checked(`${python} ${await placed('echo-server.py')}`)).toMatchObject(AN_ECHO);
  },
);

/** The control was answered and its message came back; what else either library does is its own affair. */
const AN_ECHO = {
  summary: { unsupported: 0 },
  cases: expect.arrayContaining([expect.objectContaining({ id: 'control', verdict: expect.stringMatching(/^(pass|allowed)$/) })]),
};

async function checked(command: string): Promise<CheckResult> {
  const { out } = await run('check', 'server', '--exec', command, '--tier', 'tiny', '--json');
  return JSON.parse(out);
}

/** Puts an example into a project of its own, on a port of the test. @returns its file */
async function placed(name: string): Promise<string> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(`${root}node_modules/websocket-driver`, join(folder, 'node_modules/websocket-driver'));
  const port = await freePort();
  writeFileSync(join(folder, name), example(name).replaceAll('8080', `${port}`));
  return join(folder, name);
}

interface Step {
  run?: string;
  uses?: string;
}

test('the job of the guide checks, fails for what is not known, and is content with what is', async () => {
  const { on, jobs } = parse(blockOf('yaml') as string) as { on: string[]; jobs: Record<string, { steps: Step[] }> };
  expect(on).toEqual(['push', 'pull_request']);
  const { steps = [] } = jobs.check ?? {};
  expect(steps.every(({ run, uses }) => (run === undefined) !== (uses === undefined))).toBe(true);
  const script = steps.find((step) => step.run?.startsWith('npx hixie76'))?.run as string;
  const folder = join(await placed('echo-server.mjs'), '..');
  // The smallest tier, since what is asked makes no difference here.
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${COMMAND}" "$@" --tier tiny\n`);
  chmodSync(join(folder, 'npx'), 0o755);
  const sh = (line: string) =>
    spawnSync('sh', ['-e', '-c', line], { cwd: folder, env: { ...process.env, PATH: `${folder}:${process.env.PATH}` } });
  writeFileSync(join(folder, 'known.json'), '{"cases":[]}');
  const first = sh(script);
  expect(first.status).toBe(1);
  expect(first.stdout.toString()).toMatch(/^::error /m);
  expect(readFileSync(join(folder, 'hixie76.xml'), 'utf8')).toMatch(/failures="[1-9]/);
  expect(sh("npx hixie76 check server --exec 'node echo-server.mjs' --json > known.json").status).toBe(1);
  expect(sh(script).status).toBe(0);
});

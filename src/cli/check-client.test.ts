/** What `hixie76 check client` starts, it ends; and what is wrong with how it is called is told in a line. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { createEnvironment } from '../index.js';
import { COMMAND } from '../testing/command.js';
import { temporaryFolder } from '../testing/folder.js';
import { type CheckClientOptions, checkClientCommand } from './check-client.js';

const plain: CheckClientOptions = { port: '0', tier: 'tiny', concurrency: '1', timeout: '2000', wait: '20000' };

test.each<[string, Partial<CheckClientOptions>, RegExp]>([
  ['a command without a place for the URL', { exec: 'client' }, /--exec: \{url\} has to be somewhere/],
  ['a command with half a quote', { exec: 'client "{url}' }, /--exec: a quote is not closed/],
  ['no command', { exec: '  ' }, /--exec: there is no command/],
  [
    'a hook that there is not',
    { exec: 'client {url}', hooks: 'sing' },
    /--hooks: "sing" is none; there are send, close, connect/,
  ],
  ['hooks without a command', { hooks: 'send' }, /--hooks: only a command/],
  ['a port that is none', { port: '70000' }, /--port: "70000" is no whole number/],
  ['a wait that is none', { wait: '0' }, /--wait: "0" is no whole number/],
  ['a command that there is not', { exec: '/nonexistent {url}' }, /could not be started: /],
  ['a command that fails', { exec: `node -e 'process.exitCode = 3; console.error("oops")' {url}` }, /exit code 3.*it says: oops/],
  ['nobody', { wait: '50' }, /no client has asked for the URL within 50 ms/],
])('%s ends in one clear line and exit code 2', async (_, options, line) => {
  await expect(checkClientCommand({ ...plain, json: true, ...options })).rejects.toMatchObject({
    message: expect.stringMatching(line),
    exitCode: 2,
  });
});

test('without a command, each connection to the one URL is the next case', async () => {
  const child = spawn(process.execPath, [COMMAND, 'check', 'client', '--port', '0', '--tier', 'tiny', '--json']);
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  const lines = createInterface(child.stderr);
  const [line] = (await once(lines, 'line')) as [string];
  const url = /ws:\/\/localhost:\d+\//.exec(line)?.[0] as string;
  const { WebSocket } = createEnvironment({ origin: 'http://localhost', blockedPorts: [] });
  const over = once(child, 'close');
  let isOver = false;
  void over.then(() => {
    isOver = true;
  });
  while (!isOver) {
    const socket = new WebSocket(url);
    socket.onmessage = (event) => socket.send(event.data);
    await once(socket, 'close');
  }
  expect(await over).toEqual([0, null]);
  expect(JSON.parse(out)).toMatchObject({ peer: { role: 'client', url }, summary: { fail: 0, inconclusive: 0, unsupported: 0 } });
});

/** A client that notes its process, connects, and never ends by itself. */
const STAYS = `
  const { appendFileSync } = require('node:fs');
  appendFileSync(process.argv[3], process.pid + '\\n');
  process.on('SIGTERM', () => appendFileSync(process.argv[3], 'asked to end\\n'));
  require('node:net').connect(new URL(process.argv[2]).port).on('error', () => {});
  console.error('connected');
  setInterval(() => {}, 1000);
`;

test.each([1, 2])('after Ctrl-C, %i times, no process is left that it has started', async (times) => {
  const folder = temporaryFolder();
  const [script, pids] = [join(folder, 'stays.cjs'), join(folder, 'pids')];
  writeFileSync(script, STAYS);
  writeFileSync(pids, '');
  const exec = `"${process.execPath}" ${script} {url} ${pids}`;
  const args = [COMMAND, 'check', 'client', '--port', '0', '--tier', 'tiny', '--exec', exec, '--timeout', '60000'];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const pid = await firstLineOf(pids);
  child.kill('SIGINT');
  if (times > 1) {
    await expect.poll(() => readFileSync(pids, 'utf8'), { timeout: 20_000 }).toMatch(/asked/);
    child.kill('SIGINT');
  }
  expect(await once(child, 'close')).toEqual([null, 'SIGINT']);
  await expect.poll(() => isRunning(pid)).toBe(false);
});

async function firstLineOf(file: string): Promise<number> {
  await expect.poll(() => readFileSync(file, 'utf8'), { timeout: 20_000 }).toMatch(/\n/);
  return Number(readFileSync(file, 'utf8'));
}

/** One that has ended may still be listed until somebody asks how. */
function isRunning(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

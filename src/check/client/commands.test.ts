/** Commands that are clients: one for each case, or one that stays. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/folder.js';
import type { ClientLine } from '../index.js';
import { checkClient, clientCasesOf } from './index.js';

const folder = temporaryFolder(afterAll);
const library = fileURLToPath(new URL('../../index.ts', import.meta.url));
const [control, ...cases] = clientCasesOf('tiny');

/** Notes that it was started, echoes, takes lines, and ends all at once when it is told to connect for so many times. */
const script = join(folder, 'client.mts');
writeFileSync(
  script,
  `
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createEnvironment } from ${JSON.stringify(library)};

const [url, starts, most] = process.argv.slice(2);
appendFileSync(starts, 'started\\n');
const { WebSocket } = createEnvironment({ origin: 'http://localhost', blockedPorts: [] });
let opened;
let count = 0;
connect(url);
createInterface(process.stdin).on('line', async (line) => {
  const [name, ...words] = line.split(' ');
  if (name === 'connect') connect(words.join(' '));
  else if (name === 'send') (await opened).send(words.join(' '));
  else (await opened).close();
});

function connect(url) {
  if (++count > Number(most)) process.exit(3);
  const socket = new WebSocket(url);
  socket.onmessage = ({ data }) => socket.send(data);
  opened = new Promise((resolve) => { socket.onopen = () => resolve(socket); });
}
`,
);

async function checked(name: string, most: number, hooks: readonly ClientLine[]) {
  const starts = join(folder, name);
  const exec = [process.execPath, '--import', 'tsx', script, '{url}', starts, `${most}`];
  const told = { port: 0, timeout: 5_000, wait: 20_000, concurrency: 1, exec, hooks };
  if (control === undefined) throw new Error('no control');
  const result = await checkClient(told, control, [control, ...cases]);
  return { ...result, starts: readFileSync(starts, 'utf8').split('\n').length - 1 };
}

test('one that can be told to connect is started once, and plays all cases', async () => {
  const { summary, starts } = await checked('stays', Infinity, ['send', 'close', 'connect']);
  expect(summary).toEqual({ pass: cases.length + 1, allowed: 0, fail: 0, inconclusive: 0, unsupported: 0, notRun: 0 });
  expect(starts).toBe(1);
});

test('one that ends is missed by one case, and started again for the next', async () => {
  const { summary, starts, cases: results } = await checked('ends', 5, ['send', 'close', 'connect']);
  expect(starts).toBeGreaterThan(1);
  expect(summary).toMatchObject({ fail: 0, unsupported: 0 });
  expect(summary.inconclusive).toBeGreaterThan(0);
  const why = results.filter(({ verdict }) => verdict === 'inconclusive').map((each) => each.why);
  expect(new Set(why)).toEqual(new Set(['the command ended with exit code 3, and has not asked for the URL']));
});

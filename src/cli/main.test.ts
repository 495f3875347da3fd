import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { COMMAND, type Ran, run } from '../testing/command.js';
import { temporaryFolder } from '../testing/folder.js';
import { freePort } from '../testing/ports.js';

const taken = createServer();
const folder = temporaryFolder(afterAll);
const file = join(folder, 'file');
let port = 0;

beforeAll(async () => {
  writeFileSync(file, 'no report');
  await once(taken.listen(0), 'listening');
  port = (taken.address() as AddressInfo).port;
});

afterAll(() => void taken.close());

function start(...args: string[]) {
  return spawn(process.execPath, [COMMAND, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Runs a command as a process. */
async function runAlone(...args: string[]) {
  const child = start(...args);
  child.stdin.end();
  const [[code], out, errors] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { code, out, errors };
}

test.each([
  ['an unknown command', () => ['frobnicate'], /unknown command/],
  ['an unknown option', () => ['serve', '--frobnicate'], /unknown option/],
  ['a missing argument', () => ['connect'], /missing required argument/],
  ['a criterion that there is not', () => ['paths', '--criterion', 'all'], /Allowed choices are/],
  ['a machine that there is not', () => ['chart', 'nothing'], /no machine "nothing"; there are/],
  ['a path that there is not', () => ['paths', '--play', 'nothing/1'], /no path "nothing\/1"/],
  ['a revision of which there are no machines', () => ['serve', '--revision', 'r5'], /Allowed choices are r4819, r4820, r5065/],
  ['paths of a revision that there is not', () => ['paths', '--revision', 'r5'], /Allowed choices are r4819, r4820, r5065/],
  [
    'whole fields of another revision',
    () => ['paths', '--criterion', 'fields', '--revision', 'r5065'],
    /fields is of r4820 alone/,
  ],
  ['the shortest exchanges of one text', () => ['chart', '--shortest'], /--shortest goes with --diff/],
  [
    'the shortest exchanges of what is no side',
    () => ['chart', 'parseUrl', '--diff', 'r4819', 'r4820', '--shortest'],
    /"parseUrl" is neither/,
  ],
  ['a chart as --json', () => ['chart', 'client', '--json'], /--json is for --shortest/],
  ['one revision alone to compare', () => ['chart', '--diff', 'r4819'], /--diff takes two of r4819, r4820, r5065/],
  [
    'a choice that a revision does not leave',
    () => ['serve', '--revision', 'r5065', '--policy', 'number.byteOrder=little'],
    /r5065 leaves no choice of number\.byteOrder: it is big/,
  ],
  ['a revision of which no changes are known', () => ['spec', '--changes', 'r4819'], /no revision "r4819"; there are r4820/],
  ['a step that there is not', () => ['spec', '10.3.4.3.1#47'], /nothing matches/],
  ['a port that is no number', () => ['serve', '--port', 'http'], /no whole number from 0 to 65535/],
  ['TLS both here and in front', () => ['serve', '--secure', '--cert', file, '--key', file], /leave --secure out/],
  ['a policy that there is not', () => ['serve', '--policy', 'server.mood=good'], /policy "server.mood" cannot be chosen/],
  ['a port in use', () => ['serve', '--port', String(port)], /the port is in use/],
  ['a URL of another scheme', () => ['connect', 'http://localhost/'], /ws: or wss:/],
  ['a port where nobody listens', () => ['connect', 'ws://127.0.0.1:1/'], /10\.3\.2#2/],
  ['a proxy of another kind', () => ['connect', '--proxy', 'ftp://a', 'ws://localhost/'], /"ftp:\/\/a" is neither/],
  ['a file for a folder', () => ['chart', 'parseUrl', '--out', file], /file/],
  ['a benchmark that there is not', () => ['bench', 'frobnicate'], /no benchmark "frobnicate"; there are parse/],
  ['a report where a file is', () => ['report', '--out', join(file, 'report')], /report/],
])('%s ends in one clear line and exit code 2', async (_, args, line) => {
  const { code, errors } = await run(...args());
  expect(errors).toMatch(line);
  expect(errors.trimEnd().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});

test('a host that cannot be reached ends in one clear line and exit code 2', async () => {
  const closed = await freePort();
  const { code, errors } = await run('connect', `ws://127.0.0.1:${closed}/`);
  expect(errors).toBe(
    `hixie76: connect: ws://127.0.0.1:${closed}/: no connection: connect ECONNREFUSED 127.0.0.1:${closed} (10.3.4.3.1#3); see "hixie76 spec '10.3.4.3.1#3'"\n`,
  );
  expect(code).toBe(2);
});

test('a connection that fails is told with what was expected and what came', async () => {
  const page = createServer((socket) => socket.on('error', () => {}).end('HTTP/1.1 404 Not Found\r\n\r\n'));
  await once(page.listen(0), 'listening');
  const url = `ws://127.0.0.1:${(page.address() as AddressInfo).port}/`;
  const { code, errors } = await run('connect', url);
  page.close();
  expect(errors).toBe(
    `hixie76: connect: ${url}: no connection: status code: expected 101, received 404 Not Found; it looks like an HTTP error (10.3.4.3.1#31p3); see "hixie76 spec '10.3.4.3.1#31p3'"\n`,
  );
  expect(code).toBe(2);
});

test.each(['spec', 'paths', 'report', 'chart', 'serve', 'connect'])('%s --help explains itself', async (command) => {
  const { code, out } = await run(command, '--help');
  expect(out).toMatch(new RegExp(`^Usage: hixie76 ${command}`));
  expect(code).toBe(0);
});

test.each<[string[], Partial<Ran>]>([
  [['frobnicate'], { code: 2, out: '', errors: "hixie76: unknown command 'frobnicate'\n" }],
  [['chart', 'parseUrl', '--out', file], { code: 2, out: '' }],
  [['spec', '--help'], { code: 0, errors: '' }],
])('as a process %j ends as it does within one', async (args, ended) => {
  const alone = await runAlone(...args);
  expect(alone).toEqual(await run(...args));
  expect(alone).toMatchObject(ended);
});

test('spec --changes tells of each hunk of the seed, and of what each item that changed said before and says now', async () => {
  const { code, out } = await run('spec', '--changes');
  expect(code).toBe(0);
  expect(out).toContain('40 brought, 20 changed, 34 renumbered, 371 left, 1 gone');
  expect(out).toMatch(/77852,6 -> 78022,11 {2}10\.3\.4\.4\.3#3\.B8\n/);
  expect(out).toMatch(/10\.3\.2#c -> 10\.3\.2#d {2}changed\n {2}before: `CLOSED` is 2.*\n {2}after: `CLOSED` is 3/);
  expect(JSON.parse((await run('spec', '--changes', 'r5065', '--json')).out).counts.changed).toBe(43);
});

test('replay judges by a revision, and says of what is wrong by r4820 alone which text has it right', async () => {
  const file = 'traces/revisions/key-edges.json';
  expect((await run('replay', file)).code).toBe(0);
  expect(await run('replay', '--revision', 'r5065', file)).toMatchObject({
    code: 1,
    out: expect.stringContaining('10.3.4.3.1#22'),
  });
  const closing = await run('replay', '--revision', 'r4819', 'traces/revisions/client-starts-closing.json');
  expect(closing).toMatchObject({ code: 1, out: expect.stringContaining('10.3.4.5#p1') });
});

test('a path through what r5065 has alone is played by its name, and r4820 has none of that name', async () => {
  const play = ['paths', '--play', 'server-frames-stop-disconnect/001'];
  const { code, out } = await run(...play, '--revision', 'r5065');
  expect([code, out]).toEqual([0, expect.stringContaining('serverDataFraming.step_2_1 always[0]')]);
  expect((await run(...play)).code).toBe(2);
});

test('chart --diff tells what came with r4820, and draws it', async () => {
  const { out } = await run('chart', 'serverDataFraming', '--diff', 'r4819', 'r4820');
  expect(out).toContain('+ state serverDataFraming.step_3_B8 (10.3.4.4.3#3.B8)');
  expect(out).toContain('- transition serverDataFraming.step_3_B7 always -> step_4');
  expect((await run('chart', 'serverTerminating', '--format', 'dot', '--diff', 'r4819', 'r4820')).out).toContain('#b7e3c0');
});

test('chart --diff --shortest finds the shortest exchanges that tell two texts apart, whichever is named first', async () => {
  const ask = ['chart', 'client', '--diff', 'r4820', 'r4819', '--shortest'];
  const { out, code } = await run(...ask);
  expect([code, out]).toEqual([0, expect.stringMatching(/^r4819 and r4820: 2 shortest exchanges/)]);
  expect(out).toContain('client-starts-closing: r4820 allows this to a client, and r4819 does not (10.3.4.5#p1: ');
  expect(out).toContain('  the opening handshakes; the server sends FF 00; nothing more comes from the client\n');
  const { revisions, exchanges } = JSON.parse((await run(...ask, '--json')).out);
  expect(revisions).toEqual(['r4819', 'r4820']);
  expect(exchanges[0]).toMatchObject({ difference: 'client-reads-closing-frame', late: true, log: { role: 'client' } });
});

test('spec prints one JSON document and nothing else', async () => {
  const { code, out } = await run('spec', '10.3.4.3.1#34a', '--json');
  expect(JSON.parse(out)).toMatchObject([{ id: '10.3.4.3.1#34a', subject: 'client', disposition: 'machine' }]);
  expect(code).toBe(0);
});

test('connect and serve talk to each other: each line comes back, and both end well', async () => {
  const server = start('serve');
  const [url] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  const client = start('connect', url);
  const lines = createInterface({ input: client.stdout })[Symbol.asyncIterator]();
  client.stdin.write('hello\n');
  expect((await lines.next()).value).toBe('hello');
  client.stdin.end('grüße\n');
  expect((await lines.next()).value).toBe('grüße');
  expect((await once(client, 'close'))[0]).toBe(0);
  server.kill('SIGINT');
  expect((await once(server, 'close'))[0]).toBe(0);
});

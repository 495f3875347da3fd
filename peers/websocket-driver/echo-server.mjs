/**
 * An echo server made of websocket-driver over node:net.
 *
 *   node echo-server.mjs [--package P] [--protocol P]...
 *
 * Takes a free port of 127.0.0.1, prints its URL as the first line, and ends on
 * SIGTERM, cutting what is open. `--package` is the name under which a version
 * is installed. The driver's own choice of a subprotocol does not reach
 * hixie-76, so the field is set here, through its public setHeader().
 */
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { onHooks } from '../hooks.mjs';

const { package: name, protocol: protocols } = parseArgs({
  options: {
    package: { type: 'string', default: 'websocket-driver' },
    protocol: { type: 'string', multiple: true, default: [] },
  },
}).values;
const require = createRequire(import.meta.url);
const websocket = require(name);
// Before 0.8.0 this version was served without being asked for, and unknown options were refused.
const settings = require(`${name}/package.json`).version.startsWith('0.7.') ? {} : { allowDrafts: true };
const open = new Set();
const server = createServer(serve);

server.listen(0, '127.0.0.1', () => console.log(`ws://127.0.0.1:${server.address().port}/`));
process.once('SIGTERM', () => process.exit(0));
onHooks(open, { send: (driver, text) => driver.text(text), close: (driver) => driver.close() });

function serve(connection) {
  const driver = websocket.server(settings);
  open.add(driver);
  connection.once('close', () => open.delete(driver));
  connection.on('error', () => connection.destroy());

  driver.on('connect', () => start(driver, connection));
  driver.on('close', () => connection.end());
  connection.pipe(driver.io).pipe(connection);
  driver.messages.pipe(driver.messages);
}

function start(driver, connection) {
  if (!websocket.isWebSocket(driver)) {
    connection.end('HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  const asked = driver.headers['sec-websocket-protocol'];
  if (protocols.includes(asked)) driver.setHeader('Sec-WebSocket-Protocol', asked);
  driver.start();
}

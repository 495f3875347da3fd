/**
 * This project's own server, as one peer among the others.
 *
 *   node echo-server.mjs [--engine compiled|xstate]
 *
 * Takes a free port of 127.0.0.1, prints its URL as the first line, and takes
 * the lines `send TEXT` and `close` on stdin. It has to be built before.
 */
import { parseArgs } from 'node:util';
import { createServer } from '../../dist/src/index.js';
import { onHooks } from '../hooks.mjs';

const { engine } = parseArgs({ options: { engine: { type: 'string', default: 'compiled' } } }).values;
const open = new Set();
const server = createServer({ engine, origins: 'any', hosts: 'any' }, (connection) => {
  open.add(connection);
  connection.on('message', (text) => connection.send(text) || connection.pause());
  connection.on('drain', () => connection.resume());
  connection.on('close', () => open.delete(connection));
});

console.log(`ws://127.0.0.1:${await server.listen(0, '127.0.0.1')}/`);
onHooks(open, { send: (connection, text) => connection.send(text), close: (connection) => connection.terminate() });

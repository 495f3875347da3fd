/**
 * This project's own server, as one peer among the others.
 *
 *   node echo-server.mjs [--engine compiled|xstate]
 *
 * Takes a free port of 127.0.0.1, prints its URL as the first line, and takes
 * all the lines of ../README.md on stdin. It has to be built before.
 */
import { parseArgs } from 'node:util';
import { createServer } from '../../dist/src/index.js';
import { onHooks } from '../hooks.mjs';

const { engine } = parseArgs({ options: { engine: { type: 'string', default: 'compiled' } } }).values;
const open = new Set();
let own;
/** What the timers of the server that was given something do when they ring, and which are to ring as soon as they run. */
let rings;
let due;

console.log(await listening(createServer({ engine, origins: 'any', hosts: 'any' }, echo)));
onHooks(open, {
  send: (connection, text) => connection.send(text),
  close: (connection) => connection.terminate(),
  async given({ service, limits }) {
    own?.close();
    rings = new Map();
    due = new Set();
    own = createServer({ engine, origins: 'any', hosts: 'any', ...service, limits: limits ?? {}, clock: { start } }, echo);
    console.log(await listening(own));
  },
  timer: (name) => (rings.has(name) ? rings.get(name)() : due.add(name)),
});

function echo(connection) {
  open.add(connection);
  connection.on('message', (text) => connection.send(text) || connection.pause());
  connection.on('drain', () => connection.resume());
  connection.on('close', () => open.delete(connection));
}

async function listening(server) {
  return `ws://127.0.0.1:${await server.listen(0, '127.0.0.1')}/demo`;
}

/** A clock whose timers run until they are told to ring. */
function start(_milliseconds, name, ring) {
  rings.set(name, ring);
  if (due.delete(name)) setImmediate(ring);
  return () => rings.delete(name);
}

/**
 * This project's own client, as one peer among the others.
 *
 *   node echo-client.mjs [--engine compiled|xstate] URL
 *
 * Echoes until the connection is closed, or, once it has been told to connect,
 * until it is ended; takes the lines of ../README.md on stdin. It has to be
 * built before.
 */
import { parseArgs } from 'node:util';
import { createEnvironment } from '../../dist/src/index.js';
import { onHooks } from '../hooks.mjs';

const { values, positionals } = parseArgs({
  options: { engine: { type: 'string', default: 'compiled' } },
  allowPositionals: true,
});
const { WebSocket } = createEnvironment({ origin: 'http://localhost', engine: values.engine });
/** The last connection, once it is open. */
let opened;

connect(positionals[0]);
onHooks([undefined], {
  send: (_, text) => opened.then((socket) => socket.send(text)),
  close: () => opened.then((socket) => socket.close()),
  connect,
});

function connect(url) {
  const socket = new WebSocket(url);
  socket.onmessage = ({ data }) => socket.send(data);
  opened = new Promise((resolve) => {
    socket.onopen = () => resolve(socket);
  });
}

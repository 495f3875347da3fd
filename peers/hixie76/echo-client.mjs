/**
 * This project's own client, as one peer among the others.
 *
 *   node echo-client.mjs [--engine compiled|xstate] URL
 *
 * Echoes until the connection is closed, and takes the lines `send TEXT` and
 * `close` on stdin. It has to be built before.
 */
import { parseArgs } from 'node:util';
import { createEnvironment } from '../../dist/src/index.js';
import { onHooks } from '../hooks.mjs';

const { values, positionals } = parseArgs({
  options: { engine: { type: 'string', default: 'compiled' } },
  allowPositionals: true,
});
const { WebSocket } = createEnvironment({ origin: 'http://localhost', engine: values.engine });
const socket = new WebSocket(positionals[0]);
socket.onopen = () => onHooks([socket], { send: (_, text) => socket.send(text), close: () => socket.close() });
socket.onmessage = ({ data }) => socket.send(data);
socket.onclose = () => process.exit(0);

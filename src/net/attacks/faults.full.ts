import { afterEach, test } from 'vitest';
import { closeAll } from '../../testing/sockets.js';
import { resetByClients, resetByServers } from './testing.js';

afterEach(closeAll);

test('a server whose client resets the connection behind each byte of handshake and frames closes that one, and serves the next', async () => {
  await resetByClients(1);
});

test('a client whose server resets the connection behind each byte of handshake and frames closes, not cleanly', async () => {
  await resetByServers(1);
});

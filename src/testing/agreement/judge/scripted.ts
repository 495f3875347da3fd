/** A server that gives its nth connection the nth recording, whatever is asked. */
import { createServer, type Server, type Socket } from 'node:net';
import type { Recording, Stage } from './spell.js';

/** Starts it on a port of its own. */
export async function scripted(recordings: readonly Recording[]): Promise<{ url: string; close(): void }> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const recording = recordings[count++];
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    if (recording === undefined) socket.destroy();
    else answer(socket, recording);
  });
  const port = await listening(server);
  return {
    url: `ws://127.0.0.1:${port}/`,
    close: () => {
      for (const each of sockets) each.destroy();
      server.close();
    },
  };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject).listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

/** Sends what each stage adds, as soon as everything before it has come. */
function answer(socket: Socket, { trace, stages }: Recording): void {
  let [received, ended, sent] = [0, false, 0];
  const left = [...stages];
  const goOn = () => {
    for (let next = left[0]; next !== undefined && isDue(next); next = left[0]) {
      left.shift();
      socket.write(next.output.subarray(sent));
      sent = next.output.length;
      if (next.closed) socket.end();
    }
  };
  const isDue = ({ after }: Stage) => {
    const events = trace.events.slice(0, after + 1);
    const bytes = events.reduce((sum, event) => sum + (event.type === 'bytes' ? event.hex.length / 2 : 0), 0);
    return received >= bytes && (ended || !events.some(({ type }) => type === 'fin'));
  };
  socket.on('data', (chunk) => {
    received += chunk.length;
    goOn();
  });
  socket.on('end', () => {
    ended = true;
    goOn();
    // Behind our FIN it closes only if the recording does.
    if (left.length === 0 && trace.events.every(({ type }) => type !== 'fin')) socket.end();
  });
}

/** Answers each message with itself, and reads on only as fast as the client reads the answers. */
import type { Connection } from './connection.js';

export function echo(connection: Connection): void {
  connection.on('message', (data) => {
    if (!connection.send(data)) connection.pause();
  });
  connection.on('drain', () => connection.resume());
}

/** What a peer can be told while it runs, by lines on its stdin: `send TEXT` and `close`. See README.md. */
import { createInterface } from 'node:readline';

/** Calls `send(side, text)` or `close(side)` for each of the sides, with each line; the end of stdin means nothing. */
export function onHooks(sides, { send, close }) {
  createInterface({ input: process.stdin }).on('line', (line) => {
    for (const side of sides) {
      if (line === 'close') close(side);
      else if (line.startsWith('send ')) send(side, line.slice('send '.length));
    }
  });
}

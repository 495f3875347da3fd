/** What a peer can be told while it runs, by lines on its stdin. See README.md. */
import { createInterface } from 'node:readline';

/**
 * Calls what a line names, as far as there is such a thing: `send(side, text)` and `close(side)` for each of the sides,
 * `connect(url)`, `given(object)`, `timer(name)`. The end of stdin means nothing.
 */
export function onHooks(sides, { send, close, connect, given, timer }) {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const [, name, text] = /^(\w+) ?(.*)$/s.exec(line) ?? [];
    if (name === 'send') for (const side of sides) send?.(side, text);
    else if (name === 'close') for (const side of sides) close?.(side);
    else if (name === 'connect') connect?.(text);
    else if (name === 'given') given?.(JSON.parse(text));
    else if (name === 'timer') timer?.(text);
  });
}

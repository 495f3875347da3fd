/** What each benchmark is called, and what it measures. */
import type { Benchmark } from './types.js';

export const ABOUT: Readonly<Record<Benchmark, readonly [title: string, about: string]>> = {
  parse: [
    'Parsing text frames',
    'A server receives a stream of frames in chunks of 64 KiB and delivers strings; no socket is involved. The limit is a loop that only looks for the byte FF and makes strings, which is less than any protocol allows.',
  ],
  echo: [
    'Echo over loopback',
    'Connections × size of a message, and how many messages each connection has under way. Each server is a process of its own and delivers strings; the load client parses nothing and compares all that comes back. The limit is the same client against a server that sends back bytes unseen: what is far below it, the client does not hold up.',
  ],
  handshake: ['Opening handshakes', 'The same request in, a valid answer out; no socket is involved.'],
  memory: ['Memory of idle connections', 'Growth of the resident memory of the server, garbage collected before and after.'],
  large: [
    'One large message',
    'A message of ASCII arrives in chunks of 64 KiB in a process of its own. Memory is the most that was resident beyond what was before, for each byte of the message.',
  ],
  engines: ['Compiled and not', 'The same machine, compiled, run directly from its definition, and run by XState.'],
  tools: ['Compiling and enumerating', 'What nobody else does, so there is nobody to compare with.'],
};

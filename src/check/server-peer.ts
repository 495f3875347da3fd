/** A server under test: it is connected to once for each case. */
import type { TraceEvent } from '../traces/index.js';
import type { Case } from './cases.js';
import { Connection } from './connection.js';
import type { Peer } from './peer.js';
import { type Played, play } from './play.js';
import { split } from './seen.js';
import { substituting } from './substitute.js';
import { CannotCheck, type ServerCheckOptions } from './types.js';

/** The server at a URL, in whose names the cases are played. */
export function serverPeer(options: ServerCheckOptions): Peer {
  const { url, timeout, ca } = options;
  const rewrite = substituting(`${url.pathname}${url.search}`, options, url.protocol === 'wss:');
  const playTo = async ({ trace }: Case): Promise<Played> => {
    const connection = await Connection.to(url, timeout, ca);
    try {
      const tell = (event: TraceEvent) => tellServer(connection, event);
      return await play(rewrite(trace), connection, { role: 'server', timeout, tell, see: split });
    } finally {
      connection.destroy();
    }
  };
  return {
    role: 'server',
    url: url.href,
    play: playTo,
    async playControl(control) {
      try {
        return await playTo(control);
      } catch (error) {
        throw new CannotCheck(`${url.href}: no connection: ${(error as Error).message}`);
      }
    },
    missing: ({ trace }) => trace.needs,
    unsupported: () => undefined,
  };
}

function tellServer(connection: Connection, event: TraceEvent): void {
  if (event.type === 'bytes') connection.send(Buffer.from(event.hex, 'hex'));
  else if (event.type === 'fin') connection.finish();
  else throw new Error(`a server that has but a URL cannot be told ${event.type}`);
}

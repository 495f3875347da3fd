/** A server under test: it is connected to once for each case. */
import type { Peer } from './peer.js';
import { play } from './play.js';
import { substituting } from './substitute.js';
import { CannotCheck, type ServerCheckOptions } from './types.js';

/** The server at a URL, in whose names the cases are played. */
export function serverPeer(options: ServerCheckOptions): Peer {
  const { url, timeout, ca } = options;
  const rewrite = substituting(`${url.pathname}${url.search}`, options, url.protocol === 'wss:');
  const playTo: Peer['play'] = ({ trace }) => play(rewrite(trace), url, timeout, ca);
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

/** A server under test: it is connected to once for each case. */
import { Judge } from '../judge/index.js';
import type { Case } from './cases.js';
import { Connection } from './connection.js';
import { needsOf } from './hooks.js';
import { requestTo } from './names.js';
import type { Peer } from './peer.js';
import { type Played, play } from './play.js';
import { CannotCheck, type ServerCheckOptions } from './types.js';

/** The server at a URL, in whose names the cases are played. */
export function serverPeer(options: ServerCheckOptions): Peer {
  const { url, hooks } = options;
  return {
    role: 'server',
    url: url.href,
    can: hooks?.can ?? needsOf([]),
    play: (of) => played(of, options),
    async playControl(control) {
      try {
        return await played(control, options);
      } catch (error) {
        throw new CannotCheck(`${url.href}: no connection: ${(error as Error).message}`);
      }
    },
  };
}

async function played({ trace }: Case, options: ServerCheckOptions): Promise<Played> {
  const { timeout, isOurs, ca, host, origin, protocol } = options;
  const hooks = trace.needs.length > 0 ? await options.hooks?.begin(trace.given) : undefined;
  try {
    const url = hooks?.url ?? options.url;
    const secure = url.protocol === 'wss:';
    const pieces = trace.events.flatMap((event) =>
      event.type === 'bytes' ? Buffer.from(event.hex, 'hex').toString('latin1') : [],
    );
    const texts = requestTo({ host, origin, protocol, resource: `${url.pathname}${url.search}` }, pieces, secure);
    const connection = await Connection.to(url, timeout, ca);
    const { limits, service } = trace.given ?? {};
    const judge = new Judge('server', { application: 'echo', secure, limits, service });
    const write = () => connection.send(Buffer.from(texts.shift() ?? '', 'latin1'));
    return await play(trace, connection, { judge, timeout, isOurs, hooks, write }).finally(() => connection.destroy());
  } finally {
    await hooks?.end();
  }
}

/** A server under test: it is connected to once for each case. */
import { Judge } from '../judge/index.js';
import type { Case, Playable } from './cases.js';
import { Connection } from './connection.js';
import type { Hooks } from './hooks.js';
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
    play: (of) => played(of, options),
    async playControl(control) {
      try {
        return await played(control, options);
      } catch (error) {
        throw new CannotCheck(`${url.href}: no connection: ${(error as Error).message}`);
      }
    },
    // That sending fails is ours to bring about.
    missing: ({ trace }) => trace.needs.filter((need) => need !== 'failedSend' && !hooks?.can.includes(need)),
    isAlone: ({ trace }) => (hooks?.shared ?? false) && trace.needs.length > 0,
    unsupported: () => undefined,
  };
}

async function played({ trace }: Case, options: ServerCheckOptions): Promise<Played> {
  const session = trace.needs.length > 0 ? await options.hooks?.begin(trace.given) : undefined;
  try {
    return await playedTo(session?.url ?? options.url, trace, options, session);
  } finally {
    await session?.end();
  }
}

async function playedTo(url: URL, trace: Playable, options: ServerCheckOptions, hooks?: Hooks): Promise<Played> {
  const { timeout, ca, isOurs = false } = options;
  const { host, origin, protocol } = options;
  const secure = url.protocol === 'wss:';
  const pieces = trace.events.flatMap((event) =>
    event.type === 'bytes' ? Buffer.from(event.hex, 'hex').toString('latin1') : [],
  );
  const texts = requestTo({ host, origin, protocol, resource: `${url.pathname}${url.search}` }, pieces, secure);
  const connection = await Connection.to(url, timeout, ca);
  try {
    const { limits, service } = trace.given ?? {};
    const judge = new Judge('server', { application: 'echo', secure, limits, service });
    const write = () => connection.send(Buffer.from(texts.shift() ?? '', 'latin1'));
    return await play(trace, connection, { judge, timeout, isOurs, hooks, write });
  } finally {
    connection.destroy();
  }
}

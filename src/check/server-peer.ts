/** A server under test: it is connected to once for each case. */
import { timeoutOf } from '../../machines/index.js';
import { Judge } from '../judge/index.js';
import type { TraceEvent } from '../traces/index.js';
import type { Case, Playable } from './cases.js';
import { Connection } from './connection.js';
import type { Hooks } from './hooks.js';
import type { Peer } from './peer.js';
import { type Played, play } from './play.js';
import { substituting } from './substitute.js';
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
  const rewrite = substituting(`${url.pathname}${url.search}`, options, url.protocol === 'wss:');
  const connection = await Connection.to(url, timeout, ca);
  try {
    const { limits, service } = trace.given ?? {};
    const judge = new Judge('server', { application: 'echo', secure: url.protocol === 'wss:', limits, service });
    const tell = (event: TraceEvent) => told(event, connection, hooks, judge);
    return await play(rewrite(trace), connection, { judge, timeout, isOurs, tell });
  } finally {
    connection.destroy();
  }
}

function told(event: TraceEvent, connection: Connection, hooks: Hooks | undefined, judge: Judge): void {
  if (event.type === 'bytes') connection.send(Buffer.from(event.hex, 'hex'));
  else if (event.type === 'fin') connection.finish();
  else if (event.type === 'reset') connection.reset();
  else if (event.type === 'call' && event.name === 'send') {
    judge.tells({ type: 'SEND_STRING', data: event.data ?? '' });
    hooks?.send?.(event.data ?? '');
  } else if (event.type === 'call' && event.name === 'terminate') {
    judge.tells({ type: 'TERMINATE' });
    hooks?.close?.();
  } else if (event.type === 'timer') {
    judge.tells({ type: timeoutOf[event.timer] });
    hooks?.timer?.(event.timer);
  } else throw new Error(`a server cannot be told ${event.type}`);
}

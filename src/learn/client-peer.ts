/** A client that is asked: for each word it is let connect anew, to a URL of its own. */
import { type Connection, type Host, handshakeIn, replyTo, type Started } from '../check/index.js';
import { valueIn } from '../judge/index.js';
import { type Line, NoPeer, type Peer } from './talk.js';
import { answerTo, replyOfText } from './text.js';

export interface ClientToLearn {
  /** Where it connects to; listening. */
  host: Host;
  port: number;
  /** Milliseconds within which it has to connect, and to send its handshake. */
  timeout: number;
  isOurs?: boolean | undefined;
  /** Starts a client that connects to a URL. */
  start(url: string): Started;
}

export function clientToLearn(options: ClientToLearn): Peer {
  let connections = 0;
  const open = (isOpened: boolean) => {
    connections += 1;
    return connected(options, new URL(`ws://localhost:${options.port}/${connections}`), isOpened);
  };
  return { side: 'client', isOurs: options.isOurs ?? false, open };
}

async function connected({ host, start, timeout }: ClientToLearn, url: URL, isOpened: boolean): Promise<Line> {
  const client = start(url.href);
  let connection: Connection | undefined;
  const end = async () => {
    connection?.destroy();
    await client.stop();
  };
  try {
    connection = await arrival(host, url, client, timeout);
    const handshake = await handshakeOf(connection, timeout);
    const [origin, protocol] = ['origin', 'sec-websocket-protocol'].map((name) => valueIn(handshake.head, name));
    const names = { host: url.host, resource: url.pathname, origin, protocol };
    const answer = answerTo(handshake.bytes);
    const named = (pieces: readonly string[]) => replyTo(names, pieces);
    if (isOpened) {
      const head = replyOfText.subarray(0, -answer.length).toString('latin1');
      connection.send(Buffer.concat([Buffer.from(named([head]).join(''), 'latin1'), answer]));
      await connection.delivered(true);
    }
    return { connection, named, end, answer, hooks: client.hooks };
  } catch (error) {
    await end();
    throw error;
  }
}

async function arrival(host: Host, url: URL, client: Started, timeout: number): Promise<Connection> {
  const nobody = new AbortController();
  const giveUp = (why: string) => nobody.abort(new NoPeer(why));
  const deadline = setTimeout(() => giveUp(`no client has asked for ${url.pathname} within ${timeout} ms`), timeout);
  client.program?.ended.then((how) => giveUp(`the command ${how}, and has not asked for its URL`));
  return host.connection(url.pathname, nobody.signal).finally(() => clearTimeout(deadline));
}

async function handshakeOf(connection: Connection, timeout: number) {
  const until = performance.now() + timeout;
  for (let inTime = true; ; inTime = await connection.changes.next(until)) {
    const found = handshakeIn(connection.received);
    if (found !== undefined) return found;
    if (!inTime || connection.closed !== undefined) throw new NoPeer('it sends no whole handshake');
  }
}

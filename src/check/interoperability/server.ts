/** What a client of the text makes of a server under test: it asks for the server's own URL, and goes on as far as it can. */
import { authorityOf } from '../../../machines/index.js';
import { isSwitching } from '../../judge/index.js';
import { Connection } from '../connection.js';
import { inTurns } from '../turns.js';
import type { Impasse, ServerCheckOptions } from '../types.js';
import { firstLineOf } from '../words.js';
import { impasseOf } from './gaps.js';
import { type Asked, TextClient } from './text-client.js';

/** One handshake, and how it is cut into writes. */
interface Play {
  id: string;
  title: string;
  /** Appended to the query. */
  query?: true;
  /** Where writes end, besides its own end. */
  cuts?(request: Buffer): number[];
}

const KEY3 = 8;

const PLAYS: readonly Play[] = [
  { id: 'interoperability/url', title: "a client of the text asks for the server's URL" },
  { id: 'interoperability/query', title: 'a client of the text asks for the URL with a query', query: true },
  {
    id: 'interoperability/bytes',
    title: "a client of the text asks for the server's URL, a byte at a time",
    cuts: ({ length }) => Array.from({ length: length - KEY3 }, (_, index) => index + 1),
  },
  {
    id: 'interoperability/key3',
    title: "a client of the text asks for the server's URL, and sends the last eight bytes by themselves",
    cuts: ({ length }) => [length - KEY3],
  },
];

/** Characters of one to four bytes. */
const PROBE = 'probe \u00e9 \u20ac \u{1f600}';

/**
 * Where no client of the text goes on with what the server agrees to. A server that does not agree, as one that knows its names,
 * its resources and its clients, keeps nobody from the rest. What is the same with a query or in pieces is told once.
 */
export async function impassesOfServer(options: ServerCheckOptions): Promise<Impasse[]> {
  const found = new Map<Play, Impasse | undefined>();
  await inTurns(PLAYS, options.concurrency ?? 1, async (play) => {
    found.set(play, await impasseIn(play, options).catch(() => undefined));
  });
  const [plain, ...others] = PLAYS.map((play) => found.get(play));
  return [plain, ...others.filter((each) => each?.step !== plain?.step)].filter((each) => each !== undefined);
}

async function impasseIn(play: Play, options: ServerCheckOptions): Promise<Impasse | undefined> {
  const { url, timeout, ca, isOurs } = options;
  const client = new TextClient(askedOf(options, play));
  const connection = await Connection.to(url, timeout, ca);
  try {
    for (const piece of piecesOf(client.request, play.cuts?.(client.request))) {
      connection.send(piece);
      await connection.delivered(!isOurs);
    }
    await reading(connection, client, timeout, () => client.isEstablished);
    connection.send(client.says(PROBE));
    if (client.isEstablished) await reading(connection, client, timeout, () => client.message !== undefined);
    connection.send(client.ends());
  } finally {
    connection.destroy();
  }
  const { gap } = client;
  if (gap === undefined || !isSwitching(firstLineOf(connection))) return undefined;
  return { ...impasseOf(play.id, play.title, gap), request: client.request.toString('hex') };
}

/** The client reads what comes until it is done or gives up, or the time is over. */
async function reading(connection: Connection, client: TextClient, timeout: number, isDone: () => boolean): Promise<void> {
  const until = performance.now() + timeout;
  do {
    client.reads(connection.received);
    if (connection.closed !== undefined) return client.closes();
  } while (!isDone() && client.gap === undefined && (await connection.changes.next(until)));
}

function askedOf(
  { url, host = url.host, secure = url.protocol === 'wss:', origin, protocol }: ServerCheckOptions,
  play: Play,
): Asked {
  const { host: name, port } = authorityOf(host) ?? { host: url.hostname, port: null };
  const query = play.query === undefined ? url.search : `${url.search === '' ? '?' : `${url.search}&`}hixie76=query`;
  return {
    host: name,
    port: port ?? (secure ? 443 : 80),
    resourceName: `${url.pathname}${query}`,
    secure,
    origin: origin ?? 'http://example.com',
    protocol: protocol ?? null,
  };
}

function piecesOf(request: Buffer, cuts: readonly number[] = []): Buffer[] {
  const ends = [...cuts, request.length];
  return ends.map((end, index) => request.subarray(ends[index - 1] ?? 0, end));
}

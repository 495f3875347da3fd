/**
 * JSON logs of exchanges; traces/log.schema.json is their schema.
 *
 * ```json
 * {
 *   "version": 1,
 *   "role": "server",
 *   "url": "ws://example.com/demo",
 *   "wire": [
 *     { "from": "client", "at": 0, "hex": "474554202f64656d6f..." },
 *     { "from": "server", "at": 1.5, "hex": "485454502f312e31..." },
 *     { "from": "client", "at": 20, "close": "fin" }
 *   ]
 * }
 * ```
 *
 * `role` is the side to be judged; both are where it is absent. `url` is what
 * the client was asked for; only its scheme counts, `wss:` saying that the
 * bytes are those inside TLS. The entries of `wire` stand in the order in which
 * one observer saw them, at any point of the way; `at` is in milliseconds from
 * any beginning. An entry has either bytes, in hex, in pieces of any size, or
 * the side's close, by FIN or RST, behind which it sends no more.
 */
import { type Entry, type Exchange, type Side, Unreadable } from './exchange.js';

/**
 * The exchange of a log; traces/log.schema.json is its form.
 * @throws Unreadable with what is wrong, where, and what should stand there
 */
export function parseLog(text: string): Exchange {
  const log = objectAt(parseJson(text), 'the log');
  if (log.version !== 1) throw new Unreadable(`version is ${shown(log.version)}; this reads version 1`);
  if (!Array.isArray(log.wire)) throw new Unreadable(`wire is ${shown(log.wire)}, not a list of entries`);
  const { role, url } = log;
  if (role !== undefined && !isSide(role)) throw new Unreadable(`role is ${shown(role)}, neither "server" nor "client"`);
  if (url !== undefined && !/^wss?:/.test(String(url))) throw new Unreadable(`url is ${shown(url)}, not a URL of ws: or wss:`);
  const wire = log.wire.map(entryAt);
  checkOrder(wire);
  return { wire, ...(role === undefined ? {} : { role }), ...(url === undefined ? {} : { url: String(url) }) };
}

/** An exchange as a log, to be written as JSON. */
export function logOf({ role, url, wire }: Exchange): object {
  const entries = wire.map((entry) => {
    const { from, at } = entry;
    return 'close' in entry ? { from, at, close: entry.close } : { from, at, hex: Buffer.from(entry.bytes).toString('hex') };
  });
  return { version: 1, ...(role ? { role } : {}), ...(url ? { url } : {}), wire: entries };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unreadable(`no JSON log, no pcap and no pcapng file: ${(error as Error).message}`);
  }
}

function objectAt(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Unreadable(`${where} is ${shown(value)}, not an object`);
}

function entryAt(value: unknown, index: number): Entry {
  const where = `wire[${index}]`;
  const { from, at, hex, close } = objectAt(value, where);
  if (!isSide(from)) throw new Unreadable(`${where}.from is ${shown(from)}, neither "server" nor "client"`);
  if (typeof at !== 'number') throw new Unreadable(`${where}.at is ${shown(at)}, not a number of milliseconds`);
  if ((hex === undefined) === (close === undefined)) throw new Unreadable(`${where} must have either hex or close`);
  if (hex === undefined) {
    if (close === 'fin' || close === 'rst') return { from, at, close };
    throw new Unreadable(`${where}.close is ${shown(close)}, neither "fin" nor "rst"`);
  }
  if (typeof hex === 'string' && /^(?:[0-9a-f]{2})*$/i.test(hex)) return { from, at, bytes: Buffer.from(hex, 'hex') };
  throw new Unreadable(`${where}.hex is ${shown(hex)}, not pairs of hex digits`);
}

/** Behind its close a side sends nothing: else something was recorded wrong. */
function checkOrder(wire: readonly Entry[]): void {
  const closed = new Set<Side>();
  for (const [index, entry] of wire.entries()) {
    if (closed.has(entry.from)) throw new Unreadable(`wire[${index}] is from the ${entry.from}, which closed before that`);
    if ('close' in entry) closed.add(entry.from);
  }
}

function isSide(value: unknown): value is Side {
  return value === 'client' || value === 'server';
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/**
 * Whether the other side has read what was written. Writes that follow each
 * other are segments only if it has; a program that is slow reads them as one, and
 * would be judged by its speed. The system knows, where both ends are on it.
 */
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A list that changes while it is read may miss a connection, but not each time. */
const MISSES = 5;

/** Who does not read is not waited for any longer, in milliseconds. */
const MOST = 1_000;

/**
 * Waits until the other side has read all, if it is on this system, and that can be known.
 * @returns whether it is so
 */
export async function delivered({ remoteAddress = '', remoteFamily, localPort = 0, remotePort = 0 }: Socket): Promise<boolean> {
  // A side that shares our thread reads in its turn.
  await new Promise((resolve) => setImmediate(resolve));
  if (!/^(::ffff:)?127\.|^::1$/.test(remoteAddress)) return false;
  // Connections that the system has, of either family; there is no such file but on Linux.
  const table = remoteFamily === 'IPv6' ? '/proc/net/tcp6' : '/proc/net/tcp';
  const until = performance.now() + MOST;
  // Nobody tells when a queue has become empty: it has to be looked at, which takes the longer the more connections there are.
  let missed = 0;
  for (let wait = 1; performance.now() < until && missed < MISSES; wait *= 2) {
    const queued = await queuedAt(remotePort, localPort, table);
    if (queued === 0) return true;
    if (queued === undefined) missed += 1;
    else await pause(wait);
  }
  return false;
}

/** How many bytes wait at the end with a port that come from another, or undefined where that is not known. */
async function queuedAt(port: number, from: number, table: string): Promise<number | undefined> {
  const end = (of: number) => `[0-9A-F]+:${of.toString(16).toUpperCase().padStart(4, '0')}`;
  const [, queued] = new RegExp(`: ${end(port)} ${end(from)} \\w+ \\w+:(\\w+)`).exec(await listed(table)) ?? [];
  return queued === undefined ? undefined : Number.parseInt(queued, 16);
}

/** By table the reading that is under way, and the next one, which has not begun. */
const underWay = new Map<string, Promise<string>>();
const next = new Map<string, Promise<string>>();

/** A table as it is now. Reading one takes the system milliseconds, so that all who ask before it begins share one. */
function listed(table: string): Promise<string> {
  const shared =
    next.get(table) ??
    Promise.resolve(underWay.get(table)).then(() => {
      next.delete(table);
      const text = readFile(table, 'latin1').catch(() => '');
      underWay.set(table, text);
      return text;
    });
  next.set(table, shared);
  return shared;
}

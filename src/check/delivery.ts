/**
 * Whether the other side has read what was written. Writes that follow each
 * other are segments only if it has; a program that is slow reads them as one, and
 * would be judged by its speed. The system knows, where both ends are on it.
 */
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Connections that the system has, of either family; there is no such file but on Linux. */
const TABLES = { IPv4: '/proc/net/tcp', IPv6: '/proc/net/tcp6' };

/** Who does not read is not waited for any longer, in milliseconds. */
const MOST = 1_000;

/** Waits until the other side has read all, if it is on this system, and that can be known. */
export async function delivered({ remoteAddress = '', remoteFamily, localPort = 0, remotePort = 0 }: Socket): Promise<void> {
  // A side that shares our thread reads in its turn.
  await new Promise((resolve) => setImmediate(resolve));
  if (!/^(::ffff:)?127\.|^::1$/.test(remoteAddress)) return;
  const table = remoteFamily === 'IPv6' ? TABLES.IPv6 : TABLES.IPv4;
  const until = performance.now() + MOST;
  // Nobody tells when a queue has become empty: it has to be looked at.
  while (performance.now() < until && (await isQueued(table, remotePort, localPort))) await pause(1);
}

/** Whether bytes wait at the end with that port, which it has not read. */
async function isQueued(table: string, port: number, from: number): Promise<boolean> {
  const text = await readFile(table, 'latin1').catch(() => '');
  const end = (of: number) => `[0-9A-F]+:${of.toString(16).toUpperCase().padStart(4, '0')}`;
  const [, waiting] = new RegExp(`: ${end(port)} ${end(from)} \\w+ \\w+:(\\w+)`).exec(text) ?? [];
  return waiting !== undefined && Number.parseInt(waiting, 16) > 0;
}

/** Addresses for an exchange: of the oracle, and of the player that shows the specification's own sides reading it. */
import { type Entry, type Exchange, otherThan, type Refusal, type Side } from '../../judge/exchange.js';
import { headIn } from '../../judge/head.js';
import { type Action, addressOf } from '../player/situation.js';

/** `#c:474554,s:48545450,c:fin`, and the side that is to be judged. */
export function fragmentOf({ wire, role }: Exchange): string {
  const entries = wire.map((entry) => `${entry.from[0]}:${'close' in entry ? entry.close : hexOf(entry.bytes)}`);
  return `${role === undefined ? '' : `${role}=`}${entries.join(',')}`;
}

/** The exchange of an address; undefined where it has none. */
export function exchangeAt(fragment: string): Exchange | undefined {
  const [, role, list = ''] = /^(?:(client|server)=)?((?:[cs]:(?:[0-9a-f]*|fin|rst),?)+)$/.exec(fragment) ?? [];
  if (list === '') return undefined;
  const wire = list.split(',').map((each, at): Entry => {
    const [, what = ''] = each.split(':');
    const from = each.startsWith('c') ? 'client' : 'server';
    if (what === 'fin' || what === 'rst') return { from, at, close: what };
    return { from, at, bytes: Uint8Array.from(Buffer.from(what, 'hex')) };
  });
  return { wire, ...(role === undefined ? {} : { role: role as Side }) };
}

/** An exchange as a dump to be read and changed. */
export function dumpOf({ wire }: Exchange): string {
  return wire.map((entry) => rows(entry.from === 'client' ? '>' : '<', entry)).join('');
}

function rows(arrow: string, entry: Entry): string {
  if ('close' in entry) return `${arrow} ${entry.close.toUpperCase()}\n`;
  const lines =
    hexOf(entry.bytes)
      .replace(/../g, '$& ')
      .match(/.{1,48}/g) ?? [];
  return lines.map((line, index) => `${index === 0 ? arrow : ' '} ${line.trimEnd()}\n`).join('');
}

/**
 * The player at the byte that is wrong, or at the end: both sides of the specification hear what was recorded. What is wrong
 * in frames is shown behind a handshake of the player's own, since its client has other keys.
 */
export function playerOf(exchange: Exchange, wrong?: Refusal): string {
  const { request, reply } = handshakesIn(exchange);
  const [line = ''] = request.split('\r\n');
  const host = /^host: *(\S+)/im.exec(request)?.[1] ?? 'example.com';
  const protocol = /^sec-websocket-protocol: *(.*)$/im.exec(request)?.[1]?.trim() || null;
  const url = `ws://${host}${line.split(' ')[1] ?? '/'}`;
  const inHandshake =
    wrong !== undefined && wrong.rejection.offset < { client: request, server: reply }[wrong.rejection.from].length;
  const skipped = inHandshake ? { client: 0, server: 0 } : { client: request.length, server: reply.length };
  // The player's server knows no subprotocol, and would refuse one.
  const start: Action[] = [{ do: 'new', url, protocol: inHandshake ? protocol : null }, { do: inHandshake ? 'connect' : 'all' }];
  return `player.html#${addressOf({ actions: [...start, ...heard(exchange, skipped, wrong)] })}`;
}

function heard({ wire }: Exchange, skipped: Readonly<Record<Side, number>>, wrong: Refusal | undefined): Action[] {
  const at = { client: 0, server: 0 };
  const actions: Action[] = [];
  for (const entry of wire) {
    const { from } = entry;
    const to = otherThan(from);
    if ('close' in entry) {
      actions.push({ do: entry.close === 'fin' ? 'fin' : 'reset', to });
      continue;
    }
    const begin = Math.max(0, skipped[from] - at[from]);
    const end = wrong?.rejection.from === from ? wrong.rejection.offset + 1 - at[from] : entry.bytes.length;
    at[from] += entry.bytes.length;
    const bytes = entry.bytes.subarray(begin, end);
    if (bytes.length > 0) actions.push({ do: 'bytes', to, hex: hexOf(bytes) });
    if (end <= entry.bytes.length && wrong?.rejection.from === from) return actions;
  }
  return actions;
}

/** Both opening handshakes, one character for each byte. */
function handshakesIn(exchange: Exchange): { request: string; reply: string } {
  const opening = (side: Side, body: number) => {
    const sent = Buffer.concat(exchange.wire.flatMap((entry) => (entry.from === side && 'bytes' in entry ? [entry.bytes] : [])));
    return sent.toString('latin1', 0, (headIn(sent)?.length ?? sent.length) + body);
  };
  return { request: opening('client', 8), reply: opening('server', 16) };
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** Handshakes in their parts, as outcomes have them. */
import { type Explanation, type Head, headIn, isUndefined } from '../judge/index.js';
import { sorted } from './outcomes.js';
import type { Reply, Request } from './types.js';

/** The handshake of a server that has come so far. */
export function replyOf(one: Explanation): 'none' | 'http' | Reply {
  const { answer, reply } = one;
  if (answer === 'http') return 'http';
  if (reply === undefined) return 'none';
  const { fields } = headIn(Buffer.from(`${reply.lines.join('\r\n')}\r\n\r\n`, 'latin1')) as Head;
  const values = fields.map(({ name, value }) => [name.toLowerCase(), Buffer.from(value, 'latin1').toString()] as const);
  const digest = isUndefined(one) ? 'any' : Buffer.from(reply.digest ?? []).toString('hex');
  return { fields: Object.fromEntries(values), digest };
}

/** The handshake of a client, once it has come whole. */
export function requestOf(sent: Buffer): Request {
  const { line, fields, length } = headIn(sent) as Head;
  const values = sorted(Object.fromEntries(fields.map(({ name, value }) => [name, value])));
  return { line, fields: values, key3: sent.toString('hex', length) };
}

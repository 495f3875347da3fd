/** Handshakes in their parts, as outcomes have them. */
import { type Explanation, isUndefined } from '../judge/index.js';
import { hexOf } from './draft.js';
import { sorted } from './outcomes.js';
import type { Reply, Request } from './types.js';

/** The handshake of a server that has come so far. */
export function replyOf(one: Explanation): 'none' | 'http' | Reply {
  const { answer, reply } = one;
  if (answer === 'http') return 'http';
  if (reply === undefined) return 'none';
  const fields = fieldsOf(reply.lines.slice(1)).map(([name, value]) => {
    return [name.toLowerCase(), Buffer.from(value, 'latin1').toString()] as const;
  });
  const digest = isUndefined(one) ? 'any' : Buffer.from(reply.digest ?? []).toString('hex');
  return { fields: Object.fromEntries(fields), digest };
}

/** The handshake of a client, one character for each byte. */
export function requestOf(sent: string): Request {
  const end = sent.indexOf('\r\n\r\n');
  const [line = '', ...lines] = sent.slice(0, end).split('\r\n');
  const fields = sorted(Object.fromEntries(fieldsOf(lines)));
  return { line, fields, key3: hexOf(sent.slice(end + 4)) };
}

function fieldsOf(lines: readonly string[]): [name: string, value: string][] {
  return lines.map((line) => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
}

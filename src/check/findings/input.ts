/** What shows a finding: what the peer was sent, and what it did. */
import { DIGEST } from '../../judge/index.js';
import type { Finding } from '../types.js';
import type { Evidence } from './evidence.js';

/** What the peer was sent: the handshake, where the fault lies there or nothing came behind it; frames otherwise. */
export function inputOf({ sent, behind }: Pick<Evidence, 'sent' | 'behind'>, isOfHandshake: boolean): Finding['input'] {
  const bytes = isOfHandshake || behind.length === 0 ? sent : behind;
  return { hex: bytes.toString('hex'), text: textOf(bytes) };
}

/** Bytes as text: what cannot be printed as in C. */
export function textOf(bytes: Buffer): string {
  const named: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t', '\\': '\\\\' };
  return bytes
    .toString('latin1')
    .replace(/[^ -[\]-~]/g, (each) => named[each] ?? `\\x${Buffer.from(each, 'latin1').toString('hex')}`);
}

/** What was seen where the fault lies: a line of the handshake, its digest, or the frames. */
export function observedIn({ observed, why, offset, received, frames }: Evidence): string {
  const isOfServer = received.toString('latin1', 0, 5) === 'HTTP/';
  if (offset === undefined || (frames !== undefined && offset >= frames))
    return observed.replace(/^.*; (?=(no )?frames? ?)/s, '');
  if (isOfServer && frames !== undefined && offset >= frames - DIGEST)
    return `digest ${received.toString('hex', frames - DIGEST, frames)}`;
  const text = received.toString('latin1');
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const line = text.slice(start, text.indexOf('\r\n', start)).slice(0, LONG);
  return line === '' ? why : JSON.stringify(line);
}

/** Characters of a line. */
const LONG = 100;

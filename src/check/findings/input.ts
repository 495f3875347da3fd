/** What shows a finding: what the peer was sent, and what it did. */
import { DIGEST } from '../../judge/index.js';
import { CONTROL } from '../cases.js';
import type { Finding } from '../types.js';
import type { Evidence } from './evidence.js';

/** What a peer was sent in a case. */
export type Seen = Pick<Evidence, 'id' | 'title' | 'sent' | 'size' | 'behind' | 'received' | 'frames' | 'offset'>;

/**
 * The input that shows a finding: the handshake, where the fault lies there or nothing came behind it; frames otherwise.
 * @param usual what the control was sent
 */
export function shownBy(of: Seen, isOfHandshake: boolean, usual: Buffer): Pick<Finding, 'input' | 'send'> {
  const bytes = isOfHandshake || of.behind.length === 0 ? of.sent : of.behind;
  const text = textOf(bytes);
  return { input: { hex: bytes.toString('hex'), text }, send: inLine(of, bytes, text, usual) };
}

function inLine({ id, title }: Seen, bytes: Buffer, text: string, usual: Buffer): string {
  if (id.startsWith('interoperability/')) return title;
  if (bytes.length === 0) return id.includes('/handshakes/') ? '' : title;
  if (!isHandshake(text)) {
    const hex = bytes.toString('hex', 0, HEX).replace(/(..)(?!$)/g, '$1 ');
    return `${hex}${bytes.length > HEX ? ' …' : ''} |${text}|`;
  }
  if (id === CONTROL) return `the handshake of the control: ${text}`;
  const [lines, others] = [linesOf(text, id), linesOf(textOf(usual), CONTROL)];
  const list = (what: string, some: string[]) =>
    some.length === 0 ? [] : [`${what} ${some.map((line) => `"${line}"`).join(', ')}`];
  const added = list('with', without(lines, others));
  const lacking = list('without', without(others, lines));
  return usual.length === 0 ? title || text : [...added, ...lacking].join('; ') || title;
}

/** Lines that others have not, or not as often. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => !left.includes(line) || left.splice(left.indexOf(line), 1).length === 0);
}

/** Bytes of frames that are shown. */
const HEX = 24;

/** Whether an input is a request or a reply, and no frames. */
export function isHandshake(text: string): boolean {
  return /^(?:[A-Z]+ |HTTP\/)/.test(text);
}

/** Lines of a head, but for those that each connection has otherwise. */
function linesOf(text: string, id: string): string[] {
  return text
    .replace(/\\r\\n\\r\\n.*/, '')
    .split('\\r\\n')
    .filter((line) => !line.includes(encodeURI(id)));
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

/** Puts the names of the server under test in place of those that the traces have. */
import type { TraceEvent } from '../traces/index.js';
import type { Playable } from './cases.js';
import type { Substitutes } from './types.js';

/** What the traces say where a server may have names of its own. */
const TRACES = { origin: 'http://example.com', host: 'example.com', resource: '/demo', protocol: 'chat' };
const SECURE = [
  [':80', ':443'],
  [':443', ':80'],
] as const;

/** Rewrites requests; frames are left alone. */
export type Rewriting = (trace: Playable) => Playable;

/**
 * @param resource path and query
 * @param names what is absent stays as it is, and without a protocol none is asked for but in the traces that do
 * @param secure whether the server speaks TLS, so that ports 80 and 443 change places
 */
export function substituting(resource: string, { host, origin, protocol }: Substitutes, secure = false): Rewriting {
  const own = new Map([
    [TRACES.origin, origin ?? TRACES.origin],
    [TRACES.host, host ?? TRACES.host],
    [TRACES.resource, resource],
    ...(secure ? SECURE : []),
  ]);
  // The longest first: the origin has the host in it.
  const pattern = secure
    ? /http:\/\/example\.com|example\.com|\/demo|:(?:80|443)(?=[\r/])/g
    : /http:\/\/example\.com|example\.com|\/demo/g;
  const inText = (text: string) => text.replace(pattern, (found) => own.get(found) ?? found);
  const put = protocol === undefined ? undefined : asking(protocol);
  return (trace) => {
    const events = inRequests(trace.events, inText);
    const asked = put === undefined ? events : inRequests(events, put);
    return { ...trace, events: asked };
  };
}

const ASKS = /^sec-websocket-protocol:/im;

/** Rewrites what is sent as a whole, and cuts it again as it was cut: at the same places, or behind what has taken the place of a name. */
function inRequests(events: readonly TraceEvent[], rewrite: (text: string) => string): TraceEvent[] {
  const texts = events.map((event) => (event.type === 'bytes' ? textOf(event.hex) : ''));
  const each = texts.map(rewrite);
  const whole = rewrite(texts.join(''));
  const cut = each.join('') === whole ? each : cutLike(texts, whole, rewrite);
  return events.map((event, index) => {
    return event.type === 'bytes' ? { ...event, hex: Buffer.from(cut[index] ?? '', 'latin1').toString('hex') } : event;
  });
}

function cutLike(texts: readonly string[], whole: string, rewrite: (text: string) => string): string[] {
  let before = '';
  const places = texts.map((text) => {
    before += text;
    return rewrite(before).length;
  });
  const ends = places.map((_, index) => Math.min(...places.slice(index)));
  return ends.map((end, index) => whole.slice(ends[index - 1] ?? 0, end));
}

function textOf(hex: string): string {
  return Buffer.from(hex, 'hex').toString('latin1');
}

/** Asks for a subprotocol in place of that of the traces, or behind the first field where none is asked for. */
function asking(protocol: string): (text: string) => string {
  const line = (name: string) => `Sec-WebSocket-Protocol: ${name}\r\n`;
  const [own, theirs] = [line(protocol), line(TRACES.protocol)];
  return (text) => {
    if (ASKS.test(text)) return text.replaceAll(theirs, () => own);
    return text.replace(/\r\n(Host|Upgrade|Connection|Origin): [^\r\n]*\r\n/, (field) => `${field}${own}`);
  };
}

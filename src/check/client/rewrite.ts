/** Puts what a client asked for in place of what the traces say, and keeps the cuts between their events. */

/** What the traces say. */
const TRACES = { origin: 'http://example.com', host: 'example.com' };

export interface Names {
  origin: string;
  /** With the port, unless it is the default. */
  host: string;
  resource: string;
  /** The subprotocol that was asked for, or null. */
  protocol: string | null;
}

/** Capitals where the trace has them instead of small letters: such a name is wrong in its case, and stays so. */
const NAMES = /http:\/\/example\.com|example\.com|\/demo/gi;

/** @param pieces what is sent, one character for each byte, a string for each write */
export function rewritten(pieces: readonly string[], names: Names): string[] {
  const text = pieces.join('');
  let length = 0;
  const cuts = pieces.map((piece) => (length += piece.length));
  const changes = [...changesOf(text, names)].sort((one, other) => one.at - other.at);
  const moved = cuts.map((cut) => cut + shiftAt(changes, cut));
  const whole = changes.reduceRight((all, { at, was, is }) => all.slice(0, at) + is + all.slice(at + was.length), text);
  return moved.map((cut, index) => whole.slice(index === 0 ? 0 : moved[index - 1], cut));
}

interface Change {
  at: number;
  was: string;
  is: string;
}

function* changesOf(text: string, names: Names): Iterable<Change> {
  const end = text.indexOf('\r\n\r\n');
  const head = end === -1 ? text : text.slice(0, end + 2);
  yield* replaced(head, NAMES, (was) => capitalized(was, namedBy(was, names)));
  // An origin that is wrong for the trace's client may be just that of this one.
  yield* replaced(head, ORIGIN, (was) => (was.toLowerCase() === names.origin.toLowerCase() ? ELSEWHERE : was));
  if (names.protocol !== null) yield* withProtocol(head, names.protocol);
}

function* replaced(head: string, what: RegExp, by: (was: string) => string): Iterable<Change> {
  for (const { 0: was, index: at } of head.matchAll(what)) if (by(was) !== was) yield { at, was, is: by(was) };
}

/** The values that say who may connect, but for those that have a name of the traces in them. */
const ORIGIN = /(?<=^sec-websocket-origin:(?: |(?! )))(?!http:\/\/example\.com)[^\r\n]+/gim;
const ELSEWHERE = 'http://elsewhere.example';

/** The traces' client asks for no subprotocol; one that does has to get it, and once. */
function* withProtocol(head: string, protocol: string): Iterable<Change> {
  yield* replaced(head, /^sec-websocket-protocol:[^\r\n]*\r\n/gim, () => '');
  const at = head.indexOf('\r\n') + 2;
  if (at > 1 && at < head.length) yield { at, was: '', is: `Sec-WebSocket-Protocol: ${protocol}\r\n` };
}

function namedBy(was: string, { origin, host, resource }: Names): string {
  const lowercase = was.toLowerCase();
  return lowercase === TRACES.origin ? origin : lowercase === TRACES.host ? host : resource;
}

/** One capital where there was one; all capitals where all letters were. */
function capitalized(was: string, is: string): string {
  const lowercase = was.toLowerCase();
  if (was === lowercase) return is;
  if (was === was.toUpperCase()) return is.toUpperCase();
  const letter = is.search(/[a-z]/);
  return letter === -1 ? is : is.slice(0, letter) + (is[letter] as string).toUpperCase() + is.slice(letter + 1);
}

/** By how much a cut moves; one inside of a name stays as far behind its beginning as it can. */
function shiftAt(changes: readonly Change[], cut: number): number {
  return changes.reduce((sum, { at, was, is }) => {
    if (cut >= at + was.length) return cut === at ? sum : sum + is.length - was.length;
    return cut > at ? sum + Math.min(0, is.length - (cut - at)) : sum;
  }, 0);
}

/** Puts the names of the side under test in place of those that the traces have, and keeps the cuts between their writes. */

/** What a side is called; what is absent stays as the traces have it. */
export interface Names {
  origin?: string | undefined;
  /** With the port, unless it is the default. */
  host?: string | undefined;
  /** Path and query. */
  resource?: string | undefined;
  /** The subprotocol that is asked for; without one, only the traces that do ask for any. */
  protocol?: string | undefined;
}

/** A resource that is well-formed, and not that of the traces, in a request line that is so up to there. */
const OTHERS = /(?<=^GET )\/(?!demo)[!-~]*(?= )/g;

const TRACES = { origin: 'http://example.com', host: 'example.com', resource: '/demo', protocol: 'chat' };

/**
 * Writes to a server, in its own names.
 * @param pieces what is sent, a string for each write, one character for each byte
 * @param secure whether the server speaks TLS, so that ports 80 and 443 change places
 * @param hasLists whether it was given lists and limits, for which the traces' resources are right as they are
 */
export function requestTo(names: Names, pieces: readonly string[], secure: boolean, hasLists = false): string[] {
  const { resource } = names;
  return changed(pieces, (head) => [
    ...named(head, names),
    // A server may serve one resource alone: what is wrong is never that another one is asked for.
    ...(resource === undefined || hasLists ? [] : replaced(head, OTHERS, () => resource)),
    ...(secure ? replaced(head, /:(?:80|443)(?=[\r/])/g, (was) => (was === ':80' ? ':443' : ':80')) : []),
    // A server at another port than the default one is never addressed with a second port.
    ...(/:\d+$/.test(names.host ?? '') ? replaced(head, /(?<=^host: ?example\.com):\d+(?=\r)/gim, () => '') : []),
    ...(names.protocol === undefined ? [] : asking(head, names.protocol)),
  ]);
}

/**
 * Writes to a client, which asked in these names.
 * @param pieces what is sent, a string for each write, one character for each byte
 */
export function replyTo(names: Names, pieces: readonly string[]): string[] {
  return changed(pieces, (head) => [
    ...named(head, names),
    // What is wrong for the trace's client may be just right for this one.
    ...replaced(head, SAID, () => 'http://elsewhere.example').filter(({ was }) => {
      return !isSought(was, TRACES) && isSought(changed([was], (text) => named(text, names)).join(''), names);
    }),
    ...(names.protocol === undefined ? [] : agreeing(head, names.protocol)),
  ]);
}

/** The values that say who may connect, and to what. */
const SAID = /(?<=^sec-websocket-(?:origin|location):(?: |(?! )))[^\r\n]+/gim;

const isSought = (value: string, { origin, host, resource }: Names) =>
  value.toLowerCase() === origin?.toLowerCase() || value === `ws://${host}${resource}`;

interface Change {
  at: number;
  was: string;
  is: string;
}

/** The writes with the changes of their head; a cut inside of a name stays as far behind its beginning as it can. */
function changed(pieces: readonly string[], changesOf: (head: string) => Change[]): string[] {
  const text = pieces.join('');
  const end = text.indexOf('\r\n\r\n');
  // What is sent for each character of it.
  const sent = text.split('');
  for (const { at, was, is } of changesOf(end === -1 ? text : text.slice(0, end + 2))) {
    const last = was.length - 1;
    if (was === '') sent[at] = is + (sent[at] ?? '');
    else for (const index of was.split('').keys()) sent[at + index] = index < last ? is.charAt(index) : is.slice(last);
  }
  return pieces.map(({ length }) => sent.splice(0, length).join(''));
}

function replaced(head: string, what: RegExp, by: (was: string) => string): Change[] {
  return Array.from(head.matchAll(what), ({ 0: was, index: at }) => ({ at, was, is: by(was) }));
}

/** With capitals where the trace has them instead of small letters: one, or all. Such a name is wrong in its case, and stays so. */
function named(head: string, { origin, host, resource }: Names): Change[] {
  return replaced(head, /http:\/\/example\.com|example\.com|\/demo/gi, (was) => {
    const lowercase = was.toLowerCase();
    const is = lowercase === TRACES.origin ? origin : lowercase === TRACES.host ? host : resource;
    if (is === undefined || was === lowercase) return is ?? was;
    return was === was.toUpperCase() ? is.toUpperCase() : is.replace(/[a-z]/, (letter) => letter.toUpperCase());
  });
}

const lineOf = (protocol: string) => `Sec-WebSocket-Protocol: ${protocol}\r\n`;

/** Asks for a subprotocol in place of that of the traces, or behind the first field where none is asked for. */
function asking(head: string, protocol: string): Change[] {
  if (/^sec-websocket-protocol:/im.test(head)) {
    return replaced(head, new RegExp(lineOf(TRACES.protocol), 'g'), () => lineOf(protocol));
  }
  const field = /\r\n(Host|Upgrade|Connection|Origin): [^\r\n]*\r\n/.exec(head);
  return field === null ? [] : [{ at: field.index + field[0].length, was: '', is: lineOf(protocol) }];
}

/** The traces' client asks for no subprotocol; one that does has to get it, and once. */
function agreeing(head: string, protocol: string): Change[] {
  const at = head.indexOf('\r\n') + 2;
  const none = replaced(head, /^sec-websocket-protocol:[^\r\n]*\r\n/gim, () => '');
  return at > 1 && at < head.length ? [...none, { at, was: '', is: lineOf(protocol) }] : none;
}

/**
 * What a server's opening handshake says of itself, as values: a location, which
 * is a WebSocket URL, and the ASCII serialization of an origin. Servers send
 * none that is otherwise, and others are judged by the same two questions.
 */
import { asciiLowercase } from '../values/ascii.js';
import { allWithin } from '../values/text.js';

/** A host and, if one is given, a port. */
export interface Authority {
  /** ASCII: a name or an IP address, in the case in which it was given. */
  host: string;
  /** 0 to 65535, or null where there is none. */
  port: number | null;
}

/** A host as the URI syntax has it: a name, an IPv4 address, or an IPv6 address in brackets; never empty. */
const HOST = "\\[[0-9A-Fa-f:.]+\\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+";
const LOCATION = new RegExp(`^(wss?)://(${HOST})(?::(0|[1-9][0-9]*))?/[!-~]*$`);
const ORIGIN = new RegExp(`^([A-Za-z][A-Za-z0-9+.-]*)://(${HOST})(?::(0|[1-9][0-9]*))?$`);
const ASCII_HOST = new RegExp(`^(?:${HOST})$`);

const DEFAULT_PORTS: Readonly<Record<string, number>> = { ws: 80, wss: 443, http: 80, https: 443 };

/**
 * Whether a string is one that the construction of a WebSocket URL gives for
 * some host, port, resource name and secure flag: the default port is left out,
 * another one is written without zeros in front, and the resource name begins
 * with a slash and lies within U+0021 to U+007E. The case of the host does not
 * matter (policy server.location.case).
 * @step 10.3.4.4.2#2a
 * @step 10.3.4.4.2#3
 * @step 10.3.4.2.2#4
 * @step 10.3.4.7.1#c
 */
export function isLocation(text: string): boolean {
  return isOfParts(LOCATION.exec(text));
}

/**
 * Whether a string is the ASCII serialization of one origin: `null`, or scheme,
 * host and the port that is not the scheme's default. The case does not matter,
 * as clients put what they have into lowercase (10.3.4.3.1#13).
 * @step 10.3.4.4.2#2e
 * @step 10.3.4.4.1#d
 */
export function isOrigin(text: string): boolean {
  return text === 'null' || text === 'file://' || isOfParts(ORIGIN.exec(text));
}

/**
 * The host and port of a Host field, the host punycode-encoded if necessary;
 * null where no WebSocket URL can be made of them.
 * @step 10.3.4.4.2#2a
 * @step 10.3.4.4.2#2b
 * @step 10.3.4.7.1#e
 */
export function authorityOf(value: string): Authority | null {
  const parts = /^(\[[^\]]*\]|[^\s:/?#@\\[\]]+)(?::([0-9]{1,5}))?$/.exec(value);
  if (parts === null) return null;
  const [, given = '', digits] = parts;
  const host = allWithin(given, 0, 0x7f) ? given : toAscii(given);
  const port = digits === undefined ? null : Number(digits);
  return isHost(host) && (port === null || port <= 65_535) ? { host, port } : null;
}

function isOfParts(parts: RegExpExecArray | null): boolean {
  if (parts === null) return false;
  const [, scheme = '', host = '', port] = parts;
  if (!isHost(host)) return false;
  return port === undefined || (Number(port) <= 65_535 && Number(port) !== DEFAULT_PORTS[asciiLowercase(scheme)]);
}

/** Whether a string is a host in ASCII, as the URI syntax has it. */
export function isHost(host: string): boolean {
  return ASCII_HOST.test(host) && (!host.startsWith('[') || toAscii(host) !== '');
}

/** By the URL Standard (policy url.host.idna); empty where it finds no host. */
function toAscii(host: string): string {
  try {
    return new URL(`ws://${host}/`).hostname;
  } catch {
    return '';
  }
}

import { lower } from './text.js';

/** What the URI syntax has as a name: letters, digits and marks as they are, all else by its bytes in hex. */
const NAME = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;

/**
 * Host and port of a Host field's value; undefined where no URL can be made of it. A name that is not ASCII is
 * punycode-encoded (10.3.4.4.2#2a); there is a port if the client's is not the default (10.3.4.3.1#11).
 */
export function hostport(value: string): { host: string; port: number | undefined } | undefined {
  const [, given, digits] = /^(\[[^\]]*\]|[^\s:/?#@\\[\]]+)(?::([0-9]{1,5}))?$/.exec(value) ?? [];
  if (given === undefined || Number(digits ?? 0) > 65535) return undefined;
  // By the URL Standard, policy url.host.idna.
  const host = [...given].every((character) => character <= '\x7f') ? given : hostOfUrl(given);
  return isHost(host) ? { host, port: digits === undefined ? undefined : Number(digits) } : undefined;
}

/** Whether a string is the ASCII serialization of an origin (10.3.4.4.2#2e): its port is there if it is not the default. */
export function isSerialization(value: string): boolean {
  if (value === 'null' || value === 'file://') return true;
  const [, scheme, host, port] = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(\[.*\]|[^:/[\]]*)(?::(0|[1-9][0-9]*))?$/.exec(value) ?? [];
  if (scheme === undefined || host === undefined || !isHost(host)) return false;
  const byDefault: Record<string, number> = { ws: 80, wss: 443, http: 80, https: 443 };
  return port === undefined || (Number(port) <= 65535 && Number(port) !== byDefault[lower(scheme)]);
}

/** A name, or an address of version 6 in brackets. */
function isHost(host: string): boolean {
  if (!host.startsWith('[')) return NAME.test(host);
  return /^\[[0-9A-Fa-f:.]+\]$/.test(host) && hostOfUrl(host) !== '';
}

function hostOfUrl(host: string): string {
  // Not by URL.canParse(), which Node 20 gets wrong for characters U+0080 to U+00FF once it is hot.
  try {
    return new URL(`ws://${host}/`).hostname;
  } catch {
    return '';
  }
}

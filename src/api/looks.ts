/** What an answer that is no handshake of this protocol looks like. */

/** A field of the server's handshake; its name is in lowercase. */
export interface Entry {
  name: string;
  value: string;
}

const DOUBLED = 'a doubled reply';

/** @param text the status line, or what is in its place */
export function looksOfAnswer(text: string): string | undefined {
  if (text.startsWith('\x15\x03')) return 'TLS: a server of wss:';
  const code = Number(/^HTTP\/\d\.\d (\d{3})\b/i.exec(text)?.[1]);
  if (code === 502 || code === 504)
    return 'an HTTP error of a proxy whose server does not answer: one that waits for key3 cannot, if the proxy holds that back';
  if (code === 401 || code === 407) return 'an HTTP error: credentials are wanted';
  if (code >= 400) return 'an HTTP error';
  if (code >= 300) return 'a redirect of HTTP, which is not followed';
  return code >= 200 ? 'a page of HTTP' : undefined;
}

/** @param name of what is no field, in lowercase */
export function looksOfName(name: string): string | undefined {
  return name.startsWith('http/') ? DOUBLED : undefined;
}

/** @param entries fields of the answer */
export function looksOfEntries(entries: readonly Entry[]): string | undefined {
  const count = (...names: string[]) => entries.filter(({ name }) => names.includes(name)).length;
  if (count('sec-websocket-accept') > 0) return 'an answer of RFC 6455';
  if (count('websocket-origin', 'websocket-location') > 0) return 'an answer of hixie-75';
  if (count('sec-websocket-origin') > 1 && count('sec-websocket-location') > 1) return DOUBLED;
  return entries[0]?.value === 'websocket' ? 'the spelling of RFC 6455' : undefined;
}

export function looksOfLocation(received: string, expected: string): string | undefined {
  if (received === expected.replace(/^wss:/, 'ws:')) return 'a server that does not know of the TLS in front of it';
  return received.toLowerCase() === expected ? 'the right URL in another case' : undefined;
}

/** @param bytes what came in place of the response to the challenge */
export function looksOfResponse(bytes: string): string | undefined {
  if (bytes.startsWith('HTTP/')) return DOUBLED;
  return /^[\r\n]+/.test(bytes) ? 'line ends before the response' : undefined;
}

/** @param bytes the first frame behind the response, its type included */
export function looksOfFirstFrame(bytes: string): string | undefined {
  if (bytes.startsWith('HTTP/')) return DOUBLED;
  return /^\r\n/.test(bytes) ? 'line ends after the response' : undefined;
}

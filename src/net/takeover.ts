/** Handshakes that an HTTP server has read already, given back their bytes. */
import type { IncomingMessage } from 'node:http';

/** Whether a request is a handshake of this protocol, and not one of RFC 6455: it has a key of its own. */
export function isHandshake({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET') return false;
  return headers['sec-websocket-key1'] !== undefined || headers['sec-websocket-key2'] !== undefined;
}

/**
 * The bytes of a request. What an HTTP parser does not keep is lost: spaces at the ends of values, so that a key of the
 * text that begins or ends with one (E10) is refused; and what it does not let through never comes here, such as names
 * that are no tokens of HTTP.
 */
export function bytesOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): Buffer {
  const fields = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}\r\n`] : []));
  return Buffer.from(`${method} ${url} HTTP/${httpVersion}\r\n${fields.join('')}\r\n`, 'latin1');
}

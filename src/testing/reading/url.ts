import { lower } from './text.js';

/** What a WebSocket URL consists of. */
export interface Components {
  host: string;
  port: number;
  resourceName: string;
  secure: boolean;
}

/** Parses a WebSocket URL's components (10.3.4.2.1); undefined where the steps fail. */
export function parseUrl(text: string): Components | undefined {
  // 1, 2: by the URL Standard, policy url.resolve.
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const scheme = lower(url.protocol); // 3
  if (scheme !== 'ws:' && scheme !== 'wss:') return undefined;
  // 4: an empty fragment is one too; the accessor does not show it.
  if (url.href.includes('#')) return undefined;
  const secure = scheme === 'wss:'; // 5
  const host = lower(url.hostname); // 6
  let port: number; // 7, 8
  if (url.port !== '') port = Number(url.port);
  else port = secure ? 443 : 80;
  let resourceName = encoded(url.pathname); // 9
  if (resourceName === '') resourceName = '/'; // 10
  // 11: an empty query is one too; the accessor does not show it.
  const question = url.href.indexOf('?');
  if (question !== -1) resourceName += `?${encoded(url.href.slice(question + 1))}`;
  return { host, port, resourceName, secure }; // 12
}

/** What the URI syntax has no place for, and the URL Standard leaves as it is, by its byte in hex (10.3.4.7.1#ep2). */
function encoded(text: string): string {
  let result = '';
  for (const character of text) {
    result += '"<>[\\]^`{|}'.includes(character) ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : character;
  }
  return result;
}

/** Constructs a WebSocket URL (10.3.4.2.2). */
export function constructUrl({ host, port, resourceName, secure }: Components): string {
  let url = ''; // 1
  url += secure ? 'wss://' : 'ws://'; // 2
  url += host; // 3
  if ((!secure && port !== 80) || (secure && port !== 443)) url += `:${port}`; // 4
  url += resourceName; // 5
  return url; // 6
}

/** The worked example of the text as it goes over the wire, one character per byte, and frames likewise. */
import {
  type Changes,
  fromHex,
  golden,
  lines,
  replyFields,
  requestFields,
  requestLine,
  statusLine,
} from '../../machines/testing.js';

const { key3, response } = golden('overview');
export const KEY3 = fromHex(key3.hex);
export const RESPONSE = fromHex(response.hex);
export const REQUEST = requestLine + requestFields() + KEY3;
export const REPLY = statusLine + replyFields() + RESPONSE;
/** The head of what a server of ours answers it with, its fields in the order in which the text sends them. */
export const SERVED_HEAD =
  statusLine +
  lines(
    'Upgrade: WebSocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Location: ws://example.com/demo',
    'Sec-WebSocket-Origin: http://example.com',
    '',
  );
export const FF00 = '\xff\x00';

/** A text frame, one character per byte. */
export function frame(text: string): string {
  return `\x00${Buffer.from(text).toString('latin1')}\xff`;
}

/** A text frame to be told from others. */
export const PROBE = frame('probe');

/** The request with fields changed, by name, or left out, and with lines of fields besides. */
export function requestOf(changes: Changes = {}, ...more: string[]): string {
  return requestLine + requestFields(changes, ...more) + KEY3;
}

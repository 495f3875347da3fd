/** A client's handshake, so that it can be answered whatever is wrong with it. */
import { type Head, headIn, KEY3, valueIn } from '../../judge/index.js';

/** A handshake of a client. */
export interface Handshake {
  /** All of its bytes. */
  bytes: Buffer;
  head: Head;
  resource: string;
  keys: readonly [string, string];
  key3: Buffer;
}

/** A client that goes on for longer without an end of its fields never ends. */
const LONGEST = 65_536;

/**
 * The handshake at the beginning of what was received, or undefined while more has to come.
 * @throws Error with what is no handshake of this protocol
 */
export function handshakeIn(bytes: Buffer): Handshake | undefined {
  const head = headIn(bytes);
  if (head === undefined) {
    if (bytes.length > LONGEST) throw new Error(`it sends ${LONGEST} bytes without an end of the fields`);
    return undefined;
  }
  const [key1, key2] = [valueIn(head, 'sec-websocket-key1'), valueIn(head, 'sec-websocket-key2')];
  if (key1 === undefined || key2 === undefined) throw new Error(`it ${otherwise(head)}`);
  const length = head.length + KEY3;
  if (bytes.length < length) return undefined;
  const key3 = bytes.subarray(head.length, length);
  return { bytes: bytes.subarray(0, length), head, resource: resourceOf(head), keys: [key1, key2], key3 };
}

/** The resource that is asked for. */
export function resourceOf({ line }: Head): string {
  return line.split(' ')[1] ?? '';
}

function otherwise(head: Head): string {
  const asks = `asks with ${JSON.stringify(head.line.slice(0, 80))}, without Sec-WebSocket-Key1 and Sec-WebSocket-Key2`;
  const version = valueIn(head, 'sec-websocket-version');
  return version === undefined ? asks : `${asks}, but with Sec-WebSocket-Version ${version}: that is another protocol`;
}

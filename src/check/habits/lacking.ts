/** What a server's handshake lacks that cannot be judged on, and what to write. */
import { DIGEST, headIn, isSwitching } from '../../judge/index.js';
import type { Deviation } from '../types.js';
import type { Sound } from './sound.js';

/** Fields that no other protocol has. */
const OURS = /^sec-websocket-(location|origin):/im;

export interface Lacking {
  deviation: Deviation;
  /** Whether the server speaks this protocol, so that it violates it. */
  isOurs: boolean;
}

/**
 * Where a reply ends too early; undefined where it is none, or whole.
 * @param received all that has come
 * @param read the same without its habits
 */
export function lackingIn(received: Buffer, read: Buffer, sound: Sound | undefined): Lacking | undefined {
  const text = read.toString('latin1');
  if (!isSwitching(text)) return undefined;
  const isOurs = OURS.test(received.toString('latin1'));
  const head = headIn(read);
  const [digest] = sound?.digests ?? [];
  if (head === undefined) {
    const lines = text.split('\r\n');
    // What begins as a line does is one without its end.
    const isLine = /^([\w-]+:|HTTP\/)/.test(lines.at(-1) ?? '');
    const last = JSON.stringify(lines.at(isLine ? -1 : -2));
    const why = `the head ends without its empty line: after ${last} send CR LF${isLine ? ' CR LF' : ''}, then ${DIGEST} bytes of digest`;
    const observed = `${isLine ? 0 : lines.at(-1)?.length} bytes after ${last}`;
    return { isOurs, deviation: { violated: '10.3.4.4.2#12', why, expected: ['CR LF'], observed } };
  }
  const seen = read.subarray(head.length);
  if (seen.length >= DIGEST) return undefined;
  const came =
    seen.length === 0 ? 'no byte of the digest comes' : `only ${seen.length} of the ${DIGEST} bytes of the digest come`;
  const instead = /^sec-websocket-accept:/im.test(text) ? ', but Sec-WebSocket-Accept of another protocol' : '';
  const why = `${came}${instead}: after the empty line send ${DIGEST} bytes`;
  const expected = [digest?.toString('hex') ?? ''];
  return { isOurs, deviation: { violated: '10.3.4.4.2#13', why, expected, observed: seen.toString('hex') || 'nothing' } };
}

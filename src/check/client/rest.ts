/** What completes that which a client is in the middle of, so that a probe can tell where it has come to. */
import type { EchoClient } from '../../traces/index.js';

/** Bytes of a frame with a length that are filled in at the most. */
const LONGEST = 4_096;

/** A text frame whose text no trace sends. */
export const PROBE = '\x00probe\xff';

/** The sound fields of a reply to a request, by name and value. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** Digest bytes: whoever sends them puts in what the client's keys want. */
const DIGEST = '\0'.repeat(16);

/** The rest of what has begun, or undefined where nothing can complete it; '' where nothing has begun. */
export function restOf(client: EchoClient, fields: Fields): string | undefined {
  return client.isEstablished ? restOfFrame(client) : restOfHandshake(client, fields);
}

function restOfHandshake(client: EchoClient, fields: Fields): string {
  const { field, entries, name, reply } = client.variables;
  const digest = DIGEST.slice(reply.length);
  const rest = `${missing(fields, entries)}\r\n${digest}`;
  const rests: Readonly<Record<string, string>> = {
    step_28: `${STATUS.slice(field.length)}\r\n${rest}`,
    step_34: name.length === 0 ? rest : `: x\r\n${rest}`,
    step_35: ` x\r\n${rest}`,
    step_36: `\r\n${rest}`,
    step_37: `\n${rest}`,
    step_40: `\n${digest}`,
    step_44: digest,
  };
  return rests[client.state('clientOpeningHandshake')] ?? '';
}

const STATUS = 'HTTP/1.1 101 x';

function missing(fields: Fields, entries: readonly { name: string }[]): string {
  const come = new Set(entries.map(({ name }) => name));
  return fields.flatMap(([name, value]) => (come.has(name.toLowerCase()) ? [] : [`${name}: ${value}\r\n`])).join('');
}

function restOfFrame(client: EchoClient): string | undefined {
  const { frameType, length, remaining } = client.variables;
  const rest = (text: string) => (text.length > LONGEST ? undefined : text);
  switch (client.state('clientDataFraming')) {
    case 'step_3b_2':
      return '\xff';
    case 'step_3a_2':
      // FF 00 would be the closing frame, so a frame of type FF gets data.
      if (length === 0) return frameType === 0xff ? '\x01x' : '\0';
      return rest(`\0${'x'.repeat(Math.min(length * 128, LONGEST + 1))}`);
    case 'step_3a_6':
      return rest('x'.repeat(Math.min(remaining, LONGEST + 1)));
    default:
      return '';
  }
}

/**
 * What would complete a reply for a client that took it all the same: then the probe's echo shows that it did.
 * @param state where the client's handshake failed
 * @param digest what its keys want, one character for each byte
 */
export function behindRefusal(state: string, fields: Fields, digest: string): string {
  if (state === 'step_28') return `${missing(fields, [])}\r\n${digest}`;
  if (/^step_3[4-7]$/.test(state)) return `\r\n${missing(fields, [])}\r\n${digest}`;
  return state === 'step_40' ? digest : '';
}

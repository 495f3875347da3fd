/** What completes the reply, or the frame, that a client is in the middle of, or should be in no more. */
import type { Bytes } from '../../machines/index.js';
import type { View } from '../engine/index.js';
import { completionForClient, type Token } from '../paths/index.js';
import { tellBranches } from './branches.js';
import { beginEcho, echoClient } from './echo-client.js';
import { type Rest, tokenOf } from './suffix.js';

/** Nothing where a probe can follow; undefined where nothing can complete it. */
export function restOfReply(view: View): Rest | undefined {
  const { established } = view.context as { established: boolean };
  const words = established ? 'the rest of the frame' : 'the rest of the reply';
  const state = view.state('clientDataFraming');
  if (established && state === 'step_1') return { words: '', text: '' };
  const { frameType, length } = view.context as { frameType: number; length: number };
  // FF 00 would be the closing frame, so a frame of type FF gets data.
  if (state === 'step_3a_2' && frameType === 0xff && length === 0) return { words, text: '\x01x' };
  const text = completionForClient(view);
  return text === undefined ? undefined : { words, text };
}

const STATUS_LINE = 'HTTP/1.1 101 WebSocket Protocol Handshake\r\n';
const FIELDS = [
  'Upgrade: WebSocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Origin: http://example.com',
  'Sec-WebSocket-Location: ws://example.com/demo',
];

/** What a client may still want of a reply that it should have refused: fields that have not come, and the blank line. */
export function restInVain(sent: string): string {
  if (sent.includes('\r\n\r\n')) return '';
  const missing = FIELDS.filter((field) => !sent.includes(field.slice(0, field.indexOf(':'))));
  return `${sent.endsWith('\n') ? '' : '\r\n'}${missing.map((field) => `${field}\r\n`).join('')}\r\n`;
}

/** Bytes of the answer to the client's keys. */
export const ANSWER = 16;

/** A sound reply to the keys of every trace. */
export function soundReply(): string {
  return `${STATUS_LINE}${FIELDS.join('\r\n')}\r\n\r\n${Buffer.from(soundAnswer()).toString('latin1')}`;
}

/** Its parts, under the names of the tokens that open a connection. */
export function soundTokens(): Token[] {
  const reply = soundReply();
  const [line, end] = [STATUS_LINE.length, reply.length - ANSWER];
  const parts = {
    'status line': reply.slice(0, line),
    'sound fields': reply.slice(line, end),
    'the right reply': reply.slice(end),
  };
  return Object.entries(parts).map(([name, text]) => tokenOf(name, text));
}

let answer: Uint8Array | undefined;

/** What the keys of every trace are rightly answered with. */
export function soundAnswer(): Uint8Array {
  if (answer !== undefined) return answer;
  const reply = `${STATUS_LINE}${FIELDS.join('\r\n')}\r\n\r\n`;
  const events = Array.from(reply, (letter) => ({ type: 'BYTE', byte: letter.charCodeAt(0) }) as const);
  const [branch] = events.reduce((branches, event) => tellBranches(echoClient, branches, event), beginEcho());
  if (branch === undefined) throw new Error('no client waits for the answer to its keys behind a sound reply');
  answer = (echoClient.view(branch.one).context as { expected: Bytes }).expected.view();
  return answer;
}

/** The echo client that every trace is made with: it has connected and sent its handshake. And what it is rightly replied. */
import type { MachineEvent } from '../../machines/index.js';
import { limitDefaults } from '../../spec/index.js';
import { Expectation } from '../judge/index.js';
import { bytes, completionFor, type Token, textOf } from '../paths/index.js';
import { type Branch, remembered, tellBranches } from './branches.js';

/** The address that every trace has in place of the checker's own. */
export const ADDRESS = 'ws://example.com/demo';

export const echoClient = new Expectation('client', { limits: limitDefaults });

const NAMES = { host: 'example.com', port: 80, resourceName: '/demo', origin: 'http://example.com' };
const CONNECTED: readonly MachineEvent[] = [{ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' }];

function connected() {
  return echoClient.begin({ url: ADDRESS, ...NAMES, protocol: null }, CONNECTED, { 'client.key.edgeSpaces': 'inside' });
}

/** The handshake of the client that the traces of echo clients were made with: the one that their `answer` is to. */
export function requestOfTraces(): Buffer {
  return Buffer.concat((connected()[0]?.pending ?? []).flatMap((piece) => (piece instanceof Uint8Array ? [piece] : [])));
}

/** A client that has connected and sent its handshake; how chance is drawn makes no difference to what follows. */
export function beginEcho(): readonly Branch[] {
  return remembered(echoClient, CONNECTED, () => {
    return connected().map((one) => ({ one: { ...one, decided: {}, pending: [] }, frames: '' }));
  });
}

/** Names of the tokens of a sound reply. */
export const SOUND_REPLY = ['status line', 'sound fields', 'the right reply'];

/** Bytes of the answer to the client's keys. */
export const ANSWER = 16;

let reply: readonly Token[] | undefined;

/** A sound reply to the keys of every trace, in parts: each leads the client one step further. */
export function soundReply(): readonly Token[] {
  let branches = beginEcho();
  reply ??= SOUND_REPLY.map((name) => {
    const { one } = branches[0] as Branch;
    const token = bytes(name, completionFor('client', echoClient.view(one)) as string);
    for (const event of token.events) branches = tellBranches(echoClient, branches, event);
    return token;
  });
  return reply;
}

/** All of it, one character for each byte. */
export function soundReplyText(): string {
  return soundReply().map(textOf).join('');
}

/** What a client may still want of a reply that it should have refused: fields that have not come, and the blank line. */
export function restInVain(sent: string): string {
  if (sent.includes('\r\n\r\n')) return '';
  const [head = ''] = soundReplyText().split('\r\n\r\n');
  const [, ...fields] = head.split('\r\n');
  const missing = fields.filter((field) => !sent.includes(field.slice(0, field.indexOf(':'))));
  return `${sent.endsWith('\n') ? '' : '\r\n'}${missing.map((field) => `${field}\r\n`).join('')}\r\n`;
}

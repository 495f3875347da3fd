/** Replies to the echo client: the sound one, and what completes one that should have been refused. */
import { bytes, completionFor, type Token, textOf } from '../paths/index.js';
import { type Branch, tellBranches } from './branches.js';
import { beginEcho, echoClient } from './echo-client.js';

/** Names of the tokens of a sound reply. */
export const SOUND_REPLY = ['status line', 'sound fields', 'the right reply'];

/** Bytes of the answer to the client's keys. */
export const ANSWER = 16;

let sound: readonly Token[] | undefined;

/** The parts of a sound reply to the keys of every trace: each leads the client one step further. */
export function soundReply(): readonly Token[] {
  sound ??= makeSoundReply();
  return sound;
}

function makeSoundReply(): Token[] {
  let branches = beginEcho();
  return SOUND_REPLY.map((name) => {
    const { one } = branches[0] as Branch;
    const token = bytes(name, completionFor('client', echoClient.view(one)) as string);
    for (const event of token.events) branches = tellBranches(echoClient, branches, event);
    return token;
  });
}

/** All of it, one character for each byte. */
export function soundReplyText(): string {
  return soundReply().map(textOf).join('');
}

/** What the keys of every trace are rightly answered with, one character for each byte. */
export function soundAnswer(): string {
  return soundReplyText().slice(-ANSWER);
}

/** What a client may still want of a reply that it should have refused: fields that have not come, and the blank line. */
export function restInVain(sent: string): string {
  if (sent.includes('\r\n\r\n')) return '';
  const fields = textOf(soundReply()[1] as Token).split(/(?<=\n)/);
  const missing = fields.filter((line) => line !== '\r\n' && !sent.includes(line.slice(0, line.indexOf(':'))));
  return `${sent.endsWith('\n') ? '' : '\r\n'}${missing.join('')}\r\n`;
}

/** What a side is sent to open a connection: a sound handshake, in parts. */
import type { Side } from '../judge/index.js';
import { bytes, completionFor, soundRequest, type Token, textOf } from '../paths/index.js';
import { type Branch, tellBranches } from './branches.js';
import { beginEcho, echoClient } from './echo-client.js';

/** What it is called, its tokens, and the state that they lead to. */
export const openings = {
  server: { what: 'handshake', tokens: () => Object.values(soundRequest), established: 'serverSendingHandshake.established' },
  client: { what: 'reply', tokens: soundReply, established: 'clientOpeningHandshake.step_46' },
};

/** All of it, one character for each byte. */
export function openingText(side: Side): string {
  return openings[side].tokens().map(textOf).join('');
}

/** How many of the tokens are a sound opening handshake, with which they begin; 0 if they begin with none. */
export function openedBy(side: Side, tokens: readonly Token[]): number {
  const opening = openings[side].tokens();
  return opening.every(({ name }, index) => tokens[index]?.name === name) ? opening.length : 0;
}

let reply: readonly Token[] | undefined;

/** A sound reply to the keys of every trace: each part leads the client one step further. */
function soundReply(): readonly Token[] {
  let branches = beginEcho();
  reply ??= ['status line', 'sound fields', 'the right reply'].map((name) => {
    const { one } = branches[0] as Branch;
    const token = bytes(name, completionFor('client', echoClient.view(one)) as string);
    for (const event of token.events) branches = tellBranches(echoClient, branches, event);
    return token;
  });
  return reply;
}

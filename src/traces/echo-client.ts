/** The echo client that every trace is made with: it has connected and sent its handshake. And what opens a connection, to either side. */
import type { MachineEvent, StateName } from '../../machines/index.js';
import { limitDefaults } from '../../spec/index.js';
import { Expectation, type Side } from '../judge/index.js';
import { bytes, completionFor, soundRequest, type Token, textOf } from '../paths/index.js';
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

/** The sound handshake that each side is sent: what it is called, its tokens, and the state that they lead to. */
export const openings = {
  server: { what: 'handshake', tokens: () => Object.values(soundRequest), established: 'serverSendingHandshake.established' },
  client: { what: 'reply', tokens: soundReply, established: 'clientOpeningHandshake.step_46' },
} satisfies Record<Side, { what: string; tokens(): readonly unknown[]; established: StateName }>;

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

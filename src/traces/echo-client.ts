/** The echo client that every trace is made with: it has connected and sent its handshake. And what opens a connection, to either side. */
import { type MachineEvent, perRevision, type Revision, type StateName } from '../../machines/index.js';
import { limitDefaults } from '../../spec/index.js';
import { clientOfPaths, Expectation, type Side } from '../judge/index.js';
import { bytes, completionFor, soundRequest, type Token, textOf } from '../paths/index.js';
import { type Branch, remembered, tellBranches } from './branches.js';

/** The address that every trace has in place of the checker's own. */
export const ADDRESS = 'ws://example.com/demo';

/** One for each text that it may follow. */
export const echoClientOf = perRevision((revision) => {
  return new Expectation('client', { limits: limitDefaults, revision }, clientOfPaths(revision));
});

const NAMES = { host: 'example.com', port: 80, resourceName: '/demo', origin: 'http://example.com' };
const CONNECTED: readonly MachineEvent[] = [{ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' }];

function connected(revision?: Revision) {
  return echoClientOf(revision).begin({ url: ADDRESS, ...NAMES, protocol: null }, CONNECTED, {
    'client.key.edgeSpaces': 'inside',
  });
}

/** The handshake of the client that the traces of echo clients were made with: the one that their `answer` is to. */
export function requestOfTraces(): Buffer {
  return Buffer.concat((connected()[0]?.pending ?? []).flatMap((piece) => (piece instanceof Uint8Array ? [piece] : [])));
}

/** A client that has connected and sent its handshake; how chance is drawn makes no difference to what follows. */
export function beginEcho(revision?: Revision): readonly Branch[] {
  const { settled } = echoClientOf(revision);
  return remembered(settled, CONNECTED, () => {
    return connected(revision).map((one) => ({ one: { ...one, decided: settled, pending: [] }, frames: '' }));
  });
}

/** A sound reply to the keys of every trace of a text: each part leads the client one step further. */
const soundReply = perRevision((revision): readonly Token[] => {
  const echoClient = echoClientOf(revision);
  let branches = beginEcho(revision);
  return ['status line', 'valid fields', 'the right reply'].map((name) => {
    const { one } = branches[0] as Branch;
    const token = bytes(name, completionFor('client', echoClient.view(one)) as string);
    for (const event of token.events) branches = tellBranches(echoClient, branches, event);
    return token;
  });
});

/** The sound handshake that each side is sent: what it is called, its tokens, and the state that they lead to. */
export const openings = {
  server: { what: 'handshake', tokens: () => Object.values(soundRequest), established: 'serverSendingHandshake.established' },
  client: { what: 'reply', tokens: soundReply, established: 'clientOpeningHandshake.step_46' },
} satisfies Record<Side, { what: string; tokens(revision?: Revision): readonly unknown[]; established: StateName }>;

/** All of it, one character for each byte. */
export function openingText(side: Side, revision?: Revision): string {
  return openings[side].tokens(revision).map(textOf).join('');
}

/** How many of the tokens are a sound opening handshake, with which they begin; 0 if they begin with none. */
export function openedBy(side: Side, tokens: readonly Token[], revision?: Revision): number {
  const opening = openings[side].tokens(revision);
  return opening.every(({ name }, index) => tokens[index]?.name === name) ? opening.length : 0;
}

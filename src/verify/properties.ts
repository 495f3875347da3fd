/** What is claimed of client, server and TCP together, and what the text makes of each claim under a reading of it. */
import type { StepId } from '../../spec/index.js';

/** One way to read the text: a model with its parameters, each a `#define`. */
export interface Reading {
  id: string;
  /** For readers: what is done as written, and what is settled. */
  sentence: string;
  model: 'machines' | 'literal' | 'turns';
  /** What is absent has the model's own default. */
  defines: Readonly<Record<string, string | number>>;
}

/** A claim in the observers of world.pml, or of turns.pml. */
export type Claim =
  /** At each moment. */
  | { always: string }
  /** At some moment of some run. */
  | { reaches: string }
  /** Once the first is so, the second is so at last. Each run of the models ends, so this asks for no fairness but that a run goes on while a step can be taken. */
  | { leadsTo: readonly [string, string] }
  /** Where a run ends, nobody is in the middle of something. SPIN checks it without a claim. */
  | 'no deadlock';

export interface Property {
  /** In kebab case. */
  id: string;
  /** For readers, as it is meant to be. */
  sentence: string;
  /** What in the text it comes from. */
  items: readonly StepId[];
  claim: Claim;
  /** Whether it is of several connections to one address, and not of one. */
  isOfTurns?: true;
  /** Whether it holds, as the text has it. */
  expected: (reading: Reading) => boolean;
}

/** Those of the properties that a model speaks of. */
export function spokenOf({ model }: Reading, of: readonly Property[] = properties): Property[] {
  return of.filter(({ isOfTurns = false }) => isOfTurns === (model === 'turns'));
}

/** The line that claims a property, under the name `nameOf`; nothing for a deadlock. */
export function ltlOf(property: Property): string | undefined {
  const { claim } = property;
  if (claim === 'no deadlock') return undefined;
  if ('reaches' in claim) return `ltl ${nameOf(property)} { [] !(${claim.reaches}) }`;
  return `ltl ${nameOf(property)} { [] (${heldOf(claim)}) }`;
}

/** The line that claims several properties at once, under a name. */
export function jointLtlOf(name: string, of: readonly Property[]): string {
  return `ltl ${name} { [] (${of.map(({ claim }) => `(${heldOf(claim as Held)})`).join(' && ')}) }`;
}

/** Whether a claim is one of what is so in each run. */
export const isHeld = (claim: Claim): claim is Held => typeof claim === 'object' && !('reaches' in claim);
type Held = Extract<Claim, { always: string } | { leadsTo: unknown }>;

function heldOf(claim: Held): string {
  return 'always' in claim ? claim.always : `(${claim.leadsTo[0]}) -> <> (${claim.leadsTo[1]})`;
}

/** A name as Promela takes it. */
export function nameOf(property: Property): string {
  return property.id.replaceAll('-', '_');
}

/** Whether a property holds, by whether SPIN found a run against its claim: to be reached is to be found. */
export function holdsIf(property: Property, isViolated: boolean): boolean {
  return isViolated === (typeof property.claim === 'object' && 'reaches' in property.claim);
}

const DEFAULTS = {
  literal: {
    START: 'LITERAL',
    SEND: 'LITERAL',
    SERVING: 'LITERAL',
    RECEIVE: 'LITERAL',
    TERMINATES: 0,
    SERVER_ONCLIENTCLOSE: 'NOTHING',
  },
  machines: {
    START: 'ATOMIC',
    SEND: 'ATOMIC',
    SERVING: 'ATOMIC',
    RECEIVE: 'ATOMIC',
    TERMINATES: 1,
    SERVER_ONCLIENTCLOSE: 'ACKANDWAIT',
  },
};

/** What follows from the text under a reading; the properties are derived from these. */
function consequences({ model, defines }: Reading) {
  const says = { ...DEFAULTS[model === 'literal' ? model : 'machines'], ...defines } as Record<string, string | number>;
  const is = (name: string, value: string | number) => says[name] === value;
  const sends = !is('SENDS', 0);
  const terminates = is('TERMINATES', 1);
  const answers = is('SERVER_ONCLIENTCLOSE', 'ACKANDWAIT') || is('SERVER_ONCLIENTCLOSE', 'ACKANDCLOSE');
  const early = !is('TIMERS', 'LATE') && !is('TIMERS', 'NEVER');
  const serverEnds = terminates || answers;
  // E30: while C2 and C3 send, the handshake has not started by C4: a frame may begin, or end, between and behind them ...
  const frameFits = sends && !is('START', 'ATOMIC');
  // ... and C1 lets a second run pass. The second is 3a.8.1's, so the server has to send FF 00.
  const startsTwice = is('START', 'LITERAL') && serverEnds;
  // What is not atomic with C1 to C4 may be cut by them: p4 forbids the rest of the frame. The same on the server's side.
  const clientTears = sends && is('SEND', 'LITERAL');
  const serverTears = !is('SERVES', 0) && is('SERVING', 'LITERAL') && serverEnds;
  // A server that decides by itself may be gone before it has read the client's last bytes; one that answers FF 00 has read all before it.
  const serverGone = terminates && (early || is('SERVER_CLOSES', 1) || is('RESETS', 2));
  const never = is('TIMERS', 'NEVER');
  const vanishes = is('VANISHES', 1);
  // The other side's FF 00 may come too late, or be lost.
  const cut =
    early || vanishes || is('SERVER_CLOSES', 1) || is('RESETS', 2) || is('CLIENT_CLOSE_NOTICE', 'ATONCE') || serverTears;
  // The client is closed by another hand than the one that reads, while that one holds a whole message.
  const closedWhileReceiving = is('RECEIVE', 'LITERAL') && (is('RESETS', 2) || is('CLIENT_CLOSE_NOTICE', 'ATONCE'));
  // 10.3.4.4.3#2: the server closes at the FF of FF 00, which it then has not read.
  const disconnects = is('SERVER_FRAME_UNKNOWNTYPE', 'DISCONNECT');
  return {
    sends,
    disconnects,
    serverEnds,
    frameFits,
    startsTwice,
    clientTears,
    serverTears,
    serverGone,
    // E28: the task of C4 behind that of the close makes CLOSING of CLOSED, and the message's task runs behind both.
    messageLate: closedWhileReceiving && !is('API_CLOSINGTASK_AFTERCLOSED', 'SUPPRESSED') && model === 'literal',
    // E27, E28. The machines' own defaults suppress both tasks.
    tasksAsWritten: (['API_OPENTASK_AFTERCLOSE', 'API_CLOSINGTASK_AFTERCLOSED'] as const).map((name) =>
      model === 'literal' ? !is(name, 'SUPPRESSED') : is(name, 'LITERAL'),
    ),
    // E02: the client waits for what never comes, without a bound.
    waitsForEver: never && (is('SERVER_ONCLIENTCLOSE', 'NOTHING') || clientTears || startsTwice || vanishes),
    // What vanished has no script.
    vanishes,
    clientIsAnswered: answers && !disconnects && !cut && !clientTears && !startsTwice,
    // C2 and C3 go out whole, however often: 3a.8.2 only waits until they have.
    serverIsAnswered: !serverEnds || !cut,
  };
}

type Consequences = ReturnType<typeof consequences>;

/** @param expected true, whatever the reading, if absent: the steps that say so have no second way */
function property(
  id: string,
  sentence: string,
  items: readonly StepId[],
  claim: Claim,
  expected: (c: Consequences) => boolean = () => true,
): Property {
  return { id, sentence, items, claim, expected: (reading) => expected(consequences(reading)) };
}

export const properties: readonly Property[] = [
  property(
    'nothing-after-closing',
    'After its FF 00 a side sends nothing.',
    ['10.3.4.3.2#p4', '10.3.4.4.3#p4', '10.3.4.1.4#p4'],
    { always: '!byteAfterClosing[CLIENT] && !byteAfterClosing[SERVER]' },
    // The server's p4 binds it from its first step on, so only the client can.
    (c) => !c.frameFits && !c.startsTwice,
  ),
  property(
    'one-closing-each',
    'Each side sends FF 00 at most once.',
    ['10.3.4.3.2#C1', '10.3.4.3.2#3a.8.1', '10.3.4.1.4#p3'],
    { always: 'closings[CLIENT] < 2 && closings[SERVER] < 2' },
    (c) => !c.startsTwice,
  ),
  property(
    'whole-in-order-once',
    'A message that is received was sent, and arrives whole, in order and once.',
    ['10.3.4.3.2#B1', '10.3.4.3.2#B3', '10.3.4.4.3#B1', '10.3.4.4.3#B3', '10.3.4.3.2#3b.5', '10.3.4.4.3#3.4'],
    { always: '!wrongMessage[CLIENT] && !wrongMessage[SERVER]' },
    // 00 | FF 00 is read as an empty message. A whole frame between FF and 00 comes too late to be read.
    (c) => !c.clientTears && !c.serverTears,
  ),
  property(
    'client-discards-after-closing',
    'The client receives no message after the FF 00 of the server.',
    ['10.3.4.3.2#3a.8.4', '10.3.4.1.4#p4'],
    { always: '!heardAfterClosing[CLIENT]' },
  ),
  property(
    'server-discards-after-closing',
    'The server receives no message after the FF 00 of the client.',
    ['10.3.4.4.3#3.B8', '10.3.4.1.4#p4'],
    { always: '!heardAfterClosing[SERVER]' },
  ),
  property(
    'server-hears-until-answered',
    'A server that terminates hears of messages until its FF 00 is answered, and of none after that.',
    ['10.3.4.4.3#p3', '10.3.4.4.3#C2', '10.3.4.4.3#3.B8'],
    { always: '!(serverTerminates && heardAfterClosing[SERVER])' },
  ),
  property(
    'events-are-messages',
    'Each message event is for a message that was received, in order and once.',
    ['10.3.3#p2', '10.3.4.3.2#3b.5'],
    { always: '!wrongEvent' },
    (c) => !c.serverTears,
  ),
  property(
    'open-before-message',
    'No message event is fired before open.',
    ['10.3.3#p1', '10.3.3#p2'],
    { always: '!messageBeforeOpen' },
    // p2 lets a message through in CLOSING too: where E27 is settled by leaving open out, the script hears messages without open.
    (c) => c.tasksAsWritten[0] === true,
  ),
  property(
    'open-never-after-close',
    'open is never fired after close.',
    ['10.3.3#p1', '10.3.3#p5'],
    { always: '!openAfterClose' },
    // Tasks run in the order in which they were queued (10.3.3#p6), and nothing is established after it was closed.
  ),
  property(
    'message-never-after-close',
    'No message event is fired after close.',
    ['10.3.3#p2', '10.3.3#p5'],
    { always: '!messageAfterClose' },
    (c) => !c.messageLate,
  ),
  property(
    'ready-state-never-falls',
    'readyState never goes back.',
    ['10.3.2#p5', '10.3.3#p1', '10.3.3#p4', '10.3.3#p5'],
    { always: '!readyStateFell' },
    (c) => !c.tasksAsWritten.includes(true),
  ),
  property('close-fires-once', 'close is fired at most once.', ['10.3.3#p5', '10.3.4.3.2#C6', '10.3.4.3.2#3a.8.3'], {
    always: 'closesFired < 2',
  }),
  property(
    'clean-means-both-closings',
    'wasClean is true only if the client has read the FF 00 of the server, and has sent its own.',
    ['10.3.4.5.3#p1', '10.3.4.3.2#3a.8.2', '10.3.4.3.2#3a.8.3'],
    { always: '!cleanUnfinished' },
  ),
  property(
    'clean-tells-the-server',
    'After a clean close the server has read the FF 00 of the client too, once it has stopped reading.',
    ['10.3.4.5.3#p1', '10.3.4.4.3#C2', '10.3.4.4.3#C3'],
    { always: '!(closesFired > 0 && clean && over[SERVER] && !seen[SERVER])' },
    // A server that only answers has. One that terminates may not wait for it; or it reads 00 | FF 00, or FF | FF 00 | 00, as something else.
    (c) => !c.serverGone && !c.disconnects && !(c.serverEnds && (c.startsTwice || c.clientTears)),
  ),
  property(
    'clean-loses-nothing-of-the-client',
    'After a clean close the server has received each message that the client was allowed to send, once it has stopped reading.',
    ['10.3.4.1.4#p3', '10.3.2#p7', '10.3.4.5.3#p1'],
    { always: '!(closesFired > 0 && clean && over[SERVER] && received[SERVER] < sent[CLIENT])' },
    (c) => !(c.serverGone && c.sends) && !(c.serverEnds && (c.clientTears || c.frameFits)),
  ),
  property(
    'clean-loses-nothing-of-the-server',
    'With a clean close the script has had an event for each message that the server sent.',
    ['10.3.4.1.4#p3', '10.3.3#p2', '10.3.4.5.3#p1'],
    { always: '!cleanWithLoss' },
    (c) => !c.serverTears,
  ),
  property(
    'clean-close-can-happen',
    'A connection can close cleanly.',
    ['10.3.4.5.3#p1', '10.3.4.3.2#3a.8.3', '10.3.4.4.3#3.B8'],
    { reaches: 'closesFired > 0 && clean' },
    // E02: by the letter nothing tells the server to answer, so it has to decide to terminate by itself.
    (c) => c.serverEnds,
  ),
  property(
    'client-start-ends-cleanly',
    'A closing handshake that the client starts ends in a clean close.',
    ['10.3.4.1.4#p3', '10.3.4.3.2#C5', '10.3.4.4.3#3.B8'],
    { leadsTo: ['closings[CLIENT] > 0', 'closesFired > 0 && clean'] },
    (c) => c.clientIsAnswered,
  ),
  property(
    'server-start-ends-cleanly',
    'A closing handshake that the server starts is answered by a client that is established, and ends in a clean close.',
    ['10.3.4.1.4#p3', '10.3.4.4.3#C1', '10.3.4.3.2#3a.8.1', '10.3.4.3.2#3a.8.2', '10.3.4.3.2#3a.8.3'],
    { leadsTo: ['closings[SERVER] > 0 && isEstablished[CLIENT]', 'closesFired > 0 && clean'] },
    (c) => c.serverIsAnswered,
  ),
  property(
    'server-waits-with-a-bound',
    'A server that has sent FF 00 stops reading, also when the client is silent for ever.',
    ['10.3.4.4.3#C2', '10.3.4.4.3#C3'],
    { leadsTo: ['closings[SERVER] > 0', 'over[SERVER]'] },
    (c) => !(c.serverEnds && c.waitsForEver),
  ),
  property(
    'end-of-tcp-is-told',
    'When the server has closed TCP, or TCP was reset, close is fired, whatever timers do.',
    ['10.3.4.5.3#p1', '10.3.3#p5'],
    { leadsTo: ['tcpClosed[SERVER] || tcpWasReset', 'closesFired > 0'] },
    (c) => !c.vanishes,
  ),
  property(
    'each-connection-closes',
    'Once a side has sent FF 00 or has closed TCP, close is fired and the server stops reading.',
    ['10.3.4.3.2#C5', '10.3.4.3.2#C6', '10.3.4.4.3#C2', '10.3.4.4.3#C3', '10.3.4.5.3#p1'],
    {
      leadsTo: [
        'closings[CLIENT] > 0 || closings[SERVER] > 0 || tcpClosed[CLIENT] || tcpClosed[SERVER]',
        'closesFired > 0 && over[SERVER]',
      ],
    },
    (c) => !c.waitsForEver && !c.vanishes,
  ),
  property(
    'no-deadlock',
    'Nobody is left waiting in the middle of a step.',
    ['10.3.4.3.2#C5', '10.3.4.3.2#3a.8.2', '10.3.4.4.3#C2'],
    'no deadlock',
    // A server that has nothing to do waits for bytes without a bound.
    (c) => !c.waitsForEver && !c.vanishes,
  ),
  property(
    'buffered-amount-drains',
    'bufferedAmount falls to 0, or the connection closes.',
    ['10.3.2#p9', '10.3.4.3.2#p4', '10.3.4.3.2#C6'],
    { leadsTo: ['bufferedAmount > 0', 'bufferedAmount == 0 || over[CLIENT]'] },
    // What p4 forbids to send stays in it until the close.
    (c) => !(c.waitsForEver && c.clientTears) && !c.vanishes,
  ),
  property('buffered-amount-grows-when-closed', 'After the close bufferedAmount does not fall.', ['10.3.2#p9'], {
    always: '!bufferedFell',
  }),
  {
    ...property('one-opening-at-a-time', 'Of the connections to one address, one at a time is being opened.', ['10.3.4.3.1#1'], {
      always: 'opening < 2',
    }),
    isOfTurns: true,
  },
  {
    ...property(
      'next-gets-its-turn',
      'A connection that waits for its turn gets it, whether those before it are established, fail or are closed.',
      ['10.3.4.3.1#1', '10.3.4.3.1#3', '10.3.4.5.1#p1', '10.3.2#Bb'],
      // Clients are alike, so that each is as good as any other.
      { leadsTo: ['waits[0]', 'had[0]'] },
    ),
    isOfTurns: true,
  },
];

/** @throws RangeError for an id that no property has */
export function propertyOf(id: string): Property {
  const found = properties.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`no property ${id}`);
  return found;
}

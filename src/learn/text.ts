/** The echo peer of the text, with its default policies: the machine itself, asked word by word as any peer is. */
import { client, type MachineEvent, server } from '../../machines/index.js';
import { limitDefaults, policyDefaults } from '../../spec/index.js';
import { Interpreter, type Position } from '../engine/index.js';
import { digestOf, headIn, KEY3, roles, type Side, valueIn } from '../judge/index.js';
import { soundRequest, textOf } from '../paths/index.js';
import { type Alphabet, type Input, writtenBy } from './alphabet.js';
import { Learner } from './learner.js';
import { type Mealy, run, suite, type Word } from './mealy.js';
import { Observations } from './observations.js';
import { Reader } from './outputs.js';

const NAMES = {
  url: 'ws://example.com/demo',
  host: 'example.com',
  port: 80,
  resourceName: '/demo',
  origin: 'http://example.com',
};
const BEGIN: Readonly<Record<Side, readonly MachineEvent[]>> = {
  server: [{ type: 'ACCEPT' }],
  client: [{ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' }],
};
const interpreters = { server: new Interpreter(server), client: new Interpreter(client) };

/** One connection of an echo peer of the text, as it is at one time. */
interface Echo {
  position: Position;
  closed: boolean;
}

function begun(side: Side): { echo: Echo; sent: Buffer } {
  const input = { policies: policyDefaults, limits: limitDefaults, ...(side === 'client' ? { ...NAMES, protocol: null } : {}) };
  return tell(side, { position: interpreters[side].begin(input), closed: false }, BEGIN[side]);
}

/** What becomes of it on events, and what it sends then. */
function tell(side: Side, before: Echo, events: readonly MachineEvent[]): { echo: Echo; sent: Buffer } {
  let { position, closed } = before;
  const sent: Uint8Array[] = [];
  const queue = [...events];
  for (let event = queue.shift(); event !== undefined && !closed; event = queue.shift()) {
    const passage = interpreters[side].pass(position, [event]);
    position = passage.position;
    for (const effect of passage.effects) {
      if (effect.type === 'SEND') sent.push(effect.bytes);
      else if (effect.type === 'CLOSE_TCP') closed = true;
      else if (effect.type === 'MESSAGE_RECEIVED') queue.unshift(roles[side].say(effect.data));
    }
  }
  return { echo: { position, closed }, sent: Buffer.concat(sent) };
}

const eventsOf = (bytes: Uint8Array): MachineEvent[] => Array.from(bytes, (byte) => ({ type: 'BYTE', byte }));

/** What a sound server answers the keys of a client's handshake with. */
export function answerTo(request: Buffer): Buffer {
  const head = headIn(request);
  if (head === undefined) return Buffer.alloc(0);
  const keys = ['sec-websocket-key1', 'sec-websocket-key2'].map((name) => valueIn(head, name) ?? '');
  return digestOf(keys, request.subarray(head.length, head.length + KEY3), 'big');
}

/** The handshakes of both sides of the text: of a server under test the request, of a client the reply is what it is sent. */
export const request = Buffer.from(Object.values(soundRequest).map(textOf).join(''), 'latin1');
export const requestOfText = begun('client').sent;
export const answerOfText = answerTo(requestOfText);
const replyTo = (bytes: Buffer) => tell('server', begun('server').echo, eventsOf(bytes)).sent;
export const reply = replyTo(request);
export const replyOfText = replyTo(requestOfText);
const sentFirst: Readonly<Record<Side, Buffer>> = { server: request, client: replyOfText };

/** What an input is to the machine of a side. */
export function eventsOfInput(input: Input, bytes: Buffer | undefined, side: Side): MachineEvent[] {
  if (bytes !== undefined) return eventsOf(bytes);
  if ('send' in input) return [roles[side].say(input.send)];
  return ['close' in input ? roles[side].end : { type: 'TCP_CLOSED' }];
}

/** A connection with all that was sent on it. */
interface Connected {
  echo: Echo;
  reader: Reader;
  sent: Buffer;
}

/** The text's peer, asked for one word after another; what words have in common is asked once. */
class TextPeer {
  private readonly known = new Map<string, Connected>();

  constructor(
    private readonly alphabet: Alphabet,
    private readonly side: Side,
    readonly observations: Observations,
  ) {
    const { echo } = begun(side);
    const opened = alphabet.opened ? tell(side, echo, eventsOf(sentFirst[side])).echo : echo;
    this.known.set('', { echo: opened, reader: new Reader(side, alphabet.opened), sent: Buffer.alloc(0) });
  }

  ask(word: Word): void {
    const known = this.observations.outputs(word);
    const outputs = [...known];
    let isOver = false;
    for (let at = known.length; at < word.length && !isOver; at += 1) {
      const input = this.alphabet.inputs[word[at] as number] as Input;
      const { output, closed } = this.step(word.slice(0, at), input, word[at] as number);
      outputs.push(output);
      isOver = closed || 'fin' in input;
    }
    if (outputs.length > known.length) this.observations.add(word, { outputs, isOver });
  }

  private step(before: Word, input: Input, index: number): { output: string; closed: boolean } {
    const { side } = this;
    const { echo, reader: read, sent: already } = this.known.get(before.join()) as Connected;
    const bytes = writtenBy(input, before.length, already, answerOfText);
    const { echo: then, sent: came } = tell(side, echo, eventsOfInput(input, bytes, side));
    const sent = Buffer.concat([already, bytes ?? Buffer.alloc(0)]);
    const reader = read.copy();
    const said = 'send' in input ? input.send : undefined;
    const output = reader.read({ sent, from: already.length, bytes: came, said, closed: then.closed });
    this.known.set([...before, index].join(), { echo: then, reader, sent });
    return { output, closed: then.closed };
  }
}

/** How many states more it would have to have to differ from what is learned of it. */
const EXTRA = 1;
/** States that are looked for. */
const MOST = 200;

/** The machine of the text over an alphabet, learned from the machine itself. */
export async function textMachine(alphabet: Alphabet, side: Side): Promise<Mealy> {
  const observations = new Observations();
  const peer = new TextPeer(alphabet, side, observations);
  const inputs = alphabet.inputs.map(({ name }) => name);
  const ask = async (words: readonly Word[]) => {
    for (const word of words) peer.ask(word);
  };
  const counterexample = async (machine: Mealy) => {
    for (const word of suite(machine, EXTRA)) {
      peer.ask(word);
      if (run(machine, word).outputs.join() !== observations.outputs(word).join()) return word;
    }
    return undefined;
  };
  return new Learner({ inputs, observations, most: MOST, ask, counterexample }).learn();
}

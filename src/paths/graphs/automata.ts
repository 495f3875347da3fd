/** The automata whose words are enumerated, each with a title that says what it covers and what it leaves out. */
import {
  type AlgorithmId,
  type AnyAlgorithm,
  type MachineEvent,
  machinesOf,
  type OutsideEvent,
  type Revision,
  type StateIn,
} from '../../../machines/index.js';
import { policyDefaults } from '../../../spec/index.js';
import { Interpreter } from '../../engine/index.js';
import { bytes } from '../parts/tokens.js';
import { Abstraction, type Fineness } from './abstraction.js';
import { Record } from './liveness.js';
import { type Quotient, quotientOf, type Source } from './quotient.js';

/** A part of a machine that reads bytes, and how it is enumerated. */
export interface Automaton {
  id: string;
  /** What its words cover, and what they leave out. */
  title: string;
  algorithms: readonly AnyAlgorithm[];
  /** Events that lead to where the enumeration begins. */
  prefix: readonly MachineEvent[];
  input: object;
  /** Events besides bytes. */
  others: readonly OutsideEvent[];
}

function named(revision: Revision, ...ids: AlgorithmId[]): AnyAlgorithm[] {
  return ids.flatMap((id) => machinesOf(revision)[id]?.algorithms ?? []);
}

/** The algorithm with content uninterpreted: where it would look at content, it goes on to another state. */
function uninterpreted<Id extends AlgorithmId>(
  revision: Revision,
  id: Id,
  ways: { [Name in StateIn<Id>]?: StateIn<Id> },
): AnyAlgorithm {
  const [algorithm] = named(revision, id) as [AnyAlgorithm];
  const changed = Object.entries(ways).map(([name, target]) => {
    const { step, does } = algorithm.states[name] as { step: string; does: string };
    return [name, { step, does, always: { target } }];
  });
  return { ...algorithm, states: { ...algorithm.states, ...Object.fromEntries(changed) } };
}

const bytesOf = (text: string): readonly MachineEvent[] => bytes('', text).events;

export const automataOf = (revision: Revision): readonly Automaton[] => [
  {
    id: 'client-connection',
    title: "the client's framing, sending, closing handshake and closure, once established",
    algorithms: named(revision, 'clientDataFraming', 'clientSendData', 'clientClosingHandshake', 'clientClosure'),
    input: { established: true },
    prefix: [{ type: 'ESTABLISHED' }],
    others: [
      { type: 'TCP_CLOSED' },
      { type: 'SEND_DATA', data: 'hi' } as unknown as OutsideEvent,
      { type: 'START_CLOSING' } as unknown as OutsideEvent,
      { type: 'CLOSING_TIMEOUT' },
      { type: 'SEND_FAILED' },
    ],
  },
  {
    id: 'server-connection',
    title: "the server's framing, sending, termination and closure, once established",
    algorithms: named(revision, 'serverDataFraming', 'serverSendingString', 'serverTerminating', 'serverClosure'),
    input: { established: true },
    prefix: [{ type: 'ESTABLISHED' }],
    others: [
      { type: 'TCP_CLOSED' },
      { type: 'SEND_STRING', data: 'hi' },
      { type: 'TERMINATE' },
      { type: 'CLOSING_TIMEOUT' },
      { type: 'SEND_FAILED' },
    ],
  },
  {
    id: 'client-handshake-lexical',
    title: "the server's handshake as the client reads it byte by byte, content uninterpreted",
    algorithms: [
      uninterpreted(revision, 'clientOpeningHandshake', { step_29: 'step_32', step_41: 'step_42', step_45: 'heldCookies' }),
    ],
    input: { host: 'example.com' },
    prefix: [{ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' }],
    others: [{ type: 'TCP_CLOSED' }, { type: 'STATUS_LINE_TIMEOUT' }, { type: 'HANDSHAKE_TIMEOUT' }],
  },
  {
    id: 'server-handshake-lexical',
    title: "the client's handshake as the server reads it byte by byte, content uninterpreted",
    algorithms: [uninterpreted(revision, 'serverReadingHandshake', { checkResource: 'step_4', step_a: 'step_6' })],
    // Whether a value is UTF-8 is a matter of its content.
    input: { policies: { ...policyDefaults, 'server.check.utf8': 'accept' } },
    prefix: [{ type: 'READ_HANDSHAKE' }],
    others: [{ type: 'CLOSED', wasClean: false } as unknown as OutsideEvent],
  },
];

export const automata = automataOf('r4820');

/** Words that let every guard and action of an automaton run, so that their reads and writes can be recorded. */
const SAMPLES: readonly (readonly MachineEvent[])[] = [
  bytesOf('\x00a\xff\x01a\xff\x80\x01a\x80\x80\x01a\xff\x01a\xff\x00'),
  bytesOf('\x80\x00\x00\xff\x81\x80\x00\xff\x80\x00'),
  bytesOf('\x80\x82\x00'),
  bytesOf('HTTP/1.1 101 x\r\nA: b\r\nc:d\r\ne:\r\n\r\n0123456789abcdef'),
  bytesOf('GET / HTTP/1.1\r\rx\r\nA: b\r\nc:d\r\n\r\n01234567'),
];

/** What an automaton is enumerated from. */
export function sourceOf(automaton: Automaton, fineness?: Fineness): Source {
  const { algorithms: parts, input, prefix, others } = automaton;
  const machine = { id: automaton.id, algorithms: parts };
  const interpreter = new Interpreter(machine);
  const begin = interpreter.pass(interpreter.begin(input), prefix).position;
  const record = new Record();
  const watched = new Interpreter({ ...machine, algorithms: parts.map((each) => record.instrument(each)) });
  for (const sample of SAMPLES) {
    const start = watched.pass(watched.begin(input), prefix).position;
    watched.pass(start, sample);
    for (const other of others) watched.pass(start, [other, ...sample, ...others, { type: 'CLOSED', wasClean: false }]);
  }
  return { interpreter, begin, others, abstraction: new Abstraction(parts, record, fineness) };
}

/** The automaton as a graph. */
export function quotientFor(automaton: Automaton): Quotient {
  return quotientOf(sourceOf(automaton));
}

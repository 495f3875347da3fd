/**
 * The automata of whole fields: a letter is a field line, and what matters is
 * which have come. Two sequences of fields are one state if every way to go on
 * with a subset of the required fields ends alike; these ways are a
 * characterizing set W. Each edge's word, followed by each word of W, finds
 * every fault of an automaton with no more states (the W-method).
 */
import { client, type Effect, type Machine, type MachineEvent, server } from '../../../machines/index.js';
import { Interpreter, type Position } from '../../engine/index.js';
import { within } from '../parts/limit.js';
import { inputOf } from '../parts/setting.js';
import { bytes } from '../parts/tokens.js';

/** How the fields of one side's handshake are enumerated. */
export interface FieldSource {
  id: string;
  title: string;
  machine: Machine;
  input: object;
  /** What comes before the first field. */
  prefix: readonly MachineEvent[];
  /** Field lines by name. */
  letters: Readonly<Record<string, string>>;
  /** How many of the letters, from the first on, W is made of: those that a sound handshake may have. */
  sound: number;
  /** What follows the fields. */
  finish: string;
  /** Whether the handshake was taken. */
  accepts(effects: readonly Effect[]): boolean;
}

/** States that an exploration may find before it gives up. */
const LIMIT = 200;

/**
 * Explores the automaton; this runs its whole W-complete suite.
 * @returns `states`: names of the letters that reach each state, by its answers to W; `sequences`: words of the suite
 * @throws Error when it has more states than the limit, or W takes for one what a letter tells apart
 */
export function fieldAutomaton(source: FieldSource, limit = LIMIT) {
  const { machine, input, prefix, letters, sound, finish } = source;
  const interpreter = new Interpreter(machine);
  const begin = interpreter.pass(interpreter.begin(input), prefix).position;
  const soundLines = Object.values(letters).slice(0, sound).map(bytesOf);
  const characterizing = 2 ** soundLines.length;
  const end = bytesOf(finish);
  // Subsets that begin alike share what they begin with.
  const answers = (from: Position, left = soundLines, before: readonly Effect[] = []): string => {
    const [line, ...rest] = left;
    const { position, effects } = interpreter.pass(from, line ?? end);
    if (line === undefined) return source.accepts([...before, ...effects]) ? '1' : '0';
    return answers(from, rest, before) + answers(position, rest, [...before, ...effects]);
  };
  const states = new Map<string, Member[]>([[answers(begin), [{ way: [], position: begin }]]]);
  const leaving = new Map<string, string>();
  // A map that grows is walked to its end, and so is a list: each state's first two members are followed.
  for (const [state, members] of states) {
    within(limit, states.size, `states of ${source.id}`);
    for (const { way, position: from } of members) {
      for (const [name, line] of Object.entries(letters)) {
        const { position } = interpreter.pass(from, bytesOf(line));
        const next = answers(position);
        const edge = `${state} ${name}`;
        if ((leaving.get(edge) ?? next) !== next) throw new Error(`${source.id}: "${name}" tells apart what W does not`);
        leaving.set(edge, next);
        const known = states.get(next) ?? [];
        states.set(next, known);
        if (known.length < MEMBERS) known.push({ way: [...way, name], position });
      }
    }
  }
  const ways = [...states].map(([state, [first]]) => [state, first?.way ?? []] as const);
  return { states: new Map(ways), edges: leaving.size, sequences: (1 + leaving.size) * characterizing };
}

interface Member {
  way: readonly string[];
  position: Position;
}

/** Sequences of one state that are followed, to see that W does not merge too much. */
const MEMBERS = 2;

const bytesOf = (text: string): readonly MachineEvent[] => bytes('', text).events;

const KEYS = 'Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5\r\nSec-WebSocket-Key2: 12998 5 Y3 1  .P00\r\n';

export const fieldSources: readonly FieldSource[] = [
  {
    id: 'client-handshake-fields',
    title: "the server's handshake as whole fields, in any order and number, for a client that asked for a subprotocol",
    machine: client,
    input: {
      ...inputOf({}),
      host: 'example.com',
      port: 80,
      resourceName: '/demo',
      origin: 'http://example.com',
      protocol: 'chat',
    },
    prefix: [{ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' }, ...bytesOf('HTTP/1.1 101 x\r\n')],
    letters: {
      upgrade: 'Upgrade: WebSocket\r\n',
      connection: 'Connection: Upgrade\r\n',
      origin: 'Sec-WebSocket-Origin: http://example.com\r\n',
      location: 'Sec-WebSocket-Location: ws://example.com/demo\r\n',
      protocol: 'Sec-WebSocket-Protocol: chat\r\n',
      'upgrade in lowercase': 'Upgrade: websocket\r\n',
      'connection in capitals': 'CONNECTION: UPGRADE\r\n',
      'connection with a list': 'Connection: keep-alive, Upgrade\r\n',
      'another origin': 'Sec-WebSocket-Origin: http://example.org\r\n',
      'another location': 'Sec-WebSocket-Location: ws://example.com/\r\n',
      'another protocol': 'Sec-WebSocket-Protocol: Chat\r\n',
      'an empty name': ': x\r\n',
      'an unknown field': 'X-Unknown: 1\r\n',
      'a cookie': 'Set-Cookie: a=b\r\n',
    },
    sound: 5,
    finish: '\r\n',
    accepts: (effects) => !effects.some(({ type }) => type === 'FAIL'),
  },
  {
    id: 'server-handshake-fields',
    title: "the client's handshake as whole fields, in any order and number, the two keys as one",
    machine: server,
    input: inputOf({ service: { hosts: ['example.com'], origins: ['http://example.com'], protocols: ['chat'] } }),
    prefix: [{ type: 'ACCEPT' }, ...bytesOf('GET /demo HTTP/1.1\r\n')],
    letters: {
      upgrade: 'Upgrade: WebSocket\r\n',
      connection: 'Connection: Upgrade\r\n',
      host: 'Host: example.com\r\n',
      origin: 'Origin: http://example.com\r\n',
      keys: KEYS,
      'a subprotocol': 'Sec-WebSocket-Protocol: chat\r\n',
      'upgrade in lowercase': 'upgrade: websocket\r\n',
      'connection with a list': 'Connection: keep-alive, Upgrade\r\n',
      'another host': 'Host: example.org\r\n',
      'another origin': 'Origin: http://example.org\r\n',
      'another subprotocol': 'Sec-WebSocket-Protocol: Chat\r\n',
      'key1 without spaces': 'Sec-WebSocket-Key1: 12\r\n',
      'an unknown field': 'X-Unknown: 1\r\n',
    },
    sound: 6,
    finish: '\r\n^n:ds[4U',
    accepts: (effects) => effects.some(({ type }) => type === 'ESTABLISHED'),
  },
];

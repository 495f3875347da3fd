/** Words of the automata as paths of the composed machines, each from a sound beginning and with a telling suffix. */
import type { MachineEvent, OutsideEvent, StateName } from '../../../machines/index.js';
import { type Closing, toTheEnd } from '../ending/suffix.js';
import { type Automaton, automata, quotientFor } from '../graphs/automata.js';
import type { Criterion, Word } from '../graphs/criteria.js';
import { wordsWithEachByte } from '../graphs/each-byte.js';
import { establish, opened, soundReply, soundRequest } from '../parts/handshakes.js';
import type { MachineOf, Path, Role, Token } from '../parts/model.js';
import { bytes, fin, one } from '../parts/tokens.js';
import { Walk } from '../parts/walk.js';

/**
 * How the words of an automaton begin in the composed machine. Where the
 * automaton looks away from content, at a gate, the composed machine would go
 * no further with content that only looks right: what comes before the last
 * gate of a word is replaced by something sound.
 */
interface Beginnings {
  role: Role;
  begin(walk: Walk): void;
  gates: readonly { state: StateName; pass(walk: Walk): void }[];
}

const beginnings: Record<string, Beginnings> = {
  'client-connection': { role: 'api', begin: establish, gates: [] },
  'server-connection': { role: 'server', begin: establish, gates: [] },
  'client-handshake-lexical': {
    role: 'api',
    begin: (walk) => walk.add(...opened()),
    gates: [
      { state: 'clientOpeningHandshake.step_32', pass: (walk) => walk.add(soundReply(walk).statusLine) },
      { state: 'clientOpeningHandshake.step_42', pass: (walk) => walk.add(soundReply(walk).statusLine, soundReply(walk).fields) },
    ],
  },
  'server-handshake-lexical': {
    role: 'server',
    begin: (walk) => walk.add(one('accept', 'ACCEPT')),
    gates: [{ state: 'serverReadingHandshake.step_6', pass: (walk) => walk.add(soundRequest.line, soundRequest.fields) }],
  },
};

/**
 * The words of every automaton for a criterion, as paths with ids such as `pair/server-connection/0001`.
 * @throws Error when the criterion takes more words of one automaton than the limit
 */
export function pathsOf(criterion: Criterion, machines: MachineOf, limit?: number, of = automata): Path[] {
  return of.flatMap((automaton) => {
    const { role, begin } = beginnings[automaton.id] as Beginnings;
    const begun = new Walk({ role, setting: {} }, machines);
    begin(begun);
    const words = wordsWithEachByte(quotientFor(automaton), criterion, limit);
    return words.map((word, index) => pathOf(automaton, criterion, word, index, begun.fork()));
  });
}

/** @param walk at the beginning of the automaton's words */
function pathOf({ id, title }: Automaton, criterion: Criterion, word: Word, index: number, walk: Walk): Path {
  const { gates } = beginnings[id] as Beginnings;
  const last = word.findLastIndex(({ passage }) => gates.some(({ state }) => passage.states.includes(state)));
  const passed = gates.findLast(({ state }) => word[last]?.passage.states.includes(state));
  passed?.pass(walk);
  const rest = word.slice(last + 1);
  for (const { by } of rest) if (!walk.facts.closed) walk.add(tokenOf(by.event));
  toTheEnd(walk, closings[index % closings.length]);
  const told = rest.map(({ by }) => by.name).join(', ');
  return walk.path(`${criterion}/${id}/${String(index + 1).padStart(4, '0')}`, `${title}: ${told}`);
}

const closings: readonly Closing[] = ['peer', 'own'];

/** What an automaton of some algorithms is told, as the composed machine is told it from outside. */
function tokenOf(event: MachineEvent): Token {
  const { type } = event;
  if (type === 'BYTE') return bytes(event.byte.toString(16).padStart(2, '0').toUpperCase(), String.fromCharCode(event.byte));
  if (type === 'TCP_CLOSED' || type === 'CLOSED') return fin;
  if (type === 'START_CLOSING') return one('close()', 'CLOSE_CALLED');
  if (type === 'SEND_DATA') return { name: 'send("hi")', events: [{ type: 'SEND_CALLED', data: event.data }] };
  return { name: type, events: [event as OutsideEvent] };
}

/** What was learned of a peer, as data: the form of `learn --json`. */
import type { Side } from '../judge/index.js';
import type { Difference as Found, Kind } from './against.js';
import { type Alphabet, Unusable } from './alphabet.js';
import { differences, type Mealy } from './mealy.js';

/** Something that the text does not leave freely, seen on a connection of its own. */
export interface Difference extends Omit<Found, 'word'> {
  /** Names of inputs: the shortest that show it, with the last of them. */
  word: readonly string[];
  /** What went over the wire, in hex, for each input: the peer's keys and port are those of the text's own handshake. */
  wire: readonly { sent: string; received: string }[];
}

export interface Learned {
  tool: 'hixie76';
  version: string;
  spec: { revision: string; sha256: string };
  peer: { name: string; url: string; role: Side };
  alphabet: Alphabet;
  /** `learned`, or what ended it before: then the states are what was found so far, and what was not asked for gives `?`. */
  ended: 'learned' | 'states' | 'queries' | 'time' | 'inconsistent';
  /** A word that was answered in two ways, however long was waited. */
  inconsistent?: { word: readonly string[]; answers: readonly [readonly string[], readonly string[]] };
  /** How many states more than were found the peer may have, and still be told from them. */
  extra: number;
  /** No other machine of so many states answers all words that were tried in the same way; null where learning ended before. */
  upTo: number | null;
  /** Whether it is the machine of the text with its default policies. */
  isText: boolean;
  /** The first is the initial one; the others in the order in which the shortest words come to them. */
  states: readonly { access: readonly string[]; steps: readonly { input: string; output: string; to: number; kind: Kind }[] }[];
  /** By the length of their words. */
  differences: readonly Difference[];
  /** Differences that a fresh connection did not show again, so that they are not told. */
  unconfirmed: number;
  /** What such a machine does not show. */
  unseen: readonly string[];
  effort: { connections: number; seconds: number };
}

/** Where two learned machines differ. */
export interface Parting {
  word: readonly string[];
  outputs: readonly [string, string];
}

/**
 * What `--json` printed.
 * @throws Unusable when it is something else
 */
export function learnedIn(text: string): Learned {
  try {
    const value = JSON.parse(text) as Learned;
    if (value.tool === 'hixie76' && Array.isArray(value.states) && value.alphabet.inputs.length > 0) return value;
  } catch {
    // The same is said of all that is none.
  }
  throw new Unusable('not what learn --json prints of a machine');
}

type Machine = Pick<Learned, 'alphabet' | 'states'>;

/** The machine alone. */
function mealyOf({ alphabet, states }: Machine): Mealy {
  return { inputs: alphabet.inputs.map(({ name }) => name), states: states.map(({ steps }) => steps) };
}

/** The shortest word to each pair of states in which two machines answer an input differently. @throws Unusable unless they have the same inputs */
export function partings(one: Machine, other: Machine): Parting[] {
  const [first, second] = [mealyOf(one), mealyOf(other)];
  if (first.inputs.join('\n') !== second.inputs.join('\n')) throw new Unusable('they were learned over different inputs');
  return Array.from(differences(first, second), ({ word, outputs }) => {
    return { word: word.map((each) => first.inputs[each] as string), outputs };
  });
}

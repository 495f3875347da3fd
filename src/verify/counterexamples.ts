/**
 * Counterexamples of the machines as traces of this project: the client's part of the shortest run that SPIN finds, as its
 * script sees it. What of the literal model breaks a property, no machine does: its steps are listed instead.
 */
import type { ErratumId } from '../../spec/index.js';
import { opened, type Path, type Token } from '../paths/index.js';
import { type Trace, tracesOf } from '../traces/index.js';
import { exportOfText, machinesOfText } from './export/index.js';
import { propertyOf, type Reading } from './properties.js';
import { movesIn, type Played, played, policiesOf } from './replay.js';
import { type Defines, Verifier } from './spin.js';
import { claimed, claimOf, readings } from './verify.js';

/** A property that fails under a reading, and the errata that it explains. */
export interface Explained {
  property: string;
  reading: string;
  errata: readonly ErratumId[];
}

/** Something that a side does in a counterexample. */
export interface Happening {
  side: string;
  /** What it is told; of the literal model, the step that it takes. */
  told: string;
  /** What the world is told of it. */
  doings: readonly string[];
}

export interface Counterexample extends Explained {
  happenings: readonly Happening[];
  /** Only of machines. */
  trace?: Trace;
}

/** Counterexamples that are kept. */
export const explained: readonly Explained[] = [
  { property: 'client-start-ends-cleanly', reading: 'no-answer-ever', errata: ['E02'] },
  { property: 'ready-state-never-falls', reading: 'open-task-as-written', errata: ['E27'] },
  { property: 'ready-state-never-falls', reading: 'closing-task-as-written', errata: ['E28'] },
  { property: 'open-before-message', reading: 'late-timers', errata: ['E27'] },
  { property: 'nothing-after-closing', reading: 'frame-against-closing', errata: ['E30'] },
  { property: 'one-closing-each', reading: 'closing-against-closing', errata: ['E30'] },
];

/**
 * A run against a property under a reading: a shortest one, unless it takes a timer that fires late or a step of the literal model.
 * @throws Error when there is none
 */
export async function counterexampleOf(one: Explained): Promise<Counterexample> {
  const reading = readings.find(({ id }) => id === one.reading) as Reading;
  if (reading.model === 'literal') return { ...one, happenings: (await wayOf(one, reading, {})).flatMap(literalHappening) };
  const { claim } = propertyOf(one.property);
  const isOfMoments = typeof claim === 'object' && !('leadsTo' in claim);
  const shortest = isOfMoments ? await wayOf(one, reading, { SHORTEST: 1 }) : [];
  // Breadth first, SPIN knows no timeout, and looks at moments only.
  const way = shortest.length > 0 ? shortest : await wayOf(one, reading, {});
  if (way.length === 0) throw new Error(`${one.property} holds under ${one.reading}`);
  const model = exportOfText();
  const policies = policiesOf(model, reading.defines);
  const run = played(machinesOfText, movesIn(way, model), policies);
  const happenings = run.map(({ side, told, doings }) => ({ side, told: told.name, doings }));
  return { ...one, happenings, trace: traceOf(pathOf(one, run, policies)) };
}

async function wayOf({ property }: Explained, reading: Reading, more: Defines): Promise<readonly string[]> {
  const verifier = await Verifier.of(claimed(reading), { ...reading.defines, ...more });
  try {
    const { way } = await verifier.check(...claimOf(propertyOf(property)));
    return way ?? [];
  } finally {
    verifier.remove();
  }
}

/** Lines that the literal model prints: `client C2`, `close()`. */
function literalHappening(line: string): Happening[] {
  const [, side, step] = /^(client|server) (.+)$/.exec(line) ?? [];
  if (side !== undefined) return [{ side, told: step as string, doings: [] }];
  return /^(send\(\)|close\(\)|task)/.test(line) ? [{ side: 'client', told: line, doings: [] }] : [];
}

const DIGEST = 16;

function pathOf({ property, reading }: Explained, run: readonly Played[], policies: Path['setting']['policies']): Path {
  const own = run.filter(({ side, told }) => side === 'client' && told.name !== 'SENT');
  const tokens = own.flatMap(({ told, events }): Token[] => {
    const all = events as Token['events'];
    if (told.while !== 'opening') return [{ name: told.name, events: all }];
    // The digest is a write of its own: other keys need another one.
    return [
      { name: 'the fields of the reply', events: all.slice(0, -DIGEST) },
      { name: 'the right reply', events: all.slice(-DIGEST) },
    ];
  });
  return {
    id: `verify/${property}/${reading}`,
    title: `${property} under ${reading}`,
    role: 'api',
    setting: policies === undefined ? {} : { policies },
    tokens: [...opened(), ...tokens],
    transitions: own.flatMap(({ passage }) => passage.transitions),
  };
}

/** The trace of a path itself: the control, which is made beside it, has it among its paths too. */
function traceOf(path: Path): Trace {
  return tracesOf([path]).find(({ id }) => id === path.id) as Trace;
}

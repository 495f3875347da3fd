/**
 * Counterexamples, which traces/verify/ has: the shortest run that SPIN finds against a property. That of the machines is
 * played by them, and the client's part of it is a trace, as its script sees it. What of the literal model breaks a property,
 * no machine does: its steps are listed instead.
 */
import { existsSync, readFileSync } from 'node:fs';
import { type ErratumId, errata } from '../../spec/index.js';
import { opened, type Path, type Token } from '../paths/index.js';
import { type Trace, tracesFolder, tracesOf } from '../traces/index.js';
import { exportOfText, letterOf, machinesOfText } from './export/index.js';
import { type Happening, literalHappening } from './happenings.js';
import { propertyOf } from './properties.js';
import { movesIn, type Played, played, policiesOf } from './replay.js';
import { type Defines, Verifier } from './spin.js';
import { claimed, claimOf, readingOf } from './verify.js';

/** A property that fails under a reading, and the errata that it explains. */
export interface Explained {
  property: string;
  reading: string;
  errata: readonly ErratumId[];
}

export interface Counterexample extends Explained {
  happenings: readonly Happening[];
  /** Only of machines. */
  trace?: Trace;
}

/** Counterexamples that are kept: those that errata name. */
export const explained: readonly Explained[] = errata.flatMap(({ id, proved = [] }) =>
  proved.map((each) => ({ ...each, errata: [id] })),
);

/** The name of a counterexample: that of its file, and of its place on the page. */
export const counterexampleName = ({ property, reading }: Pick<Explained, 'property' | 'reading'>) => `${property}.${reading}`;

/** The counterexamples that were committed. */
export function committedCounterexamples(): Counterexample[] {
  return explained.flatMap((one) => {
    const file = new URL(`verify/${counterexampleName(one)}.json`, tracesFolder);
    return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as Counterexample] : [];
  });
}

/**
 * A run against a property under a reading: a shortest one, unless it takes a timer that fires late.
 * @throws Error when there is none
 * @throws MissingProgram when SPIN or gcc are not installed
 */
export async function counterexampleOf(one: Explained): Promise<Counterexample> {
  const { claim } = propertyOf(one.property);
  const isOfMoments = typeof claim === 'object' && !('leadsTo' in claim);
  const shortest = isOfMoments ? await wayOf(one, { SHORTEST: 1 }) : [];
  // Breadth first, SPIN knows no timeout, and looks at moments only.
  const way = shortest.length > 0 ? shortest : await wayOf(one, {});
  if (way.length === 0) throw new Error(`${one.property} holds under ${one.reading}`);
  if (readingOf(one.reading).model === 'literal') return { ...one, happenings: way.flatMap(literalHappening) };
  const moves = movesIn(way, exportOfText()).map(({ side, told }) => ({ side, told: told.name }));
  return { ...one, ...replayed(one, replayed(one, moves).happenings.filter(isOfUse)) };
}

/** What is told in a counterexample to machines, told to them again: what they do, the client's path, and its trace. */
export function replayed(one: Explained, told: readonly Pick<Happening, 'side' | 'told'>[]) {
  const model = exportOfText();
  const policies = policiesOf(model, readingOf(one.reading).defines);
  const moves = told.map(({ side, told: name }) => {
    const found = model.alphabets[side].find((each) => each.name === name);
    if (found === undefined) throw new Error(`${counterexampleName(one)} tells ${side} ${name}, which is nothing`);
    return { side, at: 0, told: found };
  });
  const run = played(machinesOfText, moves, policies);
  const happenings = run.map(({ side, told: { name }, doings }): Happening => ({ side, told: name, doings }));
  const path = pathOf(one, run, policies);
  // The control, which is made beside it, has it among its paths too.
  return { happenings, path, trace: tracesOf([path]).find(({ id }) => id === path.id) as Trace };
}

async function wayOf(one: Explained, more: Defines): Promise<readonly string[]> {
  const reading = readingOf(one.reading);
  const verifier = await Verifier.of(claimed(reading), { ...reading.defines, ...more });
  try {
    const { way } = await verifier.check(...claimOf(propertyOf(one.property)));
    return way ?? [];
  } finally {
    verifier.remove();
  }
}

/** A call that is refused, or comes too late, is of no use to a story. */
function isOfUse({ told, doings }: Happening): boolean {
  return doings.length > 0 || !/^(SEND_|SENT|CLOSE_CALLED|TERMINATE)/.test(told);
}

const DIGEST = 16;
const LOOK: Token = { name: 'close()', events: [{ type: 'CLOSE_CALLED' }] };

function pathOf(one: Explained, run: readonly Played[], policies: Path['setting']['policies']): Path {
  const own = run.filter(({ side, told }) => side === 'client' && told.name !== 'SENT');
  const tokens = own.flatMap(({ told, events }): Token[] => {
    const all = events as Token['events'];
    if (told.while !== 'opening') return [{ name: wordsOf(told.name), events: all }];
    // The digest is a write of its own: other keys need another one.
    return [
      { name: 'the fields of the reply', events: all.slice(0, -DIGEST) },
      { name: 'the right reply', events: all.slice(-DIGEST) },
    ];
  });
  // A script learns of readyState by its next call.
  const isUnseen = own.at(-1)?.doings.at(-1)?.startsWith('readyStateBecomes');
  return {
    id: `verify/${one.property}/${one.reading}`,
    title: `${one.property} under ${one.reading}`,
    role: 'api',
    setting: policies === undefined ? {} : { policies },
    tokens: [...opened(), ...tokens, ...(isUnseen ? [LOOK] : [])],
    transitions: own.flatMap(({ passage }) => passage.transitions),
  };
}

/** What the client is told, as traces call it. */
function wordsOf(told: string): string {
  const [, letter] = /^SEND_CALLED_(\d+)$/.exec(told) ?? [];
  if (letter !== undefined) return `send("${letterOf(Number(letter))}")`;
  if (/^\d+$/.test(told)) return Number(told).toString(16).toUpperCase().padStart(2, '0');
  if (told.includes('_TASK_')) return 'a task runs';
  const words: Record<string, string> = { CLOSE_CALLED: 'close()', TCP_CLOSED: 'FIN', SEND_FAILED: 'the connection breaks' };
  return words[told] ?? 'timeout';
}

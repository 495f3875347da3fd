/** Which difference of two texts an exchange shows. */
import { existsSync, readFileSync } from 'node:fs';
import { inR4820, REVISIONS, type Revision, settledBy } from '../../machines/index.js';
import { type Difference, revised, type StepId } from '../../spec/index.js';
import { type Entry, parseLog, type Side, type Verdict } from '../judge/index.js';
import { tracesFolder } from '../traces/index.js';

/** Two texts, the earlier one first. */
export type Texts = readonly [before: Revision, after: Revision];

/** An exchange that tells two texts apart, of a side that sends each message back. */
export interface Apart {
  /** The difference that it shows, as `spec/changes/` calls it; absent where it is another consequence of one. */
  difference?: string | undefined;
  /** Whose part in it is judged. */
  side: Side;
  allowedBy: Revision;
  /** The text that does not allow it, with the item that is violated, as that text numbers it. */
  violates: { revision: Revision; step: StepId; why: string };
  /** What is otherwise in the opening handshakes than the text's own client and server send; absent where nothing is. */
  opening?: string | undefined;
  /** What follows the opening handshakes, a byte at a time. */
  frames: readonly Entry[];
  /** Whether the side then sends nothing, however long one waits. */
  late: boolean;
  /** All of it, with the opening handshakes. */
  wire: readonly Entry[];
}

/** The differences of two texts, with their items as r4820 numbers them. */
function differencesOf([before, after]: Texts): (Difference & { items: readonly string[] })[] {
  const at = (name: string) => (REVISIONS as readonly string[]).indexOf(name);
  return revised
    .filter(({ revision }) => at(revision) > at(before) && at(revision) <= at(after))
    .flatMap(({ revision, against, differences }) =>
      differences.map((each) => {
        const [was, is] = [against as Revision, revision as Revision];
        return { ...each, items: [...each.before.map((id) => inR4820(was, id)), ...each.after.map((id) => inR4820(is, id))] };
      }),
    );
}

/** Where a difference stands among those of the texts; after all of them where it is none. */
export function orderOf(texts: Texts): (name: string | undefined) => number {
  const names = differencesOf(texts).map(({ name }) => name);
  return (name) => (name === undefined ? names.length : names.indexOf(name));
}

/** What an exchange shows, as text; undefined where it tells nothing apart. */
type KeyOf = (texts: Texts, side: Side, wire: readonly Entry[]) => string | undefined;
type Namer = (key: string, options: readonly string[], violates: Apart['violates']) => string | undefined;

/** The difference whose committed exchange shows the same; where none does, that of a choice which the exchange needs, or of the item that it violates. */
export function nameFor(texts: Texts, keyOf: KeyOf): Namer {
  const all = differencesOf(texts);
  const traced = all.flatMap(({ name }) => {
    const file = new URL(`revisions/${name}.json`, tracesFolder);
    if (!existsSync(file)) return [];
    const { role = 'server', wire } = parseLog(readFileSync(file, 'utf8'));
    return [[keyOf(texts, role, wire), name] as const];
  });
  const names = new Map(traced);
  return (key, options, { revision, step }) => {
    const item = inR4820(revision, step);
    const named = all.find(({ settles = {} }) => options.some((each) => each in settles));
    return names.get(key) ?? (named ?? all.find(({ items }) => items.includes(item)))?.name;
  };
}

/** Choices of texts later than r4820, with their defaults. */
const OWN = new Map<string, string | null>(
  revised.flatMap(({ policies }) => policies.map((each) => [each.name, each.default] as const)),
);

/** The choices without which it is not right, and which the other text does not leave. */
export function tellingOptions(verdict: Verdict, wrong: Revision): string[] {
  const settled: Readonly<Record<string, string>> = settledBy(wrong);
  if (!verdict.accepted) return [];
  return Object.entries<readonly string[]>(verdict.possible).flatMap(([name, options]) => {
    const other = OWN.get(name) ?? settled[name];
    return other === undefined || options.length > 1 || options[0] === other ? [] : [name];
  });
}

/** The course of an exchange, a line for each thing that happens. */
export function courseOf({ side, opening, frames, late }: Apart): string[] {
  const lines = [opening === undefined ? 'the opening handshakes' : `the opening handshakes, in which ${opening}`];
  let last: Side | undefined;
  for (const entry of frames) {
    const what = 'bytes' in entry ? Buffer.from(entry.bytes).toString('hex').toUpperCase() : entry.close.toUpperCase();
    if (entry.from === last) lines.push(`${lines.pop()} ${what}`);
    else lines.push(`the ${entry.from} sends ${what}`);
    last = entry.from;
  }
  return late ? [...lines, `nothing more comes from the ${side}`] : lines;
}

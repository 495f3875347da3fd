/** How many mutants of the machines the paths tell from the sound ones: what `npm run test:mutants` has found. */
import { existsSync, readFileSync } from 'node:fs';
import { machinesHash, root } from './sources-hash.js';

/** Mutants of one kind, and how many of them were noticed. */
export interface Tally {
  mutants: number;
  killed: number;
}

export const MUTANT_KINDS = ['guard', 'transition', 'action'] as const;
export type MutantKind = (typeof MUTANT_KINDS)[number];

/** docs/report/mutants.json. */
export interface Mutation {
  /** SHA-256 of the machines that were mutated. */
  machines: string;
  /** How many paths of each kind the mutants were run against. */
  paths: Record<string, number>;
  mutants: number;
  killed: number;
  /** Mutants that no path can tell, each for a reason on the committed list. */
  equivalent: number;
  algorithms: ({ id: string } & Record<MutantKind, Tally>)[];
  survivors: { reason: string; ids: string[] }[];
}

/** The result as it was committed, and whether the machines have changed since. */
export type DatedMutation = Mutation & { outdated: boolean };

/**
 * The committed result; nothing where there is none.
 * @param now hash of the machines as they are
 */
export function committedMutation(now = machinesHash()): DatedMutation | undefined {
  const file = root === undefined ? undefined : new URL('docs/report/mutants.json', root);
  if (file === undefined || !existsSync(file)) return undefined;
  const mutation = JSON.parse(readFileSync(file, 'utf8')) as Mutation;
  return { ...mutation, outdated: mutation.machines !== now };
}

/** Of all mutants that can be told, how many were killed, from 0 to 1. */
export function scoreOf({ mutants, killed, equivalent }: Pick<Mutation, 'mutants' | 'killed' | 'equivalent'>): number {
  return killed / (mutants - equivalent);
}

/** The score in one line. */
export function mutationLine(mutation: DatedMutation): string {
  const { mutants, killed, equivalent, machines, outdated } = mutation;
  const score = `${percent(scoreOf(mutation))} of the mutants that can be told`;
  const raw = `${killed} of ${mutants} mutants killed (${percent(killed / mutants)}), ${equivalent} equivalent`;
  const when = outdated ? 'OUTDATED: of other machines than these' : 'of these machines';
  return `${score}: ${raw}; ${when}, ${machines.slice(0, 12)}${outdated ? '; npm run test:mutants' : ''}`;
}

/** Rounded down, so that only all is 100 %. */
function percent(share: number): string {
  return `${(Math.floor(share * 1_000) / 10).toFixed(1)} %`;
}

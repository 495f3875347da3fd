/** How many mutants of the machines and of the judge are told from the sound ones: what `npm run test:mutants` has found. */
import { committed, judgeHash, machinesHash } from './sources-hash.js';

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

/** docs/report/judge-mutants.json. */
export interface JudgeMutation extends Omit<Mutation, 'machines' | 'paths' | 'algorithms'> {
  /** SHA-256 of the judge that was mutated. */
  judge: string;
  files: ({ id: string } & Tally)[];
}

/** The results as they were committed, and whether the machines, or the judge, have changed since. */
export type DatedMutation = Mutation & { outdated: boolean; ofJudge?: JudgeMutation & { outdated: boolean } };

/**
 * The committed results; nothing where there are none.
 * @param now hash of the machines as they are
 */
export function committedMutation(now = machinesHash()): DatedMutation | undefined {
  const mutation = committed<Mutation>('mutants.json');
  if (mutation === undefined) return undefined;
  const ofJudge = committed<JudgeMutation>('judge-mutants.json');
  const outdated = ofJudge !== undefined && ofJudge.judge !== judgeHash();
  return {
    ...mutation,
    outdated: mutation.machines !== now,
    ...(ofJudge === undefined ? {} : { ofJudge: { ...ofJudge, outdated } }),
  };
}

/** Of all mutants that can be told, how many were killed, from 0 to 1. */
export function scoreOf({ mutants, killed, equivalent }: Pick<Mutation, 'mutants' | 'killed' | 'equivalent'>): number {
  return killed / (mutants - equivalent);
}

/** The score in one line. */
export function mutationLine(mutation: Omit<DatedMutation, 'ofJudge'>): string {
  return lineOf(mutation, mutation.machines, 'other machines than these', 'these machines');
}

/** The score of the judge's mutants in one line. */
export function judgeMutationLine(mutation: JudgeMutation & { outdated: boolean }): string {
  return lineOf(mutation, mutation.judge, 'another judge than this one', 'this judge');
}

type Outcome = Pick<DatedMutation, 'mutants' | 'killed' | 'equivalent' | 'outdated'>;

function lineOf(outcome: Outcome, hash: string, others: string, these: string): string {
  const { mutants, killed, equivalent, outdated } = outcome;
  const score = `${percent(scoreOf(outcome))} of the mutants that can be noticed`;
  const raw = `${killed} of ${mutants} mutants killed (${percent(killed / mutants)}), ${equivalent} equivalent`;
  const when = outdated ? `OUTDATED: of ${others}` : `of ${these}`;
  return `${score}: ${raw}; ${when}, ${hash.slice(0, 12)}${outdated ? '; npm run test:mutants' : ''}`;
}

/** Rounded down, so that only all is 100 %. */
function percent(share: number): string {
  return `${(Math.floor(share * 1_000) / 10).toFixed(1)} %`;
}

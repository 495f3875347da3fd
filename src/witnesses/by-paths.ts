/** Witnesses among the paths that the report plays. */
import { algorithms } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import type { Citation } from '../citations/index.js';
import { type Mutant, mutantsOf, type Suite, suiteOf } from '../mutants/index.js';
import type { Path } from '../paths/index.js';
import { noticing } from '../play/index.js';
import type { Witness } from '../report/index.js';
import { type Claim, claimsOf, claimsPast } from './claims.js';
import { conditions } from './conditions.js';

/**
 * A witness for each of some items that has one: a mutant that speaks for it,
 * and a path that notices, as it would over sockets. A place that serves several items
 * speaks for one of them only on a path that meets this item's condition.
 */
export function witnessesByPaths(
  wanted: ReadonlySet<StepId>,
  paths: readonly Path[],
  citations: readonly Citation[],
): Map<StepId, Witness> {
  const suite = suiteOf(paths);
  const found = new Map<StepId, Witness>();
  const mutants = algorithms.flatMap(mutantsOf);
  for (const claims of [claimsOf, claimsPast]) {
    for (const mutant of mutants) {
      const notices = noticing(mutant.mutated);
      for (const { claim, step } of claims(mutant).flatMap(each)) {
        if (!wanted.has(step) || found.has(step)) continue;
        const cited = citations.find((one) => one.step === step && one.kind === claim.kind && claim.names.includes(one.name));
        const seen = cited && firstNotice(notices, pathsFor(step, claim, mutant, suite));
        if (seen === undefined) continue;
        const { kind, name, hash } = cited as Citation;
        found.set(step, { kind, name, hash, mutant: mutant.id, ...seen });
      }
    }
  }
  return found;
}

function each(claim: Claim): { claim: Claim; step: StepId }[] {
  return claim.steps.map((step) => ({ claim, step }));
}

/** The paths that reach the mutant and can speak for the item, the shortest first. */
function pathsFor(step: StepId, { steps }: Claim, mutant: Mutant, { visits }: Suite): Path[] {
  const reached = new Set(mutant.reachedBy.flatMap((place) => (visits.get(place) ?? []).map(({ run }) => run.path)));
  if (steps.length === 1) return [...reached];
  const condition = conditions[step];
  return condition === undefined ? [] : [...reached].filter((path) => condition.meets(path));
}

/** The first path that notices, and what. */
function firstNotice(
  notices: (path: Path) => string | undefined,
  paths: readonly Path[],
): Pick<Witness, 'run' | 'noticed'> | undefined {
  for (const path of paths) {
    const difference = notices(path);
    if (difference !== undefined) return { run: path.id, noticed: difference };
  }
  return undefined;
}

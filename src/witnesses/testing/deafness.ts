/** Whether a path still notices what it is the witness of. */
import type { Mutant } from '../../mutants/index.js';
import type { Path } from '../../paths/index.js';
import { noticing } from '../../play/index.js';
import type { Witness } from '../../report/index.js';

/** Why a path is no witness any more, by trying it; nothing if it still notices its mutant. */
export function deafness(
  id: string,
  { mutant, run }: Witness,
  paths: ReadonlyMap<string, Path>,
  mutants: readonly Mutant[],
): string | undefined {
  const path = paths.get(run);
  const found = mutants.find((each) => each.id === mutant);
  if (path === undefined || found === undefined)
    return `${id}: there is no ${path === undefined ? `path ${run}` : `mutant ${mutant}`}`;
  return noticing(found.mutated)(path) === undefined ? `${id}: ${run} does not notice ${mutant}` : undefined;
}

/** Checks the catalogue as it is written: whether it is whole, agrees with the text, and agrees with the code that cites it. */
import type { AnyAlgorithm } from '../../../machines/index.js';
import type { Citation } from '../../citations/index.js';
import type { Catalogue } from '../load.js';
import { checkChanges, type History } from './check-changes.js';
import { disagreeing, orphaned, uncited } from './check-code.js';
import { dangling, duplicate, onesided, undecided } from './check-entries.js';
import { againstOriginal, againstPin, type OriginalItem } from './check-text.js';
import type { Finding } from './findings.js';

export { type Finding, type FindingKind, findingKinds } from './findings.js';

/** What is held against each other. */
export interface Subjects {
  catalogue: Catalogue;
  /** The items of the original text in their order; without them the pin stands in. */
  original?: readonly OriginalItem[] | undefined;
  /** The texts of other revisions and the seed; without them pins stand in. */
  history?: History | undefined;
  citations: readonly Citation[];
  algorithms: readonly AnyAlgorithm[];
}

/** All findings; none if all is well. */
export function checkCatalogue({ catalogue, original, history, citations, algorithms }: Subjects): Finding[] {
  return [
    ...(original === undefined ? againstPin(catalogue.items) : againstOriginal(catalogue.items, original)),
    ...catalogue.revised.flatMap((each) => checkChanges(each, catalogue.items, catalogue.blocks, history)),
    ...duplicate(catalogue),
    ...undecided(catalogue),
    ...dangling(catalogue),
    ...onesided(catalogue),
    ...orphaned(catalogue, citations),
    ...uncited(catalogue, algorithms),
    ...disagreeing(catalogue, citations),
  ];
}

/** What can be searched for: steps, states, errata, policies, sections and guides. */
import { algorithms, type State, stepsOf } from '../../../machines/index.js';
import { errata, items, policies, sections } from '../../../spec/index.js';
import { chartOf, erratumAt, pageOf, placeOf, plain, policyAt, provedAt } from '../../html/index.js';
import type { SiteData } from './index.js';

/** An entry: its kind, its name, where it is, and its words. */
export type Entry = readonly [kind: string, name: string, at: string, text: string];

export function indexOf({ guides, proved }: Pick<SiteData, 'guides' | 'proved'>): Entry[] {
  return [
    ...items.map(({ id, says }): Entry => ['step', id, placeOf(id), plain(says)]),
    ...algorithms.flatMap((one) =>
      Object.entries(one.states as Record<string, State>).map(
        ([name, { does, step }]): Entry => [
          'state',
          `${one.id}.${name}`,
          chartOf(one.id, `${one.id}.${name}`),
          `${does} ${stepsOf(step).join(' ')}`,
        ],
      ),
    ),
    ...errata.map(({ id, defect }): Entry => ['erratum', id, erratumAt(id), plain(defect)]),
    ...policies.map(({ name, says }): Entry => ['policy', name, policyAt(name), plain(says)]),
    ...proved.map(({ id, sentence }): Entry => ['property', id, provedAt(id), sentence]),
    ...sections.map(({ section, title, about }): Entry => ['section', `${section} ${title}`, pageOf(section), plain(about)]),
    ...guides.map(({ title, at, about }): Entry => ['guide', title, at, about]),
  ];
}

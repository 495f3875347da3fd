/** The sections, with coverage at a glance. */
import { type Section, sections } from '../../../spec/index.js';
import { pageOf, useLink } from '../../html/index.js';
import type { Traceability } from '../types.js';
import { type Counts, StatusBar, scoreOf } from './legend.js';

/** A section, how deep it is, and how many of its items have each status. */
export type TracedSection = Pick<Section, 'title' | 'about'> & { section: string; depth: number; counts: Counts };

/** All sections in their order; behind them those that only the code knows. */
export function sectionsOf({ totals }: Traceability): TracedSection[] {
  const known = new Set<string>(sections.map(({ section }) => section));
  const strays = Object.keys(totals.section).filter((section) => !known.has(section));
  return [...sections, ...strays.map((section) => ({ section, title: 'Not in the catalogue', about: '' }))].map((each) => {
    const { items: _, ...counts } = totals.section[each.section] ?? { items: 0 };
    return { ...each, depth: each.section.split('.').length - 3, counts };
  });
}

/**
 * The table of contents.
 * @param current the section that is being read
 */
export function Contents({ traced, current }: { traced: Traceability; current?: string }) {
  const link = useLink();
  const isMeasured = traced.totals.runs.count > 0;
  return (
    <ol class="toc">
      {sectionsOf(traced).map(({ section, title, depth, counts }) => (
        <li style={`--depth:${depth}`}>
          <a href={link(pageOf(section))} aria-current={section === current ? 'page' : undefined}>
            <span class="number">{section}</span> <span class="name">{title}</span>
            <span class="score">
              <StatusBar counts={counts} />
              <small>{isMeasured ? scoreOf(counts) : ''}</small>
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}

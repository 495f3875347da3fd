/** The table of contents, with coverage at a glance. */
import type { SiteData } from '../data/index.js';
import { countsOf, sectionsInOrder } from '../data/index.js';
import { StatusBar, scoreOf } from './bar.js';
import { pageOf, useLink } from './paths.js';

export function Contents({ data, current }: { data: SiteData; current?: string }) {
  const link = useLink();
  return (
    <ol class="toc">
      {sectionsInOrder().map(({ section, title, depth }) => {
        const counts = countsOf(data, section);
        return (
          <li style={`--depth:${depth}`}>
            <a href={link(pageOf(section))} aria-current={section === current ? 'page' : undefined}>
              <span class="number">{section}</span> <span class="name">{title}</span>
              <span class="score">
                <StatusBar counts={counts} />
                <small>{data.measured ? scoreOf(counts) : ''}</small>
              </span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}

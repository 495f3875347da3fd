/** The reading view: a section of the text, its code and its charts. */
import type { Section } from '../../../spec/index.js';
import { onPage } from '../data/charts.js';
import { algorithmsIn, countsOf, itemsOf, type SiteData, sectionsInOrder } from '../data/index.js';
import { StatusBar, scoreOf } from '../parts/bar.js';
import { ItemArticle } from '../parts/item.js';
import { Page } from '../parts/layout.js';
import { pageOf, useLink } from '../parts/paths.js';
import { Prose } from '../parts/prose.js';
import { Contents } from '../parts/toc.js';

export function ReadingPage({ section, data }: { section: Section; data: SiteData }) {
  const { title, about } = section;
  return (
    <Page at={pageOf(section.section)} title={`${section.section} ${title}`} about={about} scripts={['reading']} kind="full">
      <div class="reading">
        <nav class="side" aria-label="Sections">
          <details open>
            <summary>Sections</summary>
            <Contents data={data} current={section.section} />
          </details>
        </nav>
        <div class="text">
          <header>
            <h1>
              <span class="number">{section.section}</span> {title}
            </h1>
            <p class="about">
              <Prose text={about} />
            </p>
            <Coverage section={section.section} data={data} />
          </header>
          <h2 class="unseen">Steps</h2>
          {itemsOf(section.section).map((item) => (
            <ItemArticle item={item} data={data} />
          ))}
          <Turn section={section.section} />
        </div>
        <Beside section={section.section} data={data} />
      </div>
    </Page>
  );
}

function Coverage({ section, data }: { section: string; data: SiteData }) {
  const counts = countsOf(data, section);
  const score = scoreOf(counts);
  return (
    <p class="coverage">
      <StatusBar counts={counts} />
      <small>
        {!data.measured ? 'Not measured yet: npm start measures.' : score === 'informative' ? score : `${score} tested`}
      </small>
    </p>
  );
}

/** Where code and chart of the step in view are; the script fills it. */
function Beside({ section, data }: { section: string; data: SiteData }) {
  const link = useLink();
  const drawings = algorithmsIn(section).flatMap(({ id }) => data.drawings.get(id) ?? []);
  return (
    <aside class="beside" aria-label="Code and chart of the step in view">
      <div class="code-of" aria-live="off" />
      {drawings.map(({ machine, full }, index) => (
        <figure class="chart-of" data-machine={machine.id} hidden={index > 0}>
          <figcaption>
            <a href={link(`charts/${machine.id}.html`)}>{machine.title}</a>
          </figcaption>
          <div class="canvas" dangerouslySetInnerHTML={{ __html: onPage(full, machine, link) }} />
        </figure>
      ))}
    </aside>
  );
}

function Turn({ section }: { section: string }) {
  const link = useLink();
  const all = sectionsInOrder();
  const index = all.findIndex((each) => each.section === section);
  const [before, behind] = [all[index - 1], all[index + 1]];
  return (
    <nav class="turn" aria-label="Before and behind">
      {before === undefined ? (
        <span />
      ) : (
        <a href={link(pageOf(before.section))} rel="prev">
          <small>{before.section}</small> {before.title}
        </a>
      )}
      {behind === undefined ? null : (
        <a href={link(pageOf(behind.section))} rel="next">
          <small>{behind.section}</small> {behind.title}
        </a>
      )}
    </nav>
  );
}

/** The reading view: a section of the text, its code and its charts. */
import { type Section, sections } from '../../../spec/index.js';
import { Prose, pageOf, useLink } from '../../html/index.js';
import { Contents, StatusBar, scoreOf, sectionsOf } from '../../report/page/index.js';
import { onPage } from '../data/charts.js';
import { algorithmsIn, itemsOf, type SiteData } from '../data/index.js';
import { SiteItem } from '../parts/item.js';
import { Page } from '../parts/layout.js';
import { Turn, type Turned } from '../parts/turn.js';

export function ReadingPage({ section, data }: { section: Section; data: SiteData }) {
  const { title, about } = section;
  const index = sections.indexOf(section);
  return (
    <Page
      at={pageOf(section.section)}
      title={`${section.section} ${title}`}
      about={about}
      scripts={['reading']}
      kind="full"
      content="steps"
    >
      <div class="reading">
        <nav class="side" aria-label="Sections">
          <details open>
            <summary>Sections</summary>
            <Contents traced={data.traced} current={section.section} />
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
          <h2 class="unseen" id="steps" tabIndex={-1}>
            Steps
          </h2>
          {itemsOf(section.section).map((item) => (
            <SiteItem item={item} data={data} />
          ))}
          <Turn what="section" before={turned(sections[index - 1])} after={turned(sections[index + 1])} />
        </div>
        <Beside section={section.section} data={data} />
      </div>
    </Page>
  );
}

function Coverage({ section, data }: { section: string; data: SiteData }) {
  const { counts = {} } = sectionsOf(data.traced).find((each) => each.section === section) ?? {};
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

/** A section as a page to turn to. */
function turned(section: Section | undefined): Turned | undefined {
  return section && { at: pageOf(section.section), number: section.section, title: section.title };
}

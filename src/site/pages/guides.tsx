/** The guides, and other pages that are written in Markdown. */

import type { Guide } from '../data/guides.js';
import { Cards } from '../parts/cards.js';
import { Page } from '../parts/layout.js';
import { Turn } from '../parts/turn.js';

export function GuidesPage({ guides }: { guides: readonly Guide[] }) {
  return (
    <Page at="guides/index.html" title="Guides" about="How to use this project, test with it, and change it.">
      <h1>Guides</h1>
      <p class="lead">How to use the client and the server, test an implementation, read the results, and change the machines.</p>
      <Cards
        cards={guides.map(({ at, title, about }, index) => ({
          to: at,
          title: `${index + 1}. ${title}`,
          text: about.length > 180 ? `${about.slice(0, 180).replace(/\s\S*$/, '')} …` : about,
        }))}
      />
    </Page>
  );
}

export function GuidePage({ guide, guides }: { guide: Guide; guides: readonly Guide[] }) {
  const { at, title, about, html } = guide;
  const index = guides.indexOf(guide);
  return (
    <Page at={at} title={title} about={about}>
      <p class="quiet">
        Guide {index + 1} of {guides.length}
      </p>
      <Content html={html} />
      <Turn what="guide" before={guides[index - 1]} after={guides[index + 1]} />
    </Page>
  );
}

export function Content({ html }: { html: string }) {
  return <div class="content" dangerouslySetInnerHTML={{ __html: html }} />;
}

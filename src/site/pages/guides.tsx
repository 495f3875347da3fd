/** The guides, and other pages that are written in Markdown. */

import { useLink } from '../../html/index.js';
import type { Guide } from '../data/guides.js';
import { Page } from '../parts/layout.js';

export function GuidesPage({ guides }: { guides: readonly Guide[] }) {
  return (
    <Page at="guides/index.html" title="Guides" about="How to use this project, test with it, and change it.">
      <h1>Guides</h1>
      <p class="lead">How to use client and server, test an implementation, read what comes of it, and change the machines.</p>
      <List guides={guides} />
    </Page>
  );
}

function List({ guides }: { guides: readonly Guide[] }) {
  const link = useLink();
  return (
    <ul class="cards">
      {guides.map(({ at, title, about }) => (
        <li>
          <a href={link(at)}>
            <b>{title}</b>
            <small>{about.length > 180 ? `${about.slice(0, 180).replace(/\s\S*$/, '')} …` : about}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function GuidePage({ guide: { at, title, about, html } }: { guide: Guide }) {
  return (
    <Page at={at} title={title} about={about}>
      <Content html={html} />
    </Page>
  );
}

export function Content({ html }: { html: string }) {
  return <div class="content" dangerouslySetInnerHTML={{ __html: html }} />;
}

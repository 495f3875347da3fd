/** Builds the site: pages are rendered, scripts bundled, charts drawn. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { REVISIONS } from '../../machines/index.js';
import { sections } from '../../spec/index.js';
import { page } from '../bench/index.js';
import { chartOf, pageOf, sourceAt } from '../html/index.js';
import { buildApi } from './api/index.js';
import { bundle } from './bundle.js';
import { chartsFor, chartsOf, downloadsOf } from './data/charts.js';
import { gather, type SiteData } from './data/index.js';
import { changedCharts } from './data/revisions.js';
import { indexOf } from './data/search.js';
import { tour } from './data/tour.js';
import { ChangesPage } from './pages/changes.js';
import { ChartPage, ChartsPage } from './pages/charts.js';
import { CodePage } from './pages/code.js';
import { ContentsPage } from './pages/contents.js';
import { ErrataPage, PoliciesPage } from './pages/glossary.js';
import { GuidePage, GuidesPage } from './pages/guides.js';
import { learnedPages } from './pages/learned.js';
import { OraclePage } from './pages/oracle.js';
import { PlayerPage } from './pages/player.js';
import { ReadingPage } from './pages/reading.js';
import { resultsOf } from './pages/results.js';
import { StartPage } from './pages/start.js';
import { TourPage } from './pages/tour.js';

/** What was built. */
export interface Built {
  pages: number;
  measured: boolean;
}

type PageOf = readonly [at: string, page: VNode];

/**
 * Builds everything anew, and the committed page of the benchmarks with it.
 * @param out the folder, as a URL that ends in a slash; what is in it goes
 */
export async function build(out: URL): Promise<Built> {
  rmSync(out, { recursive: true, force: true });
  const data = await gather();
  const pages: PageOf[] = [...pagesOf(data), ['changes.html', <ChangesPage charts={await changedCharts()} />]];
  for (const [at, node] of pages) write(out, at, `<!doctype html>\n${renderToString(node)}\n`);
  for (const drawing of data.drawings.values()) {
    for (const { name, text } of await downloadsOf(drawing)) write(out, `charts/${name}`, text);
  }
  for (const [at, picture] of data.pictures) write(out, at, picture);
  write(out, 'assets/traces-data.js', `HIXIE76_TRACES=${JSON.stringify(data.traces)}\n`);
  write(out, 'assets/charts-data.js', `HIXIE76_CHARTS=${JSON.stringify(chartsFor(data.drawings))}\n`);
  for (const revision of REVISIONS.filter((each) => each !== 'r4820')) {
    const charts = JSON.stringify({ [revision]: await chartsOf(revision) });
    write(out, `assets/charts-${revision}.js`, `HIXIE76_CHARTS_OF={...globalThis.HIXIE76_CHARTS_OF,...${charts}}\n`);
  }
  await bundle(out);
  await buildApi(out);
  write(out, 'assets/search-index.js', `SEARCH_INDEX(${JSON.stringify(indexOf(data, apiPages(out)))})\n`);
  // What is committed looks as the site does.
  if (data.benchmarks !== undefined) write(out, '../report/bench.html', page(data.benchmarks));
  return { pages: pages.length, measured: data.measured };
}

function pagesOf(data: SiteData): PageOf[] {
  return [
    ['index.html', <StartPage data={data} />],
    ['spec/index.html', <ContentsPage data={data} />],
    ['errata.html', <ErrataPage />],
    ['policies.html', <PoliciesPage />],
    ['charts/index.html', <ChartsPage data={data} />],
    ['player.html', <PlayerPage />],
    ['tour.html', <TourPage stops={tour()} />],
    ['oracle.html', <OraclePage />],
    ...resultsOf(data),
    ...learnedPages(data),
    ['guides/index.html', <GuidesPage guides={data.guides} />],
    ...data.guides.map((guide): PageOf => [guide.at, <GuidePage guide={guide} guides={data.guides} />]),
    ...sections.map((section): PageOf => [pageOf(section.section), <ReadingPage section={section} data={data} />]),
    ...[...data.drawings.values()].map(
      (drawing): PageOf => [chartOf(drawing.machine.id), <ChartPage drawing={drawing} data={data} />],
    ),
    ...data.files.map((file): PageOf => [sourceAt(file), <CodePage file={file} />]),
  ];
}

/** The pages of public symbols. */
function apiPages(out: URL): string[] {
  const names = readdirSync(new URL('api/', out), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /^(?:classes|functions|interfaces|types|variables)\/.*\.html$/.test(name)).sort();
}

function write(out: URL, name: string, text: string): void {
  const file = new URL(name, out);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}

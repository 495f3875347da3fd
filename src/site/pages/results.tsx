/** What came of it: the pages that the commands write too, and the findings. */
import type { ComponentChildren } from 'preact';
import { Benchmarks } from '../../bench/index.js';
import { useLink } from '../../html/index.js';
import { Peers } from '../../pages/index.js';
import { Report } from '../../report/page/index.js';
import type { SiteData } from '../data/index.js';
import { Page } from '../parts/layout.js';
import { Content } from './guides.js';
import { LearnedList } from './learned.js';
import { Proved } from './proved.js';

const PAGES = [
  ['report.html', 'Traceability', 'What implements each item, and which runs went through it.'],
  ['proved.html', 'Proved', 'What SPIN has proved of client, server and TCP together, and the counterexamples that it found.'],
  ['matrix.html', 'Peers', 'Other implementations, compared with the specification.'],
  ['findings.html', 'Findings', 'Where other implementations deviate from the specification.'],
  ['learned.html', 'Learned', 'State machines learned from other implementations.'],
  ['bench.html', 'Benchmarks', 'Every figure beside that of another implementation, from the same rounds.'],
] as const;

/** Each result, and what is said where there is none. */
export function resultsOf({ traced, proved, counterexamples, matrix, findings, learned, benchmarks }: SiteData) {
  const contents: Record<(typeof PAGES)[number][0], ComponentChildren> = {
    'report.html': <Report traced={traced} />,
    'proved.html':
      proved.length > 0 ? (
        <Proved findings={proved} counterexamples={counterexamples} />
      ) : (
        'npx hixie76 verify --out docs/report asks SPIN.'
      ),
    'matrix.html': matrix ? (
      <Peers matrix={matrix} />
    ) : (
      'npx hixie76 check matrix plays the traces to every peer that is installed.'
    ),
    'findings.html': findings ? <Content html={findings.html} /> : 'Findings are taken from the matrix of peers.',
    'learned.html': <LearnedList all={learned} />,
    'bench.html': benchmarks ? <Benchmarks results={benchmarks} /> : 'npx hixie76 bench measures.',
  };
  return PAGES.map(([at, title, about]) => {
    const page = (
      <Page at={at} title={title} about={about} kind={at === 'report.html' || at === 'matrix.html' ? 'wide' : 'plain'}>
        <Tabs current={at} />
        {typeof contents[at] === 'string' ? <Nothing title={title}>{contents[at]}</Nothing> : contents[at]}
      </Page>
    );
    return [at, page] as const;
  });
}

/** The way from one kind of result to another. */
function Tabs({ current }: { current: string }) {
  const link = useLink();
  return (
    <nav class="tabs" aria-label="Results">
      {PAGES.map(([at, name]) => (
        <a href={link(at)} aria-current={at === current ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function Nothing({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">There is nothing yet: {children}</p>
    </>
  );
}

/** The first page. */
import { machines } from '../../../machines/index.js';
import { errata, items, policies } from '../../../spec/index.js';
import { counted, useLink } from '../../html/index.js';
import { Contents, Legend } from '../../report/page/index.js';
import type { SiteData } from '../data/index.js';
import { Cards } from '../parts/cards.js';
import { Page } from '../parts/layout.js';

export function StartPage({ data }: { data: SiteData }) {
  return (
    <Page
      at="index.html"
      title="The first WebSocket protocol with a closing handshake"
      about="The WebSocket API and protocol of WHATWG r4820 (hixie-76) as an executable specification: read it, see it, play it."
    >
      <Hero />
      <Ways data={data} />
      <h2>Coverage</h2>
      <Legend traced={data.traced} />
      <nav class="whole" aria-label="Sections">
        <Contents traced={data.traced} />
      </nav>
    </Page>
  );
}

function Hero() {
  return (
    <header class="hero">
      <p class="eyebrow">WHATWG Web Applications 1.0, r4820 · March 2010</p>
      <h1>The WebSocket specification that runs</h1>
      <p class="lead">
        <b>hixie-76</b> is the WebSocket protocol that Chrome 6 to 13 and Safari 5.0.1 to 5.1 spoke, and the first with a closing
        handshake. This site has its specification, and runs it: each algorithm is a state machine, each step a state that carries
        the step's id. The same machines drive real sockets, judge other implementations, and run in this page.
      </p>
      <Bytes />
    </header>
  );
}

/** A message and the goodbye, as they go over the wire. */
function Bytes() {
  const link = useLink();
  const frames: [hex: string, means: string, step: string][] = [
    ['00', 'a text frame begins', '10.3.4.3.2-3b'],
    ['68 65 6c 6c 6f', '“hello”', '10.3.4.3.2-3b.2'],
    ['ff', 'it ends', '10.3.4.3.2-3b.3'],
    ['ff 00', 'goodbye', '10.3.4.3.2-3a.8'],
  ];
  return (
    <ol class="bytes" aria-label="A message and the closing frame">
      {frames.map(([hex, means, step]) => (
        <li>
          <a href={link(`spec/10.3.4.3.2.html#${step}`)}>
            <code>{hex}</code>
            <span>{means}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

/** How many code bases the matrix has that are not this project itself; several versions of one count once. */
function othersIn({ matrix }: SiteData): string {
  const names = (matrix?.peers ?? []).map(({ name }) => name.replace(/-\d.*$/, ''));
  const others = new Set(names.filter((name) => !name.startsWith('hixie76')));
  return others.size === 0 ? 'Other' : `${others.size} other`;
}

function Ways({ data }: { data: SiteData }) {
  const { runs } = data.traced.totals;
  const ways: [to: string, title: string, text: string][] = [
    ['spec/index.html', 'Read', `${items.length} items in few words each, beside the code and the chart that carry them out.`],
    [
      'charts/clientOpeningHandshake.html',
      'See',
      `${Object.keys(machines).length} state charts; the opening handshake of the client is the largest of one algorithm.`,
    ],
    ['tour.html', 'Understand', 'A tour of ten minutes: keys, digest, FF 00, two errata, and what r4820 changed.'],
    ['player.html', 'Play', 'Client, wire and server side by side, a step at a time, forward and backward.'],
    [
      'oracle.html',
      'Ask why a byte is wrong',
      'Drop a recording; see where it leaves the specification, and what was allowed there.',
    ],
    [
      'guides/test-my-implementation.html',
      'Test your implementation',
      'Vectors for any language, and a checker that needs nothing but a URL.',
    ],
    ['findings.html', 'See what others do', `${othersIn(data)} implementations, and the steps from which they deviate.`],
    [
      'report.html',
      'Trust, and check',
      data.measured
        ? `${runs.passed} runs passed over real sockets; every step knows which.`
        : 'Every step knows which runs went through it.',
    ],
    [
      'proved.html',
      'See what was proved',
      `${counted(data.proved.length, 'property', 'properties')} of both sides together, by a model checker, with the runs against them.`,
    ],
    [
      'policies.html',
      'Know the choices',
      `${policies.length} policies where the text leaves a choice, ${errata.length} errata where it is wrong or contradicts itself.`,
    ],
    ['guides/use-client-and-server.html', 'Use it', 'Client and server over TCP and TLS, with limits for everything.'],
  ];
  return <Cards cards={ways.map(([to, title, text]) => ({ to, title, text }))} />;
}

/** What all pages have in common. */
import type { ComponentChildren } from 'preact';
import { Links, relative, useLink } from '../../html/index.js';

const PARTS: readonly (readonly [name: string, to: string, also: RegExp])[] = [
  ['Read', 'spec/index.html', /^(spec|code)\/|^(errata|policies|changes)\.html/],
  ['Charts', 'charts/index.html', /^charts\//],
  ['Player', 'player.html', /^(player|tour)/],
  ['Oracle', 'oracle.html', /^oracle/],
  ['Report', 'report.html', /^learned\/|^(report|proved|bench|matrix|findings|learned)\.html/],
  ['Guides', 'guides/index.html', /^(guides|api)\//],
];

export interface PageProps {
  /** Its path from the root of the site. */
  at: string;
  title: string;
  /** One sentence, for search engines and previews. */
  about: string;
  /** Scripts besides the site's own, by their names in assets/. */
  scripts?: readonly string[];
  /** How wide it is, and so what its columns are. */
  kind?: 'plain' | 'wide' | 'full';
  /** The id of where its content begins, behind what is beside it. */
  content?: string;
  children: ComponentChildren;
}

/** A page. */
export function Page({ at, title, about, scripts = [], kind = 'plain', content = 'main', children }: PageProps) {
  return (
    <Links.Provider value={(to) => relative(at, to)}>
      <html lang="en">
        <Head title={title} about={about} scripts={scripts} />
        <body id="top" class={kind}>
          <a class="skip" href={`#${content}`}>
            Skip to the content
          </a>
          <Header at={at} />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <Footer />
          <SearchBox />
        </body>
      </html>
    </Links.Provider>
  );
}

function Head({ title, about, scripts }: { title: string; about: string; scripts: readonly string[] }) {
  const link = useLink();
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="description" content={about} />
      <title>{`${title} · hixie76`}</title>
      <link rel="icon" href={link('assets/icon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={link('assets/site.css')} />
      <script data-root={link('')} src={link('assets/site.js')} />
      {scripts.map((name) => (
        <script defer src={link(`assets/${name}.js`)} />
      ))}
    </head>
  );
}

/** The head of each page, as typedoc's pages have it too. */
export function Header({ at }: { at: string }) {
  const link = useLink();
  return (
    <header class="site">
      <a class="brand" href={link('index.html')}>
        <Mark />
        hixie76
      </a>
      <button type="button" class="menu" aria-expanded="false" aria-controls="parts">
        Menu
      </button>
      <nav id="parts" aria-label="Site">
        {PARTS.map(([name, to, also]) => (
          <a href={link(to)} aria-current={also.test(at) ? 'true' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <button type="button" class="search" aria-haspopup="dialog">
        <span>Search</span>
        <kbd>/</kbd>
      </button>
      <button type="button" class="theme" aria-label="Light or dark">
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.6" />
          <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
        </svg>
      </button>
    </header>
  );
}

/** Two bytes that close a connection: the first frame, FF 00. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path class="one" d="M3 4h4v16H3zM10 4h4v16h-4z" />
      <path class="two" d="M19 4a2.6 4 0 0 1 2.6 4v8a2.6 4 0 0 1-5.2 0V8A2.6 4 0 0 1 19 4z" />
    </svg>
  );
}

/** Opened by `/`; the index is loaded when it is. */
function SearchBox() {
  return (
    <dialog id="search" aria-label="Search">
      <form method="dialog">
        <label for="query" class="unseen">
          Search the specification, guides, findings, API, commands, traces and bytes
        </label>
        <input
          id="query"
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder="a step, a state, words, or bytes such as FF 80 00"
        />
        <button type="submit" value="close" aria-label="Close">
          Esc
        </button>
      </form>
      <p role="status" class="quiet" />
      <ul aria-label="Found" />
    </dialog>
  );
}

function Footer() {
  const link = useLink();
  return (
    <footer class="site">
      <p>
        The WebSocket API and protocol of WHATWG Web Applications 1.0 r4820 (March 2010), as machines. The words are this
        project's own; where they differ from the text, the text is right.
      </p>
      <nav aria-label="More">
        <a href={link('errata.html')}>Errata</a> <a href={link('policies.html')}>Policies</a>{' '}
        <a href={link('changes.html')}>What r4820 changed</a> <a href={link('tour.html')}>Tour</a>{' '}
        <a href={link('report.html')}>Traceability</a> <a href={link('proved.html')}>Proved</a>{' '}
        <a href={link('bench.html')}>Benchmarks</a> <a href={link('matrix.html')}>Peers</a>{' '}
        <a href={link('findings.html')}>Findings</a> <a href={link('api/index.html')}>API</a>
      </nav>
    </footer>
  );
}

/** The report as one page that needs nothing else: no network, no fonts, and no script but for its filter. */
import { filterScript } from './html-filter.js';
import { contents, filterForm, glossaries, sectionsOf } from './html-items.js';
import { overview } from './html-overview.js';
import { escaped } from './html-parts.js';
import { style } from './html-style.js';
import type { Traceability } from './types.js';

/** The page; `#10.3.4.3.1-34a` leads to the item 10.3.4.3.1#34a. */
export function html(traced: Traceability): string {
  const { revision, sha256 } = traced.spec;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Traceability of ${escaped(revision)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#items">Skip to the items</a>
<div class="page">
<header class="top">
<h1>Traceability of ${escaped(revision)}</h1>
<p class="lead">Every item of the WebSocket API and protocol of WHATWG ${escaped(revision)}: what it says, what implements it,
and which runs went through it.</p>
<p class="hash">SHA-256 of the text <code>${escaped(sha256)}</code></p>
</header>
${overview(traced)}
<div class="columns">
${contents(traced)}
<main id="items">
${filterForm()}
${sectionsOf(traced)}
${glossaries(traced)}
</main>
</div>
</div>
<script>${filterScript}</script>
</body>
</html>
`;
}

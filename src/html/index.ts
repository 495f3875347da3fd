/**
 * What all pages are made of, those of the commands and those of the site:
 * components, their style, and where everything is. They are rendered to
 * text; `alone` makes a page that needs nothing else.
 */
export { alone } from './alone.js';
export { Bar } from './bar.js';
export { ErrataList, PoliciesList } from './glossary.js';
export * from './links.js';
export { Prose, To } from './prose.js';
export { Fact, Fold, List, Scroll, Table } from './table.js';
export { counted, escaped, plain } from './text.js';

/** Links between the pages of the built site, as they stand in its files. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Trace } from '../../traces/index.js';
import { exchangeAt } from '../oracle/share.js';
import { situationAt } from '../player/situation.js';
import { site } from './browser.js';

/** All pages, by their paths from the site's root. */
export function pagesOfSite(): string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .sort();
}

/** Links that lead to no file, to no place within their page, or to no trace. */
export function brokenLinks(pages: readonly string[]): string[] {
  const wrongWith = checker();
  return pages.flatMap((page) => {
    const from = new URL(page, site);
    return linksIn(read(from)).flatMap((href) => wrongWith(new URL(href, from)).map((why) => `${page}: ${href} ${why}`));
  });
}

/** What the search would find, and is not there. */
export function lostEntries(): string[] {
  const wrongWith = checker();
  const entries = dataIn<[kind: string, name: string, at: string]>('search-index', /^SEARCH_INDEX\((.*)\)$/s);
  if (entries.length === 0) return ['nothing can be found'];
  return entries.flatMap(([kind, name, at]) => wrongWith(new URL(at, site)).map((why) => `${kind} ${name}: ${at} ${why}`));
}

/** Says what is wrong with an address, each file being read once. */
function checker(): (to: URL) => string[] {
  const ids = new Map<string, ReadonlySet<string>>();
  const traces = dataIn<Trace>('traces-data', /^HIXIE76_TRACES=(.*)$/s);
  const idsOf = (file: URL) => {
    const known = ids.get(file.pathname) ?? anchorsIn(read(file));
    ids.set(file.pathname, known);
    return known;
  };
  return ({ href }) => {
    const to = new URL(href);
    if (to.protocol !== 'file:') return [];
    const anchor = decodeURIComponent(to.hash.slice(1));
    const playing = to.hash.slice(1);
    to.hash = '';
    to.search = '';
    if (!existsSync(to)) return ['is not there'];
    if (statSync(to).isDirectory()) return ['is a folder, which a browser cannot open from disk as a page'];
    if (to.pathname.endsWith('/oracle.html') && playing.includes(':'))
      return exchangeAt(decodeURIComponent(playing).replace('XX', '')) === undefined
        ? ['is no exchange that the oracle can read']
        : [];
    if (/(^|&)(trace|do)=/.test(playing))
      return isPlayable(to, playing, traces) ? [] : ['plays nothing that the player can read'];
    return anchor === '' || !to.pathname.endsWith('.html') || anchor.split(',').every((id) => idsOf(to).has(id))
      ? []
      : ['names no place there'];
  };
}

/** Whether it is the player's page, and the player can read what it is told to do. */
function isPlayable(to: URL, playing: string, traces: readonly Trace[]): boolean {
  try {
    return to.pathname.endsWith('/player.html') && situationAt(playing, traces) !== undefined;
  } catch {
    return false;
  }
}

function dataIn<Entry>(name: string, form: RegExp): Entry[] {
  return JSON.parse(form.exec(read(new URL(`assets/${name}.js`, site)).trim())?.[1] ?? '[]');
}

function read(file: URL): string {
  return readFileSync(file, 'utf8');
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<(?:a|link|script|img|use)\b[^>]*?\s(?:xlink:)?(?:href|src)="([^"]*)"/g)].map(([, href = '']) =>
    unescaped(href),
  );
}

function anchorsIn(html: string): Set<string> {
  return new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => unescaped(id)));
}

function unescaped(text: string): string {
  return text
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    );
}

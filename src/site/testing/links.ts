/** Links between the pages of the built site, as they stand in its files. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { site } from './browser.js';

/** All pages, by their paths from the site's root. */
export function pagesOfSite(): string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .sort();
}

/** Links that lead to no file, or to no place within their page. */
export function brokenLinks(pages: readonly string[]): string[] {
  const ids = new Map<string, ReadonlySet<string>>();
  const idsOf = (file: URL) => {
    const known = ids.get(file.pathname) ?? anchorsIn(readFileSync(file, 'utf8'));
    ids.set(file.pathname, known);
    return known;
  };
  return pages.flatMap((page) => {
    const from = new URL(page, site);
    return linksIn(readFileSync(from, 'utf8')).flatMap((href) => {
      const to = new URL(href, from);
      if (to.protocol !== 'file:') return [];
      const anchor = decodeURIComponent(to.hash.slice(1));
      to.hash = '';
      to.search = '';
      if (!existsSync(to)) return [`${page}: ${href}`];
      if (statSync(to).isDirectory()) return [`${page}: ${href} is a folder, which a browser cannot open from disk as a page`];
      const isPlayed = fileURLToPath(to).endsWith('player.html') && anchor.includes('=');
      const isThere = anchor === '' || isPlayed || !to.pathname.endsWith('.html') || idsOf(to).has(anchor);
      return isThere ? [] : [`${page}: ${href} names no place there`];
    });
  });
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, href = '']) => unescaped(href));
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

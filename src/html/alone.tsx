/** Pages that need nothing else: no network, no fonts, and no script but their own. */
import { readFileSync } from 'node:fs';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Link, Links } from './links.js';

const STYLES = ['tokens', 'base', 'lists', 'item', 'results'];

/**
 * A page as text.
 * @param link where it leads to; to nowhere if absent
 */
export function alone(title: string, content: VNode, link?: Link): string {
  const style = STYLES.map((name) => readFileSync(new URL(`style/${name}.css`, import.meta.url), 'utf8')).join('');
  const page = (
    <Links.Provider value={link}>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          <style dangerouslySetInnerHTML={{ __html: `\n${style}` }} />
        </head>
        <body id="top" class="wide alone">
          <main>{content}</main>
        </body>
      </html>
    </Links.Provider>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

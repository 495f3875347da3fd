/** The guides of docs/guides/, rendered. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { errata, itemOf, policies } from '../../../spec/index.js';
import { erratumAt, placeOf, policyAt, relative, sourceAt } from '../../html/index.js';

/** A guide; its first heading is its title. */
export interface Guide {
  /** Its page. */
  at: string;
  title: string;
  /** Its first paragraph, as plain text. */
  about: string;
  html: string;
}

const docs = new URL('../../../docs/', import.meta.url);
const folder = new URL('guides/', docs);

/** Sources that guides have led to so far; they are pages too. */
export const linkedSources = new Set<string>();

/** All guides, in the order of their files' names. */
export function guides(): Guide[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
  return files.map((name) => guideOf(`guides/${name}`, readFileSync(new URL(name, folder), 'utf8')));
}

/** What other implementations do otherwise: docs/findings.md. */
export function findings(): Guide | undefined {
  const file = new URL('findings.md', docs);
  return existsSync(file) ? guideOf('findings.md', readFileSync(file, 'utf8')) : undefined;
}

/**
 * A page of Markdown, whose links to files of the repository become links to pages of the site.
 * @param name of the file, from docs/ on
 */
export function guideOf(name: string, text: string): Guide {
  const at = pageFor(name);
  const title = /^# (.+)$/m.exec(text)?.[1] ?? name;
  const paragraphs = text
    .replace(/^# .+$/m, '')
    .trim()
    .split(/\n\s*\n/);
  const about = (paragraphs[0] ?? '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ');
  return { at, title, about, html: rendered(text, name) };
}

/** `guides/01-client.md` becomes `guides/client.html`. */
function pageFor(name: string): string {
  return name.replace(/(^|\/)\d+-/, '$1').replace(/\.md$/, '.html');
}

function rendered(text: string, name: string): string {
  const at = pageFor(name);
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  const slugs = new Set<string>();
  markdown.renderer.rules.heading_open = (tokens, index, options, _env, self) => {
    const words = tokens[index + 1]?.content ?? '';
    tokens[index]?.attrSet('id', unique(slugOf(words), slugs));
    return self.renderToken(tokens, index, options);
  };
  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    token?.attrSet('href', destination(String(token.attrGet('href')), name));
    return self.renderToken(tokens, index, options);
  };
  markdown.renderer.rules.text = (tokens, index) => {
    const text = markdown.utils.escapeHtml(tokens[index]?.content ?? '');
    if (tokens[index - 1]?.type === 'link_open') return text;
    return text.replace(/\b10\.3(\.\d+)*#\w+(\.\w+)*/g, (id) =>
      itemOf(id) === undefined ? id : `<a href="${relative(at, placeOf(id))}">${id}</a>`,
    );
  };
  markdown.renderer.rules.code_inline = (tokens, index) => {
    const code = tokens[index]?.content ?? '';
    const to = named(code);
    const shown = `<code>${markdown.utils.escapeHtml(code)}</code>`;
    return to === undefined ? shown : `<a href="${relative(at, to)}">${shown}</a>`;
  };
  for (const kind of ['fence', 'code_block'] as const) {
    const plain = markdown.renderer.rules[kind];
    // What scrolls can be reached by keyboard.
    markdown.renderer.rules[kind] = (...given) => plain?.(...given).replace('<pre', '<pre tabindex="0"') ?? '';
  }
  markdown.renderer.rules.table_open = () => '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>';
  markdown.renderer.rules.table_close = () => '</table></div>';
  return markdown.render(text);
}

/** What a word in code names, if it is an item, an erratum or a policy. */
function named(code: string): string | undefined {
  if (itemOf(code) !== undefined) return placeOf(code);
  if (errata.some(({ id }) => id === code)) return erratumAt(code);
  return policies.some(({ name }) => name === code) ? policyAt(code) : undefined;
}

/** Where a link leads: from the file in the repository to the page on the site. */
function destination(href: string, name: string): string {
  if (/^([a-z]+:|#)/.test(href)) return href;
  const at = pageFor(name);
  const [path = '', anchor] = href.split('#');
  const file = new URL(path, `file:///docs/${name}`).pathname.slice(1);
  const suffix = anchor === undefined ? '' : `#${anchor}`;
  if (/^docs\/(guides\/[^/]*|findings)\.md$/.test(file)) return relative(at, pageFor(file.slice('docs/'.length)) + suffix);
  if (file.startsWith('docs/site/')) return relative(at, file.slice('docs/site/'.length) + suffix);
  const source = sourceOf(file);
  if (source !== undefined) return relative(at, sourceAt(source)) + suffix;
  if (FOLDERS[file.replace(/\/$/, '')] !== undefined) return relative(at, FOLDERS[file.replace(/\/$/, '')] as string);
  // Everything else of the repository: docs/site/ is two levels below its root.
  return `${'../'.repeat(at.split('/').length + 1)}${file}${suffix}`;
}

/** What the site shows of folders that are data. */
const FOLDERS: Readonly<Record<string, string>> = {
  'spec/items': 'spec/index.html',
  'spec/policies': 'policies.html',
  'docs/charts': 'charts/index.html',
  'docs/report': 'report.html',
};

/** The source that a link to a file, or to a folder with a door, means. */
function sourceOf(file: string): string | undefined {
  const root = new URL('../', docs);
  const door = `${file.replace(/\/$/, '')}/index.ts`;
  const found = /\.ts$/.test(file) ? file : /\.\w+$/.test(file) ? undefined : door;
  if (found === undefined || !existsSync(new URL(found, root))) return undefined;
  linkedSources.add(found);
  return found;
}

function slugOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

function unique(slug: string, taken: Set<string>): string {
  let name = slug;
  for (let count = 1; taken.has(name); count += 1) name = `${slug}-${count}`;
  taken.add(name);
  return name;
}

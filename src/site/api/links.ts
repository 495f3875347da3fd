/** Links from comments to the reading view, and from symbols to their source. */
import { type Application, Comment, type CommentDisplayPart, Converter, PageEvent, type Reflection } from 'typedoc';
import { errata, itemOf } from '../../../spec/index.js';
import { erratumAt, placeOf } from '../../html/index.js';

/** What an address of the site begins with until the page that it stands on is known. */
const SITE = 'site:';
const NAMED = /(\b10\.3(?:\.\d+)*#\w+(?:\.\w+)*|\bE\d\d\b)/;

/** Makes links of the items and errata that comments name, in `@step` above all. */
export function linkItems(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      const { comment } = reflection;
      if (comment === undefined) continue;
      checkSteps(app, reflection, comment);
      comment.summary = comment.summary.flatMap(linked);
      for (const tag of comment.blockTags) tag.content = tag.content.flatMap(linked);
    }
  });
}

/** A `@step` names items, one or more, and there is each of them. */
function checkSteps(app: Application, reflection: Reflection, { blockTags }: Comment): void {
  for (const { tag, content } of blockTags) {
    if (tag !== '@step') continue;
    const words = Comment.combineDisplayParts(content).trim();
    const lost = words.split(/[\s,]+/).filter((id) => itemOf(id) === undefined);
    if (lost.length > 0) app.logger.warn(`${reflection.getFullName()}: @step ${words}: no item "${lost.join(' ')}"`);
  }
}

/** Text with what it names as links, in Markdown, which typedoc makes of it. */
export function linked(part: CommentDisplayPart): CommentDisplayPart[] {
  if (part.kind !== 'text') return [part];
  return part.text.split(NAMED).map((text, index) => {
    const to = index % 2 === 0 ? undefined : placeNamed(text);
    return { kind: 'text', text: to === undefined ? text : `[${text}](${SITE}${to})` };
  });
}

function placeNamed(name: string): string | undefined {
  if (itemOf(name) !== undefined) return placeOf(name);
  return errata.some(({ id }) => id === name) ? erratumAt(name) : undefined;
}

/** Takes the links of "Defined in" away where the site has no page of the file. */
export function linkSources(app: Application, isThere: (page: string) => boolean): void {
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      for (const source of sourcesOf(reflection)) {
        const page = source.url?.replace(SITE, '').replace(/#.*/, '');
        if (page !== undefined && !isThere(page)) delete source.url;
      }
    }
  });
}

function sourcesOf(reflection: Reflection): { url?: string }[] {
  return reflection.isDeclaration() || reflection.isSignature() ? (reflection.sources ?? []) : [];
}

/** Makes addresses relative to the page that they stand on. */
export function linkAddresses(app: Application): void {
  app.renderer.on(PageEvent.END, (page) => {
    page.contents = relativeTo(page.url, page.contents ?? '');
  });
}

/** The same page, with addresses as they are from there. */
export function relativeTo(url: string, html: string): string {
  const up = '../'.repeat(url.split('/').length);
  return html.replace(/<a href="site:([^"]*)"[^>]*>/g, (_, to) => `<a href="${up}${to}">`);
}

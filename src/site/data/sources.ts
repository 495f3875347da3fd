/** The sources as they are shown: in colours, by line, and the part that a citation means. */
import { readFileSync } from 'node:fs';
import hljs from 'highlight.js/lib/core';
import typescript from 'highlight.js/lib/languages/typescript';
import ts from 'typescript';
import { itemOf } from '../../../spec/index.js';
import { type Link, placeOf } from '../../html/index.js';

/** A part of a file: lines counted from 1, both included. */
export interface Extent {
  file: string;
  from: number;
  to: number;
}

const root = new URL('../../../', import.meta.url);
const read = new Map<string, { tree: ts.SourceFile; lines: readonly string[] }>();

hljs.registerLanguage('typescript', typescript);

/** Lines of a file as HTML, its step ids being links. */
export function linesOf(file: string, link: Link): string[] {
  const linked = (line: string) =>
    line.replace(/\b\d+(?:\.\d+)+#\w+(?:\.\w+)*/g, (id) => (itemOf(id) ? `<a href="${link(placeOf(id))}">${id}</a>` : id));
  return sourceOf(file).lines.map(linked);
}

/** What begins on a line: the outermost part of the program that does. */
export function extentAt(file: string, line: number): Extent {
  const { tree } = sourceOf(file);
  const lineOf = (at: number) => tree.getLineAndCharacterOfPosition(at).line + 1;
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined || node.getEnd() < tree.getPositionOfLineAndCharacter(line - 1, 0)) return;
    if (node !== tree && lineOf(node.getStart(tree)) === line) found = node;
    else ts.forEachChild(node, visit);
  };
  visit(tree);
  return { file, from: line, to: found === undefined ? line : lineOf(found.getEnd()) };
}

function sourceOf(file: string) {
  const known = read.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(file, root), 'utf8').trimEnd();
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const source = { tree, lines: inLines(hljs.highlight(text, { language: 'typescript' }).value.replace(/<(\/?)span/g, '<$1i')) };
  read.set(file, source);
  return source;
}

/** Colours are `i`, since lines are `span`. A colour that goes over several lines is ended with each of them, and begins again after the spaces of the next. */
function inLines(html: string): string[] {
  const open: string[] = [];
  return html.split('\n').map((line) => {
    const begun = line.replace(/^ */, (spaces) => spaces + open.join(''));
    for (const [tag] of line.matchAll(/<[^>]*>/g)) {
      if (tag === '</i>') open.pop();
      else open.push(tag);
    }
    return begun + '</i>'.repeat(open.length);
  });
}

/** The sources as they are shown: in colours, by line, and the part that a citation means. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { itemOf } from '../../../spec/index.js';
import { escaped, type Link, placeOf } from '../../html/index.js';

/** A part of a file: lines counted from 1, both included. */
export interface Extent {
  file: string;
  from: number;
  to: number;
}

interface Token {
  kind: string;
  text: string;
}

interface Source {
  tree: ts.SourceFile;
  lines: readonly (readonly Token[])[];
}

const root = new URL('../../../', import.meta.url);
const read = new Map<string, Source>();

/** Lines of a file as HTML, its step ids being links. */
export function linesOf(file: string, link: Link): string[] {
  return sourceOf(file).lines.map((line) => line.map((token) => htmlOf(token, link)).join(''));
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

function sourceOf(file: string): Source {
  const known = read.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(file, root), 'utf8').trimEnd();
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const source = { tree, lines: inLines(tokensOf(tree)) };
  read.set(file, source);
  return source;
}

function tokensOf(tree: ts.SourceFile): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(tree).filter((child) => !ts.isJSDoc(child));
    if (children.length > 0) {
      for (const child of children) visit(child);
      return;
    }
    tokens.push(...trivia(tree.text.slice(end, node.getStart(tree))));
    end = node.getEnd();
    tokens.push({ kind: kindOf(node), text: tree.text.slice(node.getStart(tree), end) });
  };
  visit(tree);
  return tokens;
}

function trivia(text: string): Token[] {
  return text
    .split(/(\/\*.*?\*\/|\/\/[^\n]*)/s)
    .map((part, index) => ({ kind: index % 2 === 1 ? 'c' : '', text: part }))
    .filter(({ text: part }) => part !== '');
}

function kindOf({ kind, parent }: ts.Node): string {
  if (kind >= ts.SyntaxKind.FirstKeyword && kind <= ts.SyntaxKind.LastKeyword) return 'k';
  if (kind === ts.SyntaxKind.StringLiteral || kind === ts.SyntaxKind.RegularExpressionLiteral) return 's';
  if (kind >= ts.SyntaxKind.FirstTemplateToken && kind <= ts.SyntaxKind.LastTemplateToken) return 's';
  if (kind === ts.SyntaxKind.NumericLiteral) return 'n';
  const names = kind === ts.SyntaxKind.Identifier && (ts.isPropertyAssignment(parent) || ts.isFunctionDeclaration(parent));
  return names ? 'p' : '';
}

function inLines(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const { kind, text } of tokens) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ kind, text: part });
    }
  }
  return lines;
}

function htmlOf({ kind, text }: Token, link: Link): string {
  const linked = text
    .split(/(\b\d+(?:\.\d+)+#\w+(?:\.\w+)*)/)
    .map((part) => (itemOf(part) ? `<a href="${link(placeOf(part))}">${part}</a>` : escaped(part)))
    .join('');
  return kind === '' ? linked : `<i class="${kind}">${linked}</i>`;
}

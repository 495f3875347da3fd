/** Reads citations from TypeScript sources; the only part that needs the compiler, and only its parser. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { StepId } from '../../spec/index.js';
import { citedByAlgorithms } from './algorithms.js';
import { citedByExports } from './exports.js';
import { citedByTags } from './tags.js';
import type { Citation } from './types.js';

/**
 * The citations in a project's machines/ and src/, by file and line; tests and
 * generated files are left out.
 * @param root the project's folder, as a URL that ends in a slash
 * @throws Error when a citation is written in a way that only running it could tell
 */
export function citationsIn(root: URL): Citation[] {
  const folder = fileURLToPath(root);
  return ['machines', 'src'].flatMap((name) => sourcesIn(folder, name)).flatMap((file) => citationsOf(folder, file));
}

function sourcesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !/\.(test|full|d)\.ts$|\bgenerated\b/.test(file))
    .sort();
}

function citationsOf(root: string, file: string): Citation[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const ofMachines = file.startsWith('machines/') ? [...citedByAlgorithms(source), ...citedByExports(source)] : [];
  const cited = [...ofMachines, ...citedByTags(source, file.startsWith('src/net/') ? 'socket' : 'function')];
  const citations = cited.map(({ step, kind, name, node, whole = node }) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    const [from, to] = [whole.getStart(source), whole.getEnd()];
    return { step: step as StepId, kind, name, file, line: line + 1, from, to, hash: hashOf(whole, source) };
  });
  return unique(citations.sort((one, other) => one.line - other.line));
}

const printer = ts.createPrinter({ removeComments: true });

/** Of what the code does, not of how it is laid out or explained. */
function hashOf(node: ts.Node, source: ts.SourceFile): string {
  const text = printer.printNode(ts.EmitHint.Unspecified, node, source).replace(/\s+/g, ' ');
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** A getter and its setter, or the signatures of one function, cite once. */
function unique(citations: readonly Citation[]): Citation[] {
  const byKey = new Map<string, Citation>();
  for (const citation of citations) {
    const key = `${citation.kind} ${citation.name} ${citation.step}`;
    if (!byKey.has(key)) byKey.set(key, citation);
  }
  return [...byKey.values()];
}

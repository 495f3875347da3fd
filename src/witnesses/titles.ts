/** Which tests name an item: those whose title does, before what they state of it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A test, or the tests of one `each`. */
export interface NamedTest {
  /** Relative to the project's root. */
  file: string;
  /** As it is written, with placeholders. */
  title: string;
  /** First 12 hex digits of the SHA-256 of its code. */
  hash: string;
}

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['machines', 'src/api', 'src/net'];

let files: readonly { text: string; tests: readonly NamedTest[] }[] | undefined;

/** The tests of the files that name an item: which of them do, only their titles tell once they are filled in. */
export function testsBeside(id: string): readonly NamedTest[] {
  files ??= FOLDERS.flatMap(filesIn).map((file) => {
    const text = readFileSync(`${ROOT}${file}`, 'utf8');
    return { text, tests: testsIn(file, text) };
  });
  const named = new RegExp(`${naming(id).source.replace('[ ,]', "[ ,'`]")}`, 'm');
  return files.filter(({ text }) => named.test(text)).flatMap(({ tests }) => tests);
}

/** What is filled in is written as `%s`, whether vitest fills it in or a template. */
function titleOf(node: ts.Expression, source: ts.SourceFile): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? node
        .getText(source)
        .slice(1, -1)
        .replace(/\$\{[^}]*\}/g, '%s')
    : undefined;
}

/** Matches a title that names the item, as vitest's `-t` wants it too. */
export function naming(id: string): RegExp {
  return new RegExp(`(^|[ ,])${id.replaceAll('.', '\\.')}(?=[,:])`);
}

function filesIn(folder: string): string[] {
  const names = readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => `${folder}/${name}`);
}

function testsIn(file: string, text: string): NamedTest[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: NamedTest[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^test\b/.test(node.expression.getText(source))) {
      const [first] = node.arguments;
      const title = first === undefined ? undefined : titleOf(first, source);
      if (title !== undefined) found.push({ file, title, hash: hashOf(node) });
    } else ts.forEachChild(node, visit);
  };
  const hashOf = (node: ts.Node) =>
    createHash('sha256').update(node.getText(source).replace(/\s+/g, ' ')).digest('hex').slice(0, 12);
  visit(source);
  return found;
}

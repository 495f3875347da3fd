/** What doc comments cite by their step tags. */
import ts from 'typescript';
import { type Cited, placeOf } from './syntax.js';

/**
 * The citations of functions, consts, classes and members of classes.
 * @throws Error when a tag has no id, or stands on something that has no name
 */
export function citedByTags(source: ts.SourceFile, kind: 'function' | 'socket'): Cited[] {
  if (!source.text.includes('@step')) return [];
  const found: Cited[] = [];
  const visit = (node: ts.Node): void => {
    const ids = idsOf(node, source);
    if (ids.length > 0) {
      for (const { name, at } of namesOf(node)) found.push(...ids.map((step) => ({ step, kind, name, node: at, whole: node })));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Each word behind a tag is an id, so that a misspelt one is not taken for prose. */
function idsOf(node: ts.Node, source: ts.SourceFile): string[] {
  return node
    .getChildren(source)
    .filter(ts.isJSDoc)
    .flatMap((doc) => doc.tags ?? [])
    .filter((tag) => tag.tagName.text === 'step')
    .flatMap((tag) => {
      const ids = (ts.getTextOfJSDocComment(tag.comment) ?? '').split(/[\s,]+/).filter((word) => word !== '');
      if (ids.length === 0) throw new Error(`${placeOf(tag)}: name an item after this step tag`);
      return ids;
    });
}

function namesOf(node: ts.Node): { name: string; at: ts.Node }[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.map((at) => ({ name: at.name.getText(), at }));
  }
  const named = (node as { name?: ts.Node }).name;
  const name = ts.isConstructorDeclaration(node) ? 'constructor' : named?.getText();
  if (name === undefined) throw new Error(`${placeOf(node)}: put this step tag on something that has a name`);
  const owner = ts.isClassLike(node.parent) ? node.parent.name?.text : undefined;
  return [{ name: owner === undefined ? name : `${owner}.${name}`, at: named ?? node }];
}

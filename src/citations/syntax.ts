/** Small readings of a syntax tree that several scans need. */
import ts from 'typescript';
import type { CitationKind } from './types.js';

/** A citation before its place is known. */
export interface Cited {
  step: string;
  kind: CitationKind;
  name: string;
  /** The line on which this begins is the citation's. */
  node: ts.Node;
  /** All of its code, where that is more than `node`. */
  whole?: ts.Node;
}

/** The named members of an object literal, or of the const that is one, with those of what is spread into it. */
export function members(object: ts.Node | undefined): { name: string; node: ts.Node; value: ts.Expression }[] {
  return literal(object).flatMap((node) => {
    if (ts.isSpreadAssignment(node)) return members(node.expression);
    if (ts.isShorthandPropertyAssignment(node)) return [{ name: node.name.text, node, value: node.name }];
    if (!ts.isPropertyAssignment(node)) return [];
    const name = ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : node.name.getText();
    return [{ name, node, value: node.initializer }];
  });
}

function literal(node: ts.Node | undefined): readonly ts.ObjectLiteralElementLike[] {
  if (node === undefined) return [];
  if (ts.isIdentifier(node)) return literal(declaration(node)?.initializer);
  if (ts.isAsExpression(node)) return literal(node.expression);
  return ts.isObjectLiteralExpression(node) ? node.properties : [];
}

/** The const of the same file that a name stands for. */
export function declaration(name: ts.Identifier): ts.VariableDeclaration | undefined {
  return name
    .getSourceFile()
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find((each) => each.name.getText() === name.text);
}

/** The value of a member of an object literal. */
export function member(object: ts.Node | undefined, name: string): ts.Expression | undefined {
  return members(object).find((each) => each.name === name)?.value;
}

/** One expression or the elements of an array literal. */
export function elements(node: ts.Expression | undefined): readonly ts.Expression[] {
  if (node === undefined) return [];
  return ts.isArrayLiteralExpression(node) ? node.elements : [node];
}

/**
 * The items that a `step` names.
 * @throws Error when it is not written out as a string or an array of strings
 */
export function stepsIn(node: ts.Expression | undefined): string[] {
  return elements(node).map((each) => {
    if (ts.isStringLiteralLike(each)) return each.text;
    throw new Error(`${placeOf(each)}: write this step as a string or an array of strings, not ${each.getText()}`);
  });
}

/** Where something stands, for messages. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
}

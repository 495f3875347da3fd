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

/** The named members of an object literal whose values are written out, without spreads and shorthands. */
export function members(object: ts.Node | undefined): { name: string; node: ts.Node; value: ts.Expression }[] {
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return [];
  return object.properties.filter(ts.isPropertyAssignment).map((node) => ({
    name: ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : node.name.getText(),
    node,
    value: node.initializer,
  }));
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
 * The items that a `step` names, modelling notes left out.
 * @throws Error when it is not written out as a string or an array of strings
 */
export function stepsIn(node: ts.Expression | undefined): string[] {
  return elements(node)
    .map((each) => {
      if (ts.isStringLiteralLike(each)) return each.text;
      throw new Error(`${placeOf(each)}: write this step as a string or an array of strings, not ${each.getText()}`);
    })
    .filter((step) => !step.startsWith('note:'));
}

/** The items that a guard or action cites: its `step`, or the first argument of the factory that makes it. */
export function stepsOfDefinition(value: ts.Expression): string[] {
  if (ts.isCallExpression(value)) return stepsIn(value.arguments[0]);
  return stepsIn(member(value, 'step'));
}

/** Where something stands, for messages. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
}

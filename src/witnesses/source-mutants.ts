/** Mutants of a piece of source, as replacements of text; the operators look at the form alone. */
import ts from 'typescript';

/** One change: what stands from one character to another becomes `text`. */
export interface SourceMutant {
  /** In words, with the code that is changed. */
  what: string;
  from: number;
  to: number;
  text: string;
}

/** Every mutant of what stands from one character of a source to another. */
export function sourceMutants(text: string, from: number, to: number): SourceMutant[] {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
  const found: SourceMutant[] = [];
  const visit = (node: ts.Node): void => {
    if (node.end <= from || node.getStart(source) >= to || isNoCode(node)) return;
    if (node.getStart(source) >= from && node.end <= to) found.push(...mutantsAt(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Types and citations do nothing when the code runs. */
function isNoCode(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return true;
  return ts.isPropertyAssignment(node) && node.name.getText() === 'step';
}

function mutantsAt(node: ts.Node, source: ts.SourceFile): SourceMutant[] {
  const change = (at: ts.Node, what: string, text: string): SourceMutant[] => [
    { what: `${what} ${shortened(at.getText(source))}`, from: at.getStart(source), to: at.end, text },
  ];
  if (ts.isReturnStatement(node) && node.expression !== undefined) return change(node.expression, 'nothing for', 'undefined');
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return change(node.body, 'nothing for', 'undefined');
  if (ts.isExpressionStatement(node)) return change(node, 'without', ';');
  if (ts.isIfStatement(node)) return change(node.expression, 'the contrary of', `!(${node.expression.getText(source)})`);
  if (ts.isConditionalExpression(node)) return change(node.condition, 'the contrary of', `!(${node.condition.getText(source)})`);
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.arguments.length === 1)
    return change(node, 'only the argument for', `(${node.arguments[0]?.getText(source)})`);
  if (ts.isPropertyAssignment(node) && ts.isPropertyAccessExpression(node.initializer))
    return change(node.initializer, 'nothing for', 'undefined');
  return literalsAt(node, change);
}

function literalsAt(node: ts.Node, change: (at: ts.Node, what: string, text: string) => SourceMutant[]): SourceMutant[] {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return change(node, 'false for', 'false');
  if (node.kind === ts.SyntaxKind.FalseKeyword) return change(node, 'true for', 'true');
  if (ts.isNumericLiteral(node)) return change(node, 'one more than', `(${node.text} + 1)`);
  if (!ts.isStringLiteral(node)) return [];
  const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
  if (!isName) return change(node, 'other than', JSON.stringify(`${node.text}?`));
  return [];
}

const LONGEST = 60;

function shortened(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
}

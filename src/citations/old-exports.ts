/** What the guards and actions cite that a file exports for algorithms of other files. */
import ts from 'typescript';
import { stepsOfDefinition } from './old-algorithms.js';
import type { Cited } from './syntax.js';

/** The citations of exported consts whose type, or whose factory's type, is Guard or Action. */
export function citedByOldExports(source: ts.SourceFile): Cited[] {
  return source.statements
    .filter(ts.isVariableStatement)
    .filter((statement) => statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .flatMap((statement) => statement.declarationList.declarations)
    .flatMap((declaration) => {
      const { initializer } = declaration;
      const kind = kindOf(declaration.type ?? typeOfFactory(initializer, source), source);
      if (kind === undefined || initializer === undefined || declaration.name.getText().startsWith('old')) return [];
      const name = declaration.name.getText(source);
      return stepsOfDefinition(initializer).map((step) => ({ step, kind, name, node: declaration }));
    });
}

/** The type that a function of the same file says it returns. */
function typeOfFactory(call: ts.Expression | undefined, source: ts.SourceFile): ts.TypeNode | undefined {
  if (call === undefined || !ts.isCallExpression(call)) return undefined;
  const called = call.expression.getText(source);
  return source.statements.filter(ts.isFunctionDeclaration).find(({ name }) => name?.text === called)?.type;
}

/** By the type's name, or by what a short name of the same file stands for. */
function kindOf(type: ts.TypeNode | undefined, source: ts.SourceFile): 'guard' | 'action' | undefined {
  if (type === undefined || !ts.isTypeReferenceNode(type)) return undefined;
  const name = type.typeName.getText(source);
  if (name === 'Guard') return 'guard';
  if (name === 'Action') return 'action';
  const alias = source.statements.filter(ts.isTypeAliasDeclaration).find((each) => each.name.text === name);
  return kindOf(alias?.type, source);
}

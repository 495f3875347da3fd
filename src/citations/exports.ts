/** What the guards and actions cite that a file exports for algorithms of other files. */
import ts from 'typescript';
import { isAt } from './algorithms.js';
import { type Cited, stepsIn } from './syntax.js';

/** The citations of exported consts `at(steps, …)`: a function asks, anything else tells; what changes variables is not shared by files. */
export function citedByExports(source: ts.SourceFile): Cited[] {
  return source.statements
    .filter(ts.isVariableStatement)
    .filter((statement) => statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .flatMap((statement) => statement.declarationList.declarations)
    .flatMap((node) => {
      if (!isAt(node.initializer)) return [];
      const [steps, what] = node.initializer.arguments;
      const kind = what !== undefined && ts.isArrowFunction(what) ? 'guard' : 'action';
      return stepsIn(steps).map((step) => ({ step, kind, name: node.name.getText(source), node }) as const);
    });
}

/** What the algorithms in a file cite: states, transitions with a step, and the guards and actions that are asked and called. */
import ts from 'typescript';
import { stateName, transitionId } from '../../machines/index.js';
import { type Cited, declaration, elements, member, members, placeOf, stepsIn } from './syntax.js';

/** The citations of all calls `algorithm<…>()({ … })`. */
export function citedByAlgorithms(source: ts.SourceFile): Cited[] {
  const found: Cited[] = [];
  const visit = (node: ts.Node): void => {
    if (isAlgorithm(node)) found.push(...new Scan(node.arguments[0] as ts.Expression).found);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isAlgorithm(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isCallExpression(node.expression) &&
    ts.isIdentifier(node.expression.expression) &&
    node.expression.expression.text === 'algorithm'
  );
}

class Scan {
  readonly found: Cited[] = [];
  private readonly id: string;
  private readonly section: string;

  constructor(definition: ts.Expression) {
    [this.id, this.section] = ['id', 'section'].map((name) => {
      const value = member(definition, name);
      if (value !== undefined && ts.isStringLiteral(value)) return value.text;
      throw new Error(`${placeOf(definition)}: write the ${name} of this algorithm as a string`);
    }) as [string, string];
    this.transitions('*', definition, []);
    for (const state of members(member(definition, 'states'))) this.state(state);
  }

  private state({ name: written, node, value }: { name: string; node: ts.Node; value: ts.Expression }): void {
    const name = stateName(written);
    const step = member(value, 'step');
    const steps = this.full([...(step === undefined ? [written] : stepsIn(step)), ...stepsIn(member(value, 'also'))]);
    this.cite('state', `${this.id}.${name}`, node, steps);
    const own = steps.slice(0, 1);
    for (const when of ['entry', 'exit']) this.parts('action', member(value, when), own);
    this.transitions(name, value, own);
  }

  private transitions(state: string, from: ts.Expression, own: readonly string[]): void {
    const always = members(from).filter(({ name }) => name === 'always');
    for (const { name: event, value } of [...always, ...members(member(from, 'on'))]) {
      for (const [index, transition] of elements(value).entries()) {
        const steps = this.full(stepsIn(member(transition, 'step')));
        this.cite('transition', transitionId(this.id, state, event, index), transition, steps);
        const place = steps.length > 0 ? steps : own;
        this.parts('guard', member(transition, 'guard'), place);
        this.parts('action', member(transition, 'actions'), place);
      }
    }
  }

  /** Guards or actions where they are used: by their own code, or by the const of this file that stands for it. */
  private parts(kind: 'guard' | 'action', object: ts.Expression | undefined, place: readonly string[]): void {
    for (const { name, node, value } of members(object)) {
      const whole = ts.isShorthandPropertyAssignment(node) ? declaration(node.name) : node;
      // What another file exports cites there.
      if (whole === undefined) continue;
      const what = ts.isVariableDeclaration(whole) && whole.initializer !== undefined ? whole.initializer : value;
      this.cite(kind, `${this.id}.${name}`, whole, isAt(what) ? this.full(stepsIn(what.arguments[0])) : place);
    }
  }

  private cite(kind: Cited['kind'], name: string, node: ts.Node, steps: readonly string[]): void {
    this.found.push(...steps.map((step) => ({ step, kind, name, node })));
  }

  private full(steps: readonly string[]): string[] {
    return steps.map((step) => (step.startsWith('#') ? this.section + step : step));
  }
}

/** Whether something is a call `at(steps, …)`. */
export function isAt(node: ts.Node | undefined): node is ts.CallExpression {
  return node !== undefined && ts.isCallExpression(node) && node.expression.getText() === 'at';
}

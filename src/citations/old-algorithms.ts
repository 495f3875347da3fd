/** What the algorithms in a file cite: states, transitions, and the guards and actions written in place. */
import ts from 'typescript';
import { transitionId } from '../../machines/index.js';
import { type Cited, elements, member, members, placeOf, stepsIn } from './syntax.js';

/** The citations of all calls `algorithm<Context>()({ … })`. */
export function citedByOldAlgorithms(source: ts.SourceFile): Cited[] {
  const found: Cited[] = [];
  const visit = (node: ts.Node): void => {
    if (isAlgorithm(node) && member(node.arguments[0], 'guards') !== undefined)
      found.push(...citedBy(node.arguments[0] as ts.Expression));
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

function citedBy(definition: ts.Expression): Cited[] {
  const name = member(definition, 'id');
  if (name === undefined || !ts.isStringLiteral(name)) {
    throw new Error(`${placeOf(definition)}: write the id of this algorithm as a string`);
  }
  const id = name.text;
  return [
    ...transitions(id, '*', definition),
    ...members(member(definition, 'states')).flatMap((state) => [
      ...stepsIn(member(state.value, 'step')).map(cite('state', `${id}.${state.name}`, state.node)),
      ...transitions(id, state.name, state.value),
    ]),
    ...definitions(id, 'guard', member(definition, 'guards')),
    ...definitions(id, 'action', member(definition, 'actions')),
  ];
}

function transitions(id: string, state: string, from: ts.Expression): Cited[] {
  const always = members(from).filter(({ name }) => name === 'always');
  return [...always, ...members(member(from, 'on'))].flatMap(({ name: event, value }) =>
    elements(value).flatMap((transition, index) =>
      stepsIn(member(transition, 'step')).map(cite('transition', transitionId(id, state, event, index), transition)),
    ),
  );
}

/** Names that stand alone are exports of another file, which cite there. */
function definitions(id: string, kind: 'guard' | 'action', object: ts.Expression | undefined): Cited[] {
  return members(object)
    .filter(({ value }) => ts.isObjectLiteralExpression(value) || ts.isCallExpression(value))
    .flatMap(({ name, node, value }) => stepsOfDefinition(value).map(cite(kind, `${id}.${name}`, node)));
}

function cite(kind: Cited['kind'], name: string, node: ts.Node): (step: string) => Cited {
  return (step) => ({ step, kind, name, node });
}

export function stepsOfDefinition(value: ts.Expression): string[] {
  if (ts.isCallExpression(value)) return stepsIn(value.arguments[0]);
  return stepsIn(member(value, 'step'));
}

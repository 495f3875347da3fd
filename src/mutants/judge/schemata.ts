/**
 * Mutants of the judge, from its syntax alone: each condition forced, each bound
 * moved by one, `every` and `some` changed for each other, each fault, each case
 * and each entry of a table left out. All are in one text (schemata), which asks
 * `$judge` (switch.ts) at each place which of them is on.
 */
import ts from 'typescript';

export interface JudgeMutant {
  /** File, function, what is done, and to which code; unique. */
  id: string;
  file: string;
  what: 'always' | 'never' | 'bound moved' | 'every for some' | 'some for every' | 'no fault' | 'no case' | 'no entry';
}

/** A source in which each mutant can be switched on by its number, counted from `first`. */
export interface Schemata {
  text: string;
  mutants: JudgeMutant[];
}

type Add = (what: JudgeMutant['what'], node: ts.Node) => number;
type Render = (node: ts.Node) => string;

/** @param file its name in ids */
export function schemata(file: string, text: string, first = 0): Schemata {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: JudgeMutant[] = [];
  const add: Add = (what, node) => {
    const code = node.getText().replace(/\s+/g, ' ');
    const id = `${file} ${functionAround(node)}: ${what}: ${code.length > LONGEST ? `${code.slice(0, LONGEST)}…` : code}`;
    const same = mutants.filter((each) => each.id === id || each.id.startsWith(`${id} #`)).length;
    mutants.push({ id: same === 0 ? id : `${id} #${same + 1}`, file, what });
    return first + mutants.length - 1;
  };
  const render: Render = (node) => {
    if (isNoCode(node)) return text.slice(node.pos, node.end);
    return text.slice(node.pos, node.getStart()) + wrapped(node, changed(node, add, render) ?? withParts(node), add);
  };
  const withParts: Render = (node) => {
    let [done, at] = ['', node.getStart()];
    ts.forEachChild(node, (child) => {
      // What leads to the first part leads to the whole, too.
      done += text.slice(at, child.pos) + render(child).slice(Math.max(0, at - child.pos));
      at = child.end;
    });
    return done + text.slice(at, node.end);
  };
  return { text: render(source), mutants };
}

const LONGEST = 100;
/** Names of what only chooses words. */
const WORDS = /^(course|why|wordsOf|allowed|STATUS_LINE|CHARACTERS)$/;

/** Types do nothing when the code runs, and what is said of a verdict decides none. */
function isNoCode(node: ts.Node): boolean {
  if (ts.isVariableDeclaration(node) || ts.isAccessor(node) || ts.isFunctionDeclaration(node))
    if (node.name !== undefined && WORDS.test(node.name.getText())) return true;
  return (
    ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
  );
}

/** What is put in the place of a node, if it is not only wrapped. */
function changed(node: ts.Node, add: Add, render: Render): string | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent) && node.parent.expression === node) {
    const name = node.name.text;
    if (name !== 'every' && name !== 'some') return undefined;
    const other = name === 'every' ? 'some' : 'every';
    const swap = add(name === 'every' ? 'some for every' : 'every for some', node.parent);
    return `${render(node.expression)}${node.questionDotToken ? '?.' : ''}[$judge.off(${swap}) ? '${other}' : '${name}']`;
  }
  if (ts.isBinaryExpression(node) && BOUNDS.test(node.operatorToken.getText())) {
    const bound = add('bound moved', node);
    return `$judge.compare(${bound}, '${node.operatorToken.getText()}', ${render(node.left)}, ${render(node.right)})`;
  }
  if (ts.isThrowStatement(node)) return `{ if (!$judge.off(${add('no fault', node)})) throw ${render(node.expression)}; }`;
  if (ts.isReturnStatement(node) && node.expression !== undefined && mayFault(node.expression))
    return `return $judge.off(${add('no fault', node)}) ? undefined : (${render(node.expression)});`;
  if (ts.isCaseClause(node)) {
    const label = `$judge.off(${add('no case', node.expression)}) ? $judge : ${render(node.expression)}`;
    return `case ${label}:${node.statements.map(render).join('')}`;
  }
  return undefined;
}

const BOUNDS = /^[<>]=?$/;

function wrapped(node: ts.Node, text: string, add: Add): string {
  const [first] = entriesOf(node).map((entry) => add('no entry', entry));
  const whole = first === undefined ? text : `$judge.table(${first}, ${text})`;
  // What is derived for later would keep what a mutant derived, and what is derived while a module is loaded what none did.
  if (isCache(node) || isDerived(node)) return `$judge.cache(() => (${whole}))`;
  if (first !== undefined) return whole;
  const forced = forcedAt(node);
  if (forced.length === 0) return text;
  const [always = -1, never = -1] = (['always', 'never'] as const).map((each) => (forced.includes(each) ? add(each, node) : -1));
  return `$judge.is(${always}, ${never}, ${text})`;
}

/** Whether what is returned is a fault, or what one is made of. */
function mayFault(returned: ts.Expression): boolean {
  if (ts.isObjectLiteralExpression(returned)) return returned.properties.some(({ name }) => name?.getText() === 'step');
  let around: ts.Node = returned.parent;
  while (!ts.isFunctionLike(around)) around = around.parent;
  return /Fault\b/.test(around.type?.getText() ?? '') && returned.getText() !== 'undefined';
}

/** The entries of a table: of a constant of the module, or of an object made of objects. What is spread is of another table. */
function entriesOf(node: ts.Node): readonly ts.Node[] {
  if (ts.isArrayLiteralExpression(node)) return isConstant(node) && !node.elements.some(ts.isSpreadElement) ? node.elements : [];
  if (!ts.isObjectLiteralExpression(node)) return [];
  const { properties } = node;
  const isOfObjects = properties.every((each) => ts.isPropertyAssignment(each) && ts.isObjectLiteralExpression(each.initializer));
  const isPlain = properties.every((each) => ts.isPropertyAssignment(each));
  if (!isPlain || properties.length < 2 || !(isConstant(node) || isOfObjects)) return [];
  // What is nothing by its form is the same when it is absent.
  return properties.some((each) => /: (undefined|false)$/.test(each.getText())) ? [] : properties;
}

function isConstant({ parent }: ts.Node): boolean {
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && ts.isSourceFile(parent.parent.parent.parent);
}

function isCache(node: ts.Node): boolean {
  return (
    ts.isNewExpression(node) && /^(Weak)?Map$/.test(node.expression.getText()) && !node.arguments?.length && isConstant(node)
  );
}

/** A constant of the module that is made of others. */
function isDerived(node: ts.Node): boolean {
  if (!(ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) || !isConstant(node)) return false;
  const derives = (part: ts.Node): boolean =>
    !ts.isFunctionLike(part) &&
    (ts.isCallExpression(part) || ts.isSpreadElement(part) || (ts.forEachChild(part, derives) ?? false));
  return derives(node);
}

/** How a condition can be forced so that something else comes of it than of a condition around it. */
function forcedAt(node: ts.Node): readonly ('always' | 'never')[] {
  if (!ts.isExpression(node) || ts.isParenthesizedExpression(node)) return [];
  let [one, parent]: [ts.Node, ts.Node] = [node, node.parent];
  while (ts.isParenthesizedExpression(parent)) [one, parent] = [parent, parent.parent];
  if (ts.isBinaryExpression(parent)) {
    const around = parent.operatorToken.kind;
    if (around === AND || around === OR) {
      if (ts.isBinaryExpression(node) && node.operatorToken.kind === around) return [];
      return around === AND ? ['always'] : ['never'];
    }
  }
  if (ts.isPrefixUnaryExpression(parent) && isBoolean(parent)) return [];
  if (ts.isWhileStatement(parent) || ts.isDoStatement(parent) || ts.isForStatement(parent))
    return isBoolean(node) ? ['never'] : [];
  const isAsked =
    (ts.isIfStatement(parent) && parent.expression === one) || (ts.isConditionalExpression(parent) && parent.condition === one);
  if (!isAsked && !isBoolean(node) && !isPredicate(parent, one)) return [];
  // With every part of it forced, forcing it as a whole shows no more.
  if (!ts.isBinaryExpression(node)) return ['always', 'never'];
  const { kind } = node.operatorToken;
  return kind === AND ? ['never'] : kind === OR ? ['always'] : ['always', 'never'];
}

const { AmpersandAmpersandToken: AND, BarBarToken: OR, ExclamationToken: NOT } = ts.SyntaxKind;

/** What is true or false by its form. */
function isBoolean(node: ts.Node): boolean {
  if (ts.isPrefixUnaryExpression(node)) return node.operator === NOT;
  if (ts.isBinaryExpression(node)) return /^([<>]=?|[!=]==|&&|\|\||in|instanceof)$/.test(node.operatorToken.getText());
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  return /^(every|some|includes|has|test|startsWith|endsWith|equals)$/.test(node.expression.name.text);
}

/** Whether it is what the predicate of a list says. */
function isPredicate(parent: ts.Node, body: ts.Node): boolean {
  if (!ts.isArrowFunction(parent) || parent.body !== body || !ts.isCallExpression(parent.parent)) return false;
  const { expression } = parent.parent;
  return ts.isPropertyAccessExpression(expression) && /^(every|some|filter|find\w*|while)$/.test(expression.name.text);
}

/** The names of the functions, classes and constants around a node. */
function functionAround(node: ts.Node): string {
  const names: string[] = [];
  for (let one = node.parent; one !== undefined; one = one.parent) {
    if (ts.isFunctionDeclaration(one) || ts.isMethodDeclaration(one) || ts.isAccessor(one) || ts.isClassDeclaration(one))
      names.unshift(one.name?.getText() ?? '');
    if (ts.isVariableDeclaration(one) && ts.isIdentifier(one.name)) names.unshift(one.name.text);
    if (ts.isConstructorDeclaration(one)) names.unshift('constructor');
  }
  return names.join('.');
}

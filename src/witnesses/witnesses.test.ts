import { expect, test } from 'vitest';
import { algorithms } from '../../machines/index.js';
import { items, type StepId } from '../../spec/index.js';
import { loadCitations } from '../citations/index.js';
import { type Mutant, mutantsOf } from '../mutants/index.js';
import { type Path, reportPaths } from '../paths/index.js';
import { committedWitnesses } from '../report/index.js';
import { witnessesByPaths } from './by-paths.js';
import { claimsOf, claimsPast } from './claims.js';
import { conditions } from './conditions.js';
import { sourceMutants } from './source-mutants.js';
import { isImplemented, staleness } from './staleness.js';
import { deafness } from './testing/deafness.js';
import { unseen } from './testing/unseen.js';

const citations = await loadCitations();
const witnesses = committedWitnesses();
const paths = new Map(reportPaths().map((path) => [path.id, path]));
const mutants = algorithms.flatMap(mutantsOf);

test('every witness is of a place and of a test as they are now; if not: npm run witnesses', () => {
  const stale = Object.entries(witnesses).map(([id, witness]) => staleness(id, witness, citations));
  expect(stale.filter((each) => each !== undefined)).toEqual([]);
});

test('every path that is a witness still notices its mutant; if not: npm run witnesses', () => {
  const byPath = Object.entries(witnesses).filter(([, witness]) => witness.test === undefined);
  expect(byPath.length).toBeGreaterThan(200);
  expect(byPath.map(([id, witness]) => deafness(id, witness, paths, mutants)).filter((each) => each !== undefined)).toEqual([]);
});

test('an item that code implements has a witness, or is listed as one of which nothing can be seen', () => {
  const without = items.filter((item) => isImplemented(item) && witnesses[item.id] === undefined).map(({ id }) => id);
  expect(Object.keys(unseen).sort()).toEqual(without.sort());
});

test('a witness that has changed, or that is deaf, is named', () => {
  const [id, witness] = Object.entries(witnesses).find(([, each]) => each.test === undefined) as [
    string,
    (typeof witnesses)[string],
  ];
  expect(staleness(id, { ...witness, hash: 'another' }, citations)).toContain('has changed');
  const [deaf] = [...paths.values()].filter((path) => path.role === 'server' && path.tokens.length < 3);
  const client = mutants.find(({ algorithm }) => algorithm === 'websocketSend') as Mutant;
  expect(deafness(id, { ...witness, mutant: client.id, run: (deaf as Path).id }, paths, mutants)).toContain('does not notice');
  expect(deafness(id, { ...witness, run: 'nowhere/1' }, paths, mutants)).toContain('no path nowhere/1');
  const [test, byTest] = Object.entries(witnesses).find(([, each]) => each.test !== undefined) as [
    string,
    (typeof witnesses)[string],
  ];
  expect(staleness(test, { ...byTest, test: 'another' }, citations)).toContain('the test');
});

test('an action that is dropped speaks for its own item among those of its state', () => {
  const claims = claimsOf(mutant('clientOpeningHandshake.step_16 entry without letSpaces2BeRandom'));
  expect(claims.map(({ kind, steps }) => [kind, steps])).toEqual([
    ['state', ['10.3.4.3.1#16p2']],
    ['action', ['10.3.4.3.1#16p2']],
  ]);
});

test('a guard that is turned speaks for its transition, and for what it cites itself', () => {
  const claims = claimsOf(mutant('clientOpeningHandshake.step_34 BYTE[1] guard negated'));
  expect(claims).toEqual([
    { kind: 'transition', names: ['clientOpeningHandshake.step_34 BYTE[1]'], steps: ['10.3.4.3.1#34a'] },
    { kind: 'guard', names: ['clientOpeningHandshake.byteIsCR', 'byteIsCR'], steps: ['10.3.4.3.1#34a'] },
  ]);
});

test('a transition that is led elsewhere speaks for its own item, and for the step that it misses', () => {
  const led = mutant('clientDataFraming.step_2 always[0] to idle');
  expect(claimsOf(led).map(({ steps }) => steps)).toEqual([['10.3.4.3.2#2']]);
  expect(claimsPast(led)).toEqual([{ kind: 'state', names: ['clientDataFraming.step_3'], steps: ['10.3.4.3.2#3'] }]);
});

test.each<[StepId, string]>([
  ['10.3.4.5.1#bullet6', 'the closures of a connection that was never established'],
  ['10.3.4.4.2#2b', 'the handshakes whose Host has no port'],
])('of %s %s say nothing, though they go through its place', (id, _) => {
  const others = [...paths.values()].filter((path) => conditions[id]?.meets(path) === false);
  expect(witnessesByPaths(new Set([id]), others, citations).size).toBe(0);
  expect(witnessesByPaths(new Set([id]), [...paths.values()], citations).size).toBe(1);
});

test('a condition is of an item that shares a place, is met by some paths, and not by all', () => {
  const shared = new Set(
    mutants
      .flatMap((each) => [...claimsOf(each), ...claimsPast(each)])
      .filter(({ steps }) => steps.length > 1)
      .flatMap(({ steps }) => steps),
  );
  for (const [id, { meets }] of Object.entries(conditions)) {
    expect(shared).toContain(id);
    expect(new Set([...paths.values()].map(meets)), id).toEqual(new Set([true, false]));
  }
});

test('a piece of source has mutants of its returns, calls, conditions and literals, and none of types and citations', () => {
  const text = "const a = { step: '1', f: (x: 'no'): boolean => { g(); y = i(x); if (x) return true; return h ? 1 : 'two'; } };";
  expect(sourceMutants(text, 0, text.length).map(({ what }) => what)).toEqual([
    'without g();',
    'without y = i(x);',
    'only the argument for i(x)',
    'the contrary of x',
    'nothing for true',
    'false for true',
    "nothing for h ? 1 : 'two'",
    'the contrary of h',
    'one more than 1',
    "other than 'two'",
  ]);
  const at = text.indexOf('if');
  expect(sourceMutants(text, at, at + 5).map(({ what }) => what)).toEqual([]);
});

function mutant(id: string): Mutant {
  return mutants.find((each) => each.id === id) as Mutant;
}

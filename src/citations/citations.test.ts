import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { algorithms } from '../../machines/index.js';
import { loadCitations, readCitations } from './index.js';
import { citationsIn } from './scan.js';
import { partsOf } from './testing.js';

const projects: string[] = [];

/** A project of these files; its citations as `step kind name file:line`. */
function scan(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'citations-'));
  projects.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const citations = citationsIn(pathToFileURL(`${folder}/`));
  return citations.map(({ step, kind, name, file, line }) => `${step} ${kind} ${name} ${file}:${line}`);
}

afterEach(() => {
  for (const folder of projects.splice(0)) rmSync(folder, { recursive: true });
});

test('the scan finds exactly the states, guards, actions and transitions with an own step that the algorithms have', async () => {
  const scanned = new Set((await loadCitations()).filter(isOfAlgorithm).map(({ step, kind, name }) => `${step} ${kind} ${name}`));
  const running = algorithms.flatMap(partsOf).flatMap(({ kind, name, steps, inherited }) => {
    if (inherited) return [];
    const exported = name.slice(name.indexOf('.') + 1);
    // An export is cited by its own name, once for all algorithms that use it.
    return steps.map(
      (step) => [`${step} ${kind} ${name}`, `${step} ${kind} ${exported}`].find((each) => scanned.has(each)) ?? name,
    );
  });
  expect([...scanned].sort()).toEqual([...new Set(running)].sort());
});

function isOfAlgorithm({ kind }: { kind: string }): boolean {
  return kind !== 'function' && kind !== 'socket';
}

test('an algorithm cites by its states, its transitions with a step, and the guards and actions of each place', () => {
  const text = `const twice = at(['#p3', '#p4'], send(() => 2));
  const shared = (c) => (c.a = 1);
  const ends = { step: '#7', actions: { shared, say }, target: 'b' } as const;
  export const one = algorithm<C>()({
    id: 'one',
    section: '10.3.2',
    on: { CLOSED: { step: '10.3.3#1', target: '#2.a' } },
    states: {
      '#2.a': {
        also: '#3',
        entry: { twice, first: () => {} },
        always: ['b', { step: '#4', guard: { is: () => true }, target: 'b' }],
        on: { BYTE: { step: ['#5', '#8'], actions: { shared } }, TASK: 'b' },
      },
      b: { step: '#9', always: { guard: { isNot: at('#p1', () => false) }, ...ends } },
    },
  });`;
  expect(scan({ 'machines/one.ts': text })).toEqual([
    '10.3.2#p3 action one.twice machines/one.ts:1',
    '10.3.2#p4 action one.twice machines/one.ts:1',
    '10.3.2#5 action one.shared machines/one.ts:2',
    '10.3.2#8 action one.shared machines/one.ts:2',
    '10.3.2#7 action one.shared machines/one.ts:2',
    '10.3.3#1 transition one.* CLOSED[0] machines/one.ts:7',
    '10.3.2#2.a state one.step_2_a machines/one.ts:9',
    '10.3.2#3 state one.step_2_a machines/one.ts:9',
    '10.3.2#2.a action one.first machines/one.ts:11',
    '10.3.2#4 transition one.step_2_a always[1] machines/one.ts:12',
    '10.3.2#4 guard one.is machines/one.ts:12',
    '10.3.2#5 transition one.step_2_a BYTE[0] machines/one.ts:13',
    '10.3.2#8 transition one.step_2_a BYTE[0] machines/one.ts:13',
    '10.3.2#9 state one.b machines/one.ts:15',
    '10.3.2#7 transition one.b always[0] machines/one.ts:15',
    '10.3.2#p1 guard one.isNot machines/one.ts:15',
  ]);
});

test('what a file exports for algorithms of other files cites by its own name: a function asks, all else tells', () => {
  const text = `export const isA = at('10.3.2#1', (c) => c.a);
    export const say = at(['10.3.2#2', '10.3.2#3'], { tell: () => 1 });
    export const hush = at('10.3.2#4', { type: 'CLOSED' });
    export const other = { step: '10.3.2#5' };
    const hidden = at('10.3.2#6', () => true);`;
  expect(scan({ 'machines/some.ts': text })).toEqual([
    '10.3.2#1 guard isA machines/some.ts:1',
    '10.3.2#2 action say machines/some.ts:2',
    '10.3.2#3 action say machines/some.ts:2',
    '10.3.2#4 action hush machines/some.ts:3',
  ]);
});

test('step tags cite by functions, consts, classes and their members; in src/net by the socket layer', () => {
  const text = `/** Step. @see x
     * @step 10.3.2#1
     * @step 10.3.2#2, 10.3.2#nonsense
     */
    export function step() {}
    /** @step 10.3.2#3 */
    export const value = 1;
    /** @step 10.3.2#4 */
    export class Thing {
      /** @step 10.3.2#5 */
      get size() { return 1; }
      /** @step 10.3.2#5 */
      set size(value) {}
      /** @step 10.3.2#6 */
      constructor() {}
    }`;
  expect(scan({ 'src/api/thing.ts': text, 'src/net/tcp.ts': '/** @step 10.3.4.5.3#p1 */\nexport const close = 1;' })).toEqual([
    '10.3.2#1 function step src/api/thing.ts:5',
    '10.3.2#2 function step src/api/thing.ts:5',
    '10.3.2#nonsense function step src/api/thing.ts:5',
    '10.3.2#3 function value src/api/thing.ts:7',
    '10.3.2#4 function Thing src/api/thing.ts:9',
    '10.3.2#5 function Thing.size src/api/thing.ts:11',
    '10.3.2#6 function Thing.constructor src/api/thing.ts:15',
    '10.3.4.5.3#p1 socket close src/net/tcp.ts:2',
  ]);
});

test('tests and generated files cite nothing', () => {
  const text = '/** @step 10.3.2#1 */\nexport const a = 1;';
  expect(
    scan({
      'src/a.test.ts': text,
      'src/a.full.ts': text,
      'src/engine/generated/a.ts': text,
      'src/a.js': text,
      'spec/a.ts': text,
    }),
  ).toEqual([]);
});

test('what only running the code could tell is refused with its place', () => {
  const computed = "export const one = algorithm<C>()({ id: 'one', section: '10.3.2', states: { a: { step: STEP } } });";
  expect(() => scan({ 'machines/one.ts': computed })).toThrow(
    'machines/one.ts:1: write this step as a string or an array of strings, not STEP',
  );
  expect(() => scan({ 'src/a.ts': '/** @step */\nexport const a = 1;' })).toThrow('src/a.ts:1: name an item after this step tag');
  expect(() => scan({ 'src/a.ts': "/** @step 10.3.2#1 */\nimport 'b';" })).toThrow(
    'put this step tag on something that has a name',
  );
});

test('without the file of the build the message says what to do', async () => {
  const nowhere = new URL('nowhere/citations.json', pathToFileURL(`${tmpdir()}/`));
  await expect(readCitations(nowhere)).rejects.toThrow('no citations here; run "npm run build"');
});

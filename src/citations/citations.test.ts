import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { algorithms } from '../../machines/index.js';
import { loadCitations, partsOf, readCitations } from './index.js';
import { citationsIn } from './scan.js';

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

test('an algorithm cites by its states, its transitions with a step, and the guards and actions written in place', () => {
  const text = `export const one = algorithm<C>()({
    id: 'one',
    on: { CLOSED: { step: '10.3.2#1', target: 'a' } },
    states: {
      a: {
        step: ['10.3.2#2', '10.3.2#3'],
        always: [{ target: 'b' }, { step: '10.3.2#4', target: 'b' }],
        on: { BYTE: { step: '10.3.2#5' }, TASK: { target: 'b' } },
      },
      b: { step: 'note:waits', always: { step: '10.3.2#6' } },
    },
    guards: { is: { step: '10.3.2#p1', when: () => true }, shared, ...others },
    actions: { say: send('10.3.2#p2', () => 1), twice: send(['10.3.2#p3', '10.3.2#p4']) },
  });`;
  expect(scan({ 'machines/one.ts': text })).toEqual([
    '10.3.2#1 transition one.* CLOSED[0] machines/one.ts:3',
    '10.3.2#2 state one.a machines/one.ts:5',
    '10.3.2#3 state one.a machines/one.ts:5',
    '10.3.2#4 transition one.a always[1] machines/one.ts:7',
    '10.3.2#5 transition one.a BYTE[0] machines/one.ts:8',
    '10.3.2#6 transition one.b always[0] machines/one.ts:10',
    '10.3.2#p1 guard one.is machines/one.ts:12',
    '10.3.2#p2 action one.say machines/one.ts:13',
    '10.3.2#p3 action one.twice machines/one.ts:13',
    '10.3.2#p4 action one.twice machines/one.ts:13',
  ]);
});

test('guards and actions that are exported cite by their own names, whether typed or made by a factory', () => {
  const text = `type Does = Action<C>;
    export const isA: Guard<C> = { step: '10.3.2#1', when: () => true };
    export const say: Does = { step: ['10.3.2#2', '10.3.2#3'], tell: () => 1 };
    export const made = send('10.3.2#4', 'text');
    export const other = { step: '10.3.2#5' };
    const hidden: Does = { step: '10.3.2#6' };
    function send(step: StepId, text: string): Does { return { step, tell: () => text }; }`;
  expect(scan({ 'machines/some.ts': text })).toEqual([
    '10.3.2#1 guard isA machines/some.ts:2',
    '10.3.2#2 action say machines/some.ts:3',
    '10.3.2#3 action say machines/some.ts:3',
    '10.3.2#4 action made machines/some.ts:4',
  ]);
});

test('step tags cite by functions, consts, classes and their members; in src/net by the socket layer', () => {
  const text = `/** Deed. @see x
     * @step 10.3.2#1
     * @step 10.3.2#2, 10.3.2#nonsense
     */
    export function deed() {}
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
    '10.3.2#1 function deed src/api/thing.ts:5',
    '10.3.2#2 function deed src/api/thing.ts:5',
    '10.3.2#nonsense function deed src/api/thing.ts:5',
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
  const computed = "export const one = algorithm<C>()({ id: 'one', states: { a: { step: STEP } } });";
  expect(() => scan({ 'machines/one.ts': computed })).toThrow(
    'machines/one.ts:1: write this step as a string or an array of strings, not STEP',
  );
  expect(() => scan({ 'src/a.ts': '/** @step */\nexport const a = 1;' })).toThrow(
    'src/a.ts:1: name an item behind this step tag',
  );
  expect(() => scan({ 'src/a.ts': "/** @step 10.3.2#1 */\nimport 'b';" })).toThrow(
    'put this step tag on something that has a name',
  );
});

test('without the file of the build the message says what to do', async () => {
  const nowhere = new URL('nowhere/citations.json', pathToFileURL(`${tmpdir()}/`));
  await expect(readCitations(nowhere)).rejects.toThrow('no citations here; run "npm run build"');
});

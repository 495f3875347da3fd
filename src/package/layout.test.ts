/** The layout that CONTRIBUTING.md tells: its table is the folder tree, and every import goes the way that the table goes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const contributing = readFileSync(`${root}CONTRIBUTING.md`, 'utf8');

/** The first column of the table: folders, and the one file beside them, those that need nothing first. */
const rows = Array.from(contributing.matchAll(/^\| `([^`]+?)\/?` \|/gm), ([, row]) => row as string);

/** Relative imports of a file, each the path of a file. */
type Imports = ReadonlyMap<string, readonly string[]>;

const files = rows.flatMap((row) =>
  /\.ts$/.test(row) ? [row] : (readdirSync(`${root}${row}`, { recursive: true }) as string[]).map((name) => join(row, name)),
);
const sources = new Set(files.filter((file) => /\.tsx?$/.test(file)));
const imports: Imports = new Map([...sources].map((file) => [file, importsOf(file)]));

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(root + file, 'utf8'));
  const named = importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
  const paths = named.map(({ fileName }) => normalize(join(dirname(file), fileName)).replace(/\.js$/, ''));
  return paths.flatMap((path) => [`${path}.ts`, `${path}.tsx`].filter((each) => sources.has(each)));
}

const rowOf = (file: string) => rows.find((row) => file === row || file.startsWith(`${row}/`)) ?? '';
/** What only tests use, and may use wherever it is; it may look inside of what it is for. */
const isSupport = (file: string) => /(^|[/.])testing[^/]*(\/|\.ts$)/.test(file) && !/\/(agreement|reading)\//.test(file);
const isTest = (file: string) =>
  isSupport(file) || /\.(test|full|site)\.ts$|^src\/(testing|package|net\/(attacks|faults|fuzz|segments))\//.test(file);

/** Imports of what stands further down in the table. Tests may use `src/testing/`. */
function upwards(all: Imports): string[] {
  return pairsOf(all)
    .filter(([from, to]) => rows.indexOf(rowOf(to)) > rows.indexOf(rowOf(from)))
    .filter(([from, to]) => !(isTest(from) && isSupport(to)))
    .map(([from, to]) => `${from} needs ${to}, which stands further down`);
}

/** What does not go through doors: compiled code is to need no package, and what is bundled for a browser not all that is behind a door. */
const INSIDE = /^src\/(engine\/compiled|site\/(browser|player|oracle))\//;

/** Imports of another row's file that is no `index.ts`. */
function pastDoors(all: Imports): string[] {
  return pairsOf(all)
    .filter(([from, to]) => rowOf(from) !== rowOf(to) && !to.endsWith('/index.ts'))
    .filter(([from, to]) => !isSupport(from) && !(isTest(from) && isSupport(to)) && !INSIDE.test(from))
    .map(([from, to]) => `${from} needs ${to}, which is no index.ts`);
}

/** The files of the first circle that is found: each imports the next, the last the first. */
function circle(all: Imports): string[] {
  const done = new Set<string>();
  const find = (file: string, way: readonly string[]): string[] => {
    if (way.includes(file)) return way.slice(way.indexOf(file));
    if (done.has(file)) return [];
    for (const next of all.get(file) ?? []) {
      const found = find(next, [...way, file]);
      if (found.length > 0) return found;
    }
    done.add(file);
    return [];
  };
  return [...all.keys()].map((file) => find(file, [])).find((found) => found.length > 0) ?? [];
}

function pairsOf(all: Imports): [from: string, to: string][] {
  return [...all].flatMap(([from, to]) => to.map((each): [string, string] => [from, each]));
}

test('the table is the folder tree', () => {
  const inSrc = rows.filter((row) => row.startsWith('src/')).map((row) => row.slice(4));
  expect(inSrc.toSorted()).toEqual(readdirSync(`${root}src`).toSorted());
  expect(rows.filter((row) => !row.startsWith('src/'))).toEqual(['spec', 'machines', 'peers', 'traces', 'docs']);
});

test('every folder and file that CONTRIBUTING.md names is there', () => {
  const named = Array.from(contributing.matchAll(/`((?:spec|machines|src|peers|traces|docs)\/[\w./-]*)`/g), ([, path]) => path);
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter((path) => !existsSync(`${root}${path}`) && !made.test(`${path}`))).toEqual([]);
});
/** Folders that are no part of a clone, or that stand for any. */
const made = /^(docs\/site\/|peers\/NAME\/)/;

test('a folder needs only folders above it', () => {
  expect(upwards(imports)).toEqual([]);
});

test('a folder has one door for other folders', () => {
  expect(pastDoors(imports)).toEqual([]);
});

test('no file needs itself', () => {
  expect(circle(imports)).toEqual([]);
});

test.each<[string, (all: Imports) => unknown, string, string]>([
  ['of a folder further down', upwards, 'src/engine/engine.ts', 'src/paths/index.ts'],
  ['of a folder further down, by a test', upwards, 'src/engine/choices.test.ts', 'src/paths/index.ts'],
  ['of the folder of tests, by what is no test', upwards, 'src/engine/engine.ts', 'src/testing/clock.ts'],
  ['past a door', pastDoors, 'src/judge/head.ts', 'src/engine/engine.ts'],
  ['past a door, by a test', pastDoors, 'src/judge/head.test.ts', 'src/engine/engine.ts'],
  ['of what is for tests, by what is no test', pastDoors, 'src/judge/head.ts', 'machines/testing.ts'],
  ['of a file that needs it', circle, 'src/engine/engine.ts', 'src/engine/index.ts'],
])('an import %s is found', (_, found, from, to) => {
  expect(sources).toContain(from);
  expect(sources).toContain(to);
  expect(found(imports)).toEqual([]);
  expect(found(new Map([...imports, [from, [...(imports.get(from) ?? []), to]]]))).not.toEqual([]);
});

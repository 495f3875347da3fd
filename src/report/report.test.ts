import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { algorithms } from '../../machines/index.js';
import { items } from '../../spec/index.js';
import { temporaryFolder } from '../testing/folder.js';
import {
  committedLoad,
  committedMutation,
  compareSnapshot,
  type DatedLoad,
  type DatedMutation,
  machinesHash,
  mutationLine,
  type Run,
  snapshot,
  socketsHash,
  summary,
  traceability,
} from './index.js';
import { html, writeReport } from './page/index.js';
import { withoutComments } from './sources-hash.js';

const run: Run = {
  id: 'closing',
  machine: 'client',
  role: 'client',
  title: 'the server <closes>',
  passed: true,
  over: 'socket',
  states: ['clientClosure.open', 'clientClosure.close', 'clientClosure.closed'],
  transitions: ['clientClosure.open TCP_CLOSED[0]', 'clientClosure.close always[0]'],
  departures: [],
  guards: [],
  replay: 'npx hixie76 replay "closing.json"',
};
const failed: Run = { ...run, id: 'late', passed: false, failure: 'no FF 00 came', replay: 'npx hixie76 replay late.json' };
const sources = {
  items,
  citations: [
    {
      step: '10.3.4.5.3#p1',
      kind: 'state',
      name: 'clientClosure.open',
      file: 'machines/client-closure.ts',
      line: 26,
      from: 0,
      to: 9,
      hash: 'abc',
    },
  ] as const,
  witnesses: {
    '10.3.4.5.3#p1': {
      kind: 'state',
      name: 'clientClosure.open',
      hash: 'abc',
      mutant: 'open removed',
      run: run.id,
      noticed: 'byte 3',
    },
  } as const,
  runs: [run, failed],
  unreached: [{ id: 'clientClosure.fail', reason: 'an example' }],
  algorithms,
  specHash: 'abc',
};
const traced = traceability(sources);
const page = html(traced);
const folder = temporaryFolder(afterAll);

test('a snapshot has a line for each item and for each machine', () => {
  const lines = snapshot(traced).trimEnd().split('\n');
  expect(lines).toHaveLength(items.length + algorithms.length);
  expect(lines).toContain(`10.3.4.5.3#p1 machine tested ${run.id} notices open removed`);
  expect(lines).toContain('machine clientClosure states 3/4 transitions 2/5 microsteps 2/5 guards 0/2');
});

test('two snapshots of the same are alike, whatever ends their lines', () => {
  expect(compareSnapshot(snapshot(traced).replaceAll('\n', '\r\n'), snapshot(traced))).toEqual([]);
});

test('what differs between snapshots is said in words', () => {
  const before = 'a#1 machine tested\nb#1 machine tested\nmachine m states 3/4 transitions 5/9\n';
  const after = 'a#1 machine implemented\nc#1 function missing\nmachine m states 2/4 transitions 5/9\n';
  expect(compareSnapshot(before, after)).toEqual([
    'a#1 was tested, is implemented',
    'b#1 is gone, was machine, tested',
    'machine m covered 3/4 states, covers 2/4',
    'c#1 is new: function, missing',
  ]);
});

const mutation: DatedMutation = {
  machines: 'f'.repeat(64),
  paths: { published: 120 },
  mutants: 200,
  killed: 190,
  equivalent: 8,
  algorithms: [
    {
      id: 'clientClosure',
      guard: { mutants: 2, killed: 2 },
      transition: { mutants: 3, killed: 2 },
      action: { mutants: 1, killed: 1 },
    },
  ],
  survivors: [{ reason: 'an example of <a reason>', ids: ['clientClosure.fail entry without report'] }],
  outdated: false,
};

test('the score of the mutants stands in summary, page and snapshot, with the machines that it is of', () => {
  const judged = traceability({ ...sources, mutation });
  const line =
    '98.9 % of the mutants that can be noticed: 190 of 200 mutants killed (95.0 %), 8 equivalent; of these machines, ffffffffffff';
  expect(summary(judged)).toContain(`Mutants: ${line}`);
  expect(html(judged)).toContain(line);
  expect(html(judged)).toContain('an example of &lt;a reason>');
  expect(snapshot(judged)).toContain('\nmutants killed 190/200 equivalent 8 machines ffffffffffff\n');
  const fewer = traceability({ ...sources, mutation: { ...mutation, killed: 189 } });
  expect(compareSnapshot(snapshot(judged), snapshot(fewer))).toEqual(['mutants: killed was 190/200, is 189/200']);
});

test('the score of the judge stands beside that of the machines', () => {
  const { machines, paths, algorithms, ...counts } = mutation;
  const ofJudge = { ...counts, judge: 'e'.repeat(64), files: [{ id: 'reply.ts', mutants: 9, killed: 7 }] };
  const judged = traceability({ ...sources, mutation: { ...mutation, ofJudge } });
  const line =
    '98.9 % of the mutants that can be noticed: 190 of 200 mutants killed (95.0 %), 8 equivalent; of this judge, eeeeeeeeeeee';
  expect(summary(judged)).toContain(`Mutants of the judge: ${line}`);
  expect(html(judged)).toContain(`${line}.`);
  expect(html(judged)).toMatch(/<th scope="row">reply\.ts<\/th><td>(?:(?!<td>).)*<small>7 of 9<\/small>/);
  // Those that nothing excuses are among them.
  expect(html(judged)).toContain('<summary>10 mutants that survived, and why</summary>');
  expect(
    summary(traceability({ ...sources, mutation: { ...mutation, ofJudge: { ...ofJudge, outdated: true } } })).join(),
  ).toContain('OUTDATED: of another judge than this one, eeeeeeeeeeee; npm run test:mutants');
  expect(summary(traced).join()).not.toContain('Mutants of the judge');
});

test('a score of other machines is said to be outdated, and one that there is not, too', () => {
  const outdated = traceability({ ...sources, mutation: { ...mutation, outdated: true } });
  expect(mutationLine({ ...mutation, outdated: true })).toMatch(
    /OUTDATED: of other machines than these, f{12}; npm run test:mutants$/,
  );
  expect(html(outdated)).toContain('<b class="bad">Outdated.</b>');
  expect(summary(traced)).toContain('Mutants: never judged; npm run test:mutants');
});

test('the committed score is outdated as soon as the machines are others', () => {
  const { machines } = committedMutation() as DatedMutation;
  expect(committedMutation(machines)?.outdated).toBe(false);
  expect(committedMutation(`${machines} changed`)?.outdated).toBe(true);
  expect(machinesHash()).toMatch(/^[0-9a-f]{64}$/);
  expect(committedMutation()?.ofJudge?.judge).toMatch(/^[0-9a-f]{64}$/);
});

test('comments are no part of what is dated, and code is', () => {
  const code = "/** Says\n * what\n */\nconst a = 1;\n  // why\n  const b = a * '// no'.length;\n";
  expect(withoutComments(code)).toBe("const a = 1;\n  const b = a * '// no'.length;\n");
  expect(withoutComments('  *each() {\r\n')).toBe('  *each() {\n');
});

const load: DatedLoad = {
  sources: 'e'.repeat(64),
  on: { node: 'v20', processor: 'A <CPU>', cores: 2 },
  concurrent: {
    connections: 10_000,
    messages: 200_000,
    wrong: 0,
    secondsToOpen: 9.5,
    secondsToConverse: 12,
    bytesOfServerPerConnection: 8192,
  },
  churn: { connections: 100_000, seconds: 60.1, handlesMore: 0, bytesMore: -2048 },
  outdated: false,
};

test('the figures of the load stand in summary and page, with what they were measured on', () => {
  const loaded = traceability({ ...sources, load });
  const lines = [
    '10,000 connections at once: 200,000 messages echoed, wrong on 0 connections; opened in 9.5 s, echoed in 12 s, 8.0 KiB of the server for each',
    '100,000 connections that came and went: 0 handles and -2.0 KiB more than after the first tenth, 60.1 s later',
    'measured on A <CPU>, 2 cores, Node v20; of these sources, eeeeeeeeeeee',
  ];
  expect(loaded.load).toEqual(load);
  for (const line of lines) {
    expect(summary(loaded)).toContain(`  ${line}`);
    expect(html(loaded)).toContain(line.replace('<', '&lt;'));
  }
  expect(html(loaded)).not.toContain('Outdated');
  expect(html(traced)).not.toContain('<h2>Load</h2>');
  expect(html(traceability({ ...sources, load: { ...load, outdated: true } }))).toContain('<b class="bad">Outdated.</b>');
});

test('the committed figures are outdated as soon as the machines or the sockets are others', () => {
  const { sources } = committedLoad() as DatedLoad;
  expect(committedLoad(sources)?.outdated).toBe(false);
  expect(committedLoad(`${sources} changed`)?.outdated).toBe(true);
  expect(socketsHash()).not.toBe(machinesHash());
});

test('losing a run shows in the snapshot', () => {
  const without = traceability({ ...sources, runs: [failed] });
  expect(compareSnapshot(snapshot(traced), snapshot(without))).toEqual([
    '10.3.4.5.3#p1 was tested, is implemented',
    '10.3.4.5.3#p1 was closing notices open removed, is nothing',
    'machine clientClosure covered 3/4 states, covers 0/4',
    'machine clientClosure covered 2/5 transitions, covers 0/5',
    'machine clientClosure covered 2/5 microsteps, covers 0/5',
  ]);
});

test('the summary has the totals, the coverage, each failure with its replay command, and the path', () => {
  const lines = summary(traced, 'docs/report/index.html');
  expect(lines[0]).toBe(`${items.length} items of r4820`);
  expect(lines[1]?.trim().split(/\s+/)).toEqual(['tested', 'implied', 'informative', 'exception', 'missing']);
  expect(lines.find((line) => line.includes('clientClosure'))).toMatch(/clientClosure +3\/4 +2\/5/);
  expect(lines).toContain('  1 more cannot be reached over sockets, each for a stated reason');
  expect(lines.slice(-4)).toEqual([
    '2 runs: 1 passed, 1 failed',
    'FAILED late (the server <closes>): no FF 00 came',
    '  npx hixie76 replay late.json',
    'Report: docs/report/index.html',
  ]);
});

test('every item has its place on the page, and every link within the page leads somewhere', () => {
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
  expect(items.map((item) => item.id.replace('#', '-')).filter((id) => !ids.has(id))).toEqual([]);
  expect(links.filter((id) => !ids.has(id))).toEqual([]);
  expect(ids.size).toBe([...page.matchAll(/ id="/g)].length);
});

test('the page needs nothing but itself', () => {
  expect(page).not.toMatch(/<link|<img|@import|url\(|src=|href="(?!#|\.\.\/\.\.\/)/);
});

test('an item shows its standing, its code and its runs', () => {
  const article = page.split('<article id="').find((part) => part.startsWith('10.3.4.5.3-p1"')) ?? '';
  expect(article).toContain('data-status="tested"');
  expect(article).toContain('href="../../machines/client-closure.ts#L26"');
  expect(article).toContain('1 passing run<');
  expect(article).toContain('1 failed run<');
  expect(article).toContain('npx hixie76 replay &quot;closing.json&quot;');
});

test('the page shows failures, and what cannot be reached with its reason', () => {
  expect(page).toContain('no FF 00 came');
  expect(page).toMatch(/<code>clientClosure\.fail<\/code> an example/);
});

test('text becomes text: nothing in a title or a restatement is taken for markup', () => {
  expect(page).toContain('the server &lt;closes>');
  expect(page).not.toContain('<closes>');
});

test('the report is written as JSON and as a page, the same each time', () => {
  const out = pathToFileURL(`${join(folder, 'new')}/`);
  writeReport(out, traced);
  expect(JSON.parse(readFileSync(new URL('traceability.json', out), 'utf8'))).toEqual(traced);
  expect(readFileSync(new URL('index.html', out), 'utf8')).toBe(page);
  expect(html(JSON.parse(JSON.stringify(traced)))).toBe(page);
});

test('a folder that cannot be written to is named', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => writeReport(pathToFileURL(`${join(folder, 'file')}/`), traced)).toThrow(/^cannot write the report to .*file\//);
});

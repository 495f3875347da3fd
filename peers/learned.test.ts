/** What is committed in peers/learned/, and what docs/findings.md says that learning found. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { committedMachines, fileOf, learnedIn } from '../src/learn/index.js';

const machines = committedMachines();
const [, chapter = ''] =
  /\n## What learning found\n(.*?)\n## /s.exec(readFileSync(new URL('../docs/findings.md', import.meta.url), 'utf8')) ?? [];

/** What the chapter says: a peer's file, an item, a word, what was expected and observed. */
const told = [
  ...chapter.matchAll(
    /^- `(\S+)`, \*\*(\S+)\*\*: .*?\n {2}word: `(.*?)` {2}\n {2}expected: `(.*?)` {2}\n {2}observed: `(.*?)`$/gms,
  ),
].map(([, file, step, word, expected, observed]) => ({ file, step, word, expected, observed }));

test('each finding of the chapter is a difference that was learned', () => {
  expect(told.length).toBe(chapter.match(/^- `/gm)?.length);
  for (const { file, ...said } of told) {
    const found = machines.get(file as string)?.differences.filter(({ kind }) => kind === 'against it');
    const as = found?.map(({ step, word, allowed, output }) => {
      return { step, word: word.join(' · '), expected: allowed.join(' or '), observed: output === '-' ? 'nothing' : output };
    });
    expect(as).toContainEqual(said);
  }
});

test('of a side of a peer, each item that learning alone found violated is told', () => {
  const baseline = JSON.parse(readFileSync(new URL('baseline.json', import.meta.url), 'utf8'));
  for (const [file, { peer, differences }] of machines) {
    const side = baseline.peers.find(({ name }: { name: string }) => name === peer.name)?.[peer.role];
    const known = new Set([...(side?.findings ?? []).map(({ step }: { step: string }) => step)]);
    const own = differences.filter(({ kind, step }) => kind === 'against it' && !known.has(step)).map(({ step }) => step);
    const said = told.filter((each) => each.file === file).map(({ step }) => step);
    expect({ file, steps: [...new Set(own)].filter((step) => !said.includes(step)) }).toEqual({ file, steps: [] });
  }
});

test('this project is what the text is', () => {
  const ours = [...machines].filter(([file]) => file.startsWith('hixie76'));
  expect(ours).toHaveLength(12);
  expect(ours.map(([, { isText, differences, unconfirmed }]) => ({ isText, differences, unconfirmed }))).toEqual(
    ours.map(() => ({ isText: true, differences: [], unconfirmed: 0 })),
  );
});

test.each([...machines])('%s is as it is written, and says over what and how far it holds', (_, machine) => {
  expect(learnedIn(fileOf(machine))).toEqual(machine);
  expect(machine.alphabet.inputs.length).toBeGreaterThan(0);
  expect(machine.extra).toBe(0);
  expect(machine.states.length > 0).toBe(machine.ended === 'learned');
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { client, freeInReply, server } from '../../../machines/index.js';
import { itemOf, type StepId } from '../../../spec/index.js';
import { sentenceOf, toldSteps } from './sentences.js';

/** Ids that stand in a source file. */
function idsIn(file: URL): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/'(10\.[\d.]+#[\w.]+)'/g)].map(([, id]) => id as string);
}

/** The steps by which a machine fails or aborts the connection: a side that goes on all the same violates them. */
function endsOf({ algorithms }: typeof client | typeof server): string[] {
  const transitions = algorithms.flatMap(({ states, ...of }) =>
    [...Object.values(states), of].flatMap((state) => {
      const { always = [], on = {}, step } = state as { always?: object; on?: object; step?: unknown };
      return [always, ...Object.values(on)].flat().map((each) => ({ step, ...(each as { step?: unknown; actions?: unknown }) }));
    }),
  );
  const ends = transitions.filter(({ actions }) => /"(?:fail|abort)"/.test(JSON.stringify(actions ?? '')));
  return ends.flatMap(({ step }) => [step].flat(2) as string[]);
}

const folder = new URL('../../judge/', import.meta.url);
const judged = readdirSync(folder).filter((name) => /(?<!test)\.ts$/.test(name));
const ofJudge = judged.flatMap((name) => idsIn(new URL(name, folder)));
const ofHandshakes = idsIn(new URL('../client/handshakes.ts', import.meta.url)).concat('10.3.4.3.1#18', '10.3.4.3.1#18p2');
const ofReply = Object.values(freeInReply.fields).flatMap(({ step, other }) => [step, ...(other ? [other.step] : [])]);

test.each([
  ['judge', ofJudge],
  ['handshakes of a client', ofHandshakes],
  ['fields of a reply', ofReply],
  ['ends of the client', endsOf(client)],
  ['ends of the server', endsOf(server)],
] as const)('each step has a sentence that a fault can name: %s', (_, steps) => {
  expect(steps.length).toBeGreaterThan(5);
  expect(steps.filter((step) => !toldSteps.includes(step))).toEqual([]);
});

test('no sentence is about what the text does not have, and none of a side stands for two', () => {
  expect(toldSteps.filter((step) => itemOf(step) === undefined)).toEqual([]);
  const said = new Map<string, StepId>();
  for (const step of toldSteps as StepId[]) {
    const { says, steps } = sentenceOf(step);
    const key = `${step.slice(0, '10.3.4.4'.length)} ${says}`;
    expect(steps).toContain(said.get(key) ?? step);
    said.set(key, step);
    expect(says).toMatch(/^[A-Z].*\.$/);
    expect(says.length).toBeLessThanOrEqual(170);
  }
});

test('a step without a sentence is told by what the text asks for there', () => {
  expect(toldSteps).not.toContain('10.3.4.4.1#1');
  expect(sentenceOf('10.3.4.4.1#1').says).toBe(itemOf('10.3.4.4.1#1')?.says);
});

test('what is missing has a sentence of its own, where another mistake leads to it', () => {
  expect(sentenceOf('10.3.4.3.1#24').says).toMatch(/^Send each field as/);
  expect(sentenceOf('10.3.4.3.1#24', true).says).toMatch(/random order/);
  expect(sentenceOf('10.3.4.4.2#13', true)).toEqual(sentenceOf('10.3.4.4.2#13'));
});

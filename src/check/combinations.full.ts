/** A sound server is never accused, whatever it chooses where the text leaves a choice: every two options of two policies are tried together. */
import { expect, test } from 'vitest';
import { choosable } from '../../machines/index.js';
import { type Mark, type Policies, policies } from '../../spec/index.js';
import { check, echoServer } from './testing.js';

/** An option of a policy. */
type Choice = readonly [policy: string, option: string];

const SOUND: readonly Mark[] = ['pass', 'allowed'];
const choices = policies
  .filter(({ name }) => /^(server|number)\./.test(name) && choosable.some((each) => each === name))
  .map(({ name, options }) =>
    options.filter(({ mark, judged }) => !judged && SOUND.includes(mark)).map((option): Choice => [name, option.name]),
  );

/** Rows of one option of each policy, until each pair of options of two policies is in one of them. */
function pairwise(): Partial<Policies>[] {
  const left = new Set(choices.flatMap((one, index) => choices.slice(index + 1).flatMap((other) => pairs(one, other))));
  const rows: Partial<Policies>[] = [];
  while (left.size > 0) {
    const row: Choice[] = [];
    for (const options of choices) {
      const gain = (option: Choice) => row.filter((each) => left.has(pair(each, option))).length;
      // The option that is in most pairs that are still to come, where the row itself does not tell.
      const rest = (option: Choice) => [...left].filter((each) => each.split(' + ').includes(option.join(' '))).length;
      const [best] = options.toSorted((one, other) => gain(other) - gain(one) || rest(other) - rest(one));
      row.push(best as Choice);
    }
    for (const each of row.flatMap((one, index) => row.slice(index + 1).map((other) => pair(one, other)))) left.delete(each);
    rows.push(Object.fromEntries(row));
  }
  return rows;
}

function pairs(one: readonly Choice[], other: readonly Choice[]): string[] {
  return one.flatMap((first) => other.map((second) => pair(first, second)));
}

function pair(one: Choice, other: Choice): string {
  return `${one.join(' ')} + ${other.join(' ')}`;
}

const rows = pairwise();

test('enough policies are tried', () => {
  expect(choices.length).toBeGreaterThan(10);
  expect(rows.length).toBeGreaterThan(10);
});

test.each(rows)('a sound server is never accused: %j', async (chosen) => {
  const { summary, cases, interoperability } = await check(await echoServer({ policies: chosen }), { timeout: 1_000 });
  expect(cases.filter(({ verdict }) => verdict === 'fail').map(({ id, violated, why }) => ({ id, violated, why }))).toEqual([]);
  expect(interoperability).toEqual([]);
  expect(summary.inconclusive + summary.unsupported).toBe(0);
});

/** Sound peers are never accused, whatever they choose where the text leaves a choice: every two options of two policies are tried together. */
import { expect, test } from 'vitest';
import { choosable } from '../../machines/index.js';
import { type Mark, type Policies, policies } from '../../spec/index.js';
import { checkIt, echoClient } from './client/testing.js';
import type { CheckResult } from './index.js';
import { check, echoServer } from './testing.js';

/** An option of a policy. */
type Choice = readonly [policy: string, option: string];

const SOUND: readonly Mark[] = ['pass', 'allowed'];

/** The options that count as sound and that we have, of each policy that a side can be told. */
function choicesOf(side: RegExp): Choice[][] {
  return policies
    .filter(({ name }) => side.test(name) && choosable.some((each) => each === name))
    .map(({ name, options }) =>
      options.filter(({ mark, judged }) => SOUND.includes(mark) && !judged).map((option): Choice => [name, option.name]),
    );
}

/** Rows of one option of each policy, until each pair of options of two policies is in one of them. */
function pairwise(choices: readonly Choice[][]): Partial<Policies>[] {
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

const ofServers = choicesOf(/^(server|number)\./);
const ofClients = choicesOf(/^(client|number)\./);
const servers = pairwise(ofServers);
const clients = pairwise(ofClients);

test('enough policies are tried', () => {
  expect(ofServers.length).toBeGreaterThan(10);
  expect(servers.length).toBeGreaterThan(10);
  expect(ofClients.length).toBeGreaterThan(5);
  expect(clients.length).toBeGreaterThan(5);
});

test.each(servers)('a sound server is never accused: %j', async (chosen) => {
  const result = await check(await echoServer({ policies: chosen }), { timeout: 1_000 });
  // To disconnect on frames of some types alone is a liberty, and told as behaviour that is selective.
  const disconnects = chosen['server.frame.unknownType'] === 'disconnect';
  expect(result.selectiveRefusals.length > 0).toBe(disconnects);
  expect(result.selectiveRefusals.filter(({ step }) => !step.startsWith('10.3.4.4.3#'))).toEqual([]);
  expect(accusations(result)).toEqual([]);
  // Clients of the text that read its examples take the other order of the bytes.
  expect(chosen['number.byteOrder'] === 'little' ? [] : (result.interoperability ?? [])).toEqual([]);
});

test.each(clients)('a sound client is never accused: %j', async (chosen) => {
  const result = await checkIt(echoClient({ policies: chosen }), undefined, { timeout: 1_000 });
  expect(accusations(result)).toEqual([]);
  expect(result.selectiveRefusals).toEqual([]);
  expect(result.interoperability ?? []).toEqual([]);
});

/** All that is said against a peer itself, and each case of which nothing could be said. */
function accusations({ cases, habits = [], findings = [] }: CheckResult): unknown[] {
  const isUnclear = (verdict: string) => verdict === 'fail' || verdict === 'inconclusive' || verdict === 'unsupported';
  return [
    ...cases
      .filter(({ verdict }) => isUnclear(verdict))
      .map(({ id, verdict, violated, why }) => ({ id, verdict, violated, why })),
    ...habits,
    ...findings.filter(({ kind }) => kind === 'conformance'),
  ];
}

import { expect, test } from 'vitest';
import { createMachine, type StateNode } from 'xstate';
import { machines } from '../../machines/index.js';
import { chart, chartFormats } from './index.js';

const all = Object.values(machines).map((machine) => [machine.id, machine] as const);

test.each(all)('%s has a chart in every format, and always the same', async (_, machine) => {
  for (const format of chartFormats) {
    const once = await chart(machine, format);
    expect(once.length).toBeGreaterThan(300);
    expect(once.endsWith('\n')).toBe(true);
    expect(await chart(machine, format)).toBe(once);
  }
});

test.each(all)('%s: the JSON makes a machine of the same states and transitions', async (_, machine) => {
  const made = createMachine(JSON.parse(await chart(machine, 'json')));
  expect(shapeOf(made.root)).toEqual(shapeOf(machine.machine.root));
});

test.each(all)('%s: Mermaid has one line for each transition, in words that it can read', async (_, machine) => {
  const lines = (await chart(machine, 'mermaid')).split('\n').map((line) => line.trim());
  const arrows = lines.filter((line) => line.includes(' --> ') && !line.includes('[*]'));
  expect(arrows).toHaveLength(countOf(machine.machine.root));
  for (const arrow of arrows) expect(arrow).toMatch(/^\w+ --> \w+( : [^:;"<>]+)?$/);
  for (const line of lines.filter((each) => each.startsWith('state '))) expect(line).toMatch(/^state "[^"]+" as \w+( \{)?$/);
});

test('Mermaid charts stay below the length that viewers accept', async () => {
  for (const [, machine] of all) expect((await chart(machine, 'mermaid')).length).toBeLessThan(50_000);
});

test('a format that does not exist is refused by name', async () => {
  const [, machine] = all[0] ?? [];
  await expect(chart(machine as never, 'png' as never)).rejects.toThrow('no chart format "png"; take one of svg, dot');
});

// biome-ignore lint/suspicious/noExplicitAny: any machine's.
type AnyNode = StateNode<any, any>;

function shapeOf(node: AnyNode): unknown {
  const transitions = [...(node.always ?? []), ...[...node.transitions.values()].flat()];
  return {
    initial: node.initial.target.map(({ id }) => id),
    entry: node.entry,
    exit: node.exit,
    meta: node.meta?.steps?.length ? node.meta : undefined,
    transitions: transitions.map(({ eventType, guard, target, actions, reenter }) => [
      eventType,
      guard,
      target?.map(({ id }) => id),
      actions,
      reenter ?? false,
    ]),
    states: Object.entries(node.states).map(([name, state]) => [name, shapeOf(state)]),
  };
}

function countOf(node: AnyNode): number {
  const own = (node.always ?? []).length + [...node.transitions.values()].flat().length;
  return Object.values(node.states).reduce((sum, state) => sum + countOf(state), own);
}

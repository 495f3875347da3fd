import { expect, test } from 'vitest';
import type { PolicyName } from '../../spec/index.js';
import { type Path, transitionPaths } from '../paths/index.js';
import { type Acceptance, judge, type Side } from './index.js';
import { exchangeOf, markOf } from './testing.js';

const paths = transitionPaths().paths.filter((path) => exchangeOf(path).wire.length > 0);

test('there are paths of both roles', () => {
  expect(paths.filter(({ role }) => role === 'server').length).toBeGreaterThan(50);
  expect(paths.filter(({ role }) => role !== 'server').length).toBeGreaterThan(50);
});

test.each(paths.map((path) => [path.id, path] as const))(
  '%s: what the machine gives is accepted, with its policies',
  (_, path) => {
    const exchange = exchangeOf(path);
    const verdict = judge(exchange, exchange.role as Side);
    expect(markOf(verdict)).not.toMatch(/^rejected/);
    expect(contradictions(path, verdict as Acceptance)).toEqual([]);
  },
);

/** Policies that were shown, and not as they are set. */
function contradictions({ setting }: Path, { possible }: Acceptance): string[] {
  return (Object.entries(setting.policies ?? {}) as [PolicyName, string][])
    .filter(([name, option]) => possible[name]?.includes(option) === false)
    .map(([name, option]) => `${name} is ${option}, and only ${possible[name]?.join()} is possible`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyDefaults } from '../spec/index.js';
import { choosable, choose } from './policies.js';

const folder = new URL('./', import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'testing.ts')
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

test('the policies that can be chosen are those that guards and actions ask for', () => {
  const asked = sources.flatMap((source) => [...source.matchAll(/policies\['([^']+)'\]/g)].map(([, name]) => name));
  expect([...new Set(asked)].sort()).toEqual([...choosable].sort());
});

test('a choice changes its policy and leaves the others at their defaults', () => {
  expect(choose({ 'number.byteOrder': 'little' })).toEqual({ ...policyDefaults, 'number.byteOrder': 'little' });
});

test('a policy that nothing asks for is refused, for it would be ignored', () => {
  expect(() => choose({ 'server.utf8.invalid': 'close' })).toThrow(/"server.utf8.invalid" cannot be chosen/);
});

test('an option that a policy does not have is refused', () => {
  const wrong = { 'number.byteOrder': 'middle' } as unknown as Parameters<typeof choose>[0];
  expect(() => choose(wrong)).toThrow('policy "number.byteOrder" has no option "middle", only big, little');
});

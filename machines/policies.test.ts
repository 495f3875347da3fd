import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { limitDefaults, policyDefaults, revised } from '../spec/index.js';
import { choosable, choose, chooseLimits } from './policies.js';

const folder = new URL('./', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'testing.ts')
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

test('the policies that can be chosen are those that guards and actions ask for', () => {
  const asked = sources.flatMap((source) => [...source.matchAll(/policies\['([^']+)'\]/g)].map(([, name]) => name));
  expect([...new Set(asked)].sort()).toEqual(
    [...choosable, ...revised.flatMap((each) => each.policies.map(({ name }) => name))].sort(),
  );
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

test('an option that only serves to judge others is refused', () => {
  expect(() => choose({ 'server.subprotocol': 'own' })).toThrow(/has no option "own", only echo, none$/);
  expect(() => choose({ 'server.key.overflow': 'other' })).toThrow(/only abort, modulo$/);
});

test('a policy that an option of its own chooses says which', () => {
  expect(() => choose({ 'server.tls': 'tls' })).toThrow('policy "server.tls" is chosen by createServer.tls, not here');
});

test('what is undefined leaves the default', () => {
  expect(choose({ 'number.byteOrder': undefined } as never)).toEqual(policyDefaults);
  expect(chooseLimits({ 'client.limit.message': undefined } as never)).toEqual(limitDefaults);
});

test.each([Number.NaN, -1, '1', null])('no limit is %s', (value) => {
  expect(() => chooseLimits({ 'client.limit.message': value as number })).toThrow(/^limit "client.limit.message" cannot be /);
});

test('a limit that there is not is refused', () => {
  expect(() => chooseLimits({ 'client.limit': 1 } as never)).toThrow(
    /^there is no limit "client.limit"; there are client.limit.message, /,
  );
});

/** Checks by the text that a peer was made of. */
import { expect, test } from 'vitest';
import { AS_PUBLISHED } from './case-result.js';
import { inFull } from './findings/text.js';
import { check, echoServer } from './testing.js';

const FRAMES = '*/server-types/00*';

test('a server of r5065 passes by r5065, and by r4820 takes a liberty where a type is reserved', async () => {
  const url = await echoServer({ revision: 'r5065' });
  expect((await check(url, { revision: 'r5065' }, FRAMES)).summary).toMatchObject({ allowed: 0, fail: 0 });
  const { summary, fingerprint } = await check(url, {}, FRAMES);
  expect([summary.fail, summary.allowed > 0]).toEqual([0, true]);
  expect(fingerprint['server.frame.reservedText']).toEqual(['discard']);
});

test('a server of r4820 that delivers frames of reserved types violates r5065, at 10.3.4.4.3#2.5', async () => {
  const { cases } = await check(await echoServer(), { revision: 'r5065' }, FRAMES);
  const failed = cases.filter(({ verdict }) => verdict === 'fail');
  expect(failed.length).toBeGreaterThan(0);
  expect([...new Set(failed.map(({ violated }) => violated))]).toEqual(['10.3.4.4.3#2.5']);
  expect(failed.filter(({ asPublished }) => asPublished)).toEqual([]);
});

test('a server that is deaf behind a reserved type, as r5065 lets it be, fails by r4820, and the report says which text is its own', async () => {
  const policies = { 'server.frame.reservedType': 'terminate' } as const;
  const url = await echoServer({ revision: 'r5065', policies });
  const { cases, findings } = await check(url, {}, FRAMES);
  const failed = cases.filter(({ verdict }) => verdict === 'fail');
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.filter(({ asPublished }) => !asPublished)).toEqual([]);
  expect((findings ?? []).flatMap((each) => inFull(each, '')).join('\n')).toContain(AS_PUBLISHED);
  expect((await check(url, { revision: 'r5065' }, FRAMES)).summary.fail).toBe(0);
});

/** Checks by the text that a peer was made of. */
import { expect, test } from 'vitest';
import { AS_PUBLISHED } from './case-result.js';
import { checkIt, faulty as faultyClient } from './client/testing.js';
import { inFull } from './findings/text.js';
import { check, echoServer, faulty } from './testing.js';

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

test('a server that is deaf so, and writes its fields otherwise each time: the fields are wrong by both texts, and the deafness is not', async () => {
  const policies = { 'server.frame.reservedType': 'terminate' } as const;
  const lower = () => ({ down: (text: string) => text.replace('Upgrade: WebSocket', 'Upgrade: websocket') });
  const url = await faulty(lower, undefined, { revision: 'r5065', policies });
  const { cases, findings = [] } = await check(url, {}, FRAMES);
  const failed = cases.filter(({ verdict, id }) => verdict === 'fail' && id !== 'control');
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.filter(({ asPublished }) => !asPublished)).toEqual([]);
  expect(findings.map(({ step, asPublished }) => [step, asPublished])).toEqual([
    ['10.3.4.4.2#11a', undefined],
    ...findings.slice(1).map(({ step }) => [step, true]),
  ]);
});

// Of a client r5065 allows nothing that r4820 does not, as src/learn/apart.test.ts finds; so that what is wrong is so by both.
test('a client that takes frames of type 01 for text fails by both texts, and nothing else is said', async () => {
  const client = faultyClient(() => ({ down: (text) => (text[0] === '\x01' ? `\0${text.slice(1)}` : text) }));
  for (const revision of ['r4820', 'r5065'] as const) {
    const { cases } = await checkIt(client, '*/client-types/*', { timeout: 1_000, revision });
    const failed = cases.filter(({ verdict }) => verdict === 'fail');
    expect([...new Set(failed.map(({ violated }) => violated))]).toEqual(['10.3.4.3.2#3b.5']);
    expect(failed.filter(({ asPublished }) => asPublished)).toEqual([]);
  }
});

test('a client whose keys end in spaces is free to do so by r4820, and violates r5065, at 10.3.4.3.1#22', async () => {
  // Its first space comes last, and the key has the number that it had.
  const client = faultyClient(() => ({ up: (text) => text.replace(/(Key1: \S*) (.*)\r\n/, '$1$2 \r\n') }));
  const keys = async (revision: 'r4820' | 'r5065') => (await checkIt(client, '*handshakes/keys', { revision })).cases;
  expect(await keys('r4820')).toMatchObject([{ verdict: 'pass' }]);
  expect(await keys('r5065')).toMatchObject([{ verdict: 'fail', violated: '10.3.4.3.1#22' }]);
});

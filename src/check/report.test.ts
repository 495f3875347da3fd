/** What is made of the result: cases, baselines, and the forms in which it is told. */
import { beforeAll, expect, test } from 'vitest';
import { faults, serve } from '../testing/servers.js';
import { baselineOf, type CheckResult, casesOf, inWords, junit, only, shard, standing } from './index.js';
import { check } from './testing.js';

const cases = casesOf('small');
const ids = cases.map(({ id }) => id);
let failed: CheckResult;

beforeAll(async () => {
  const { url, close } = await serve(faults['not to echo an empty message'] ?? {});
  failed = await check(url, { name: 'a & <b>', timeout: 5_000 });
  await close();
});

test('each case has a name of its own, by section and step, and the control comes first', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids[0]).toBe('control');
  for (const id of ids.slice(1)) expect(id).toMatch(/^10(\.\d+)+\/\w+(\.\w+)*\/(input\/)?server-.+/);
});

test('a pattern names cases by any part, and a section all of its cases', () => {
  const inSection = ids.filter((id) => id.startsWith('10.3.4.4.3/'));
  expect(only(cases, '10.3.4.4.3').map(({ id }) => id)).toEqual(inSection);
  expect(only(cases, '10.3.4.4.3/*').map(({ id }) => id)).toEqual(inSection);
  expect(only(cases, '*/server-frames/005').map(({ id }) => id)).toEqual(['10.3.4.4.3/3.4/server-frames/005']);
  expect(only(cases, '10.3.4.4')).toEqual([]);
});

test('shards together are all cases, each once', () => {
  const parts = [1, 2, 3].flatMap((number) => shard(cases, number, 3).map(({ id }) => id));
  expect(parts.toSorted()).toEqual(ids.toSorted());
});

test('a failure is unexpected, and known once the baseline has it', () => {
  const baseline = baselineOf(JSON.stringify(failed));
  expect(standing(failed, [], false)).toMatchObject({ unexpected: [{ verdict: 'fail' }], known: [], mended: [] });
  expect(standing(failed, baseline, false)).toMatchObject({ unexpected: [], known: [{ verdict: 'fail' }] });
  const otherwise = baseline.map((each) => ({ ...each, violated: '10.3.4.4.3#p4' as const }));
  expect(standing(failed, otherwise, false).unexpected).toHaveLength(1);
});

test('what the baseline has and the run has not is mended', () => {
  const [first] = failed.cases;
  const baseline = [{ id: first?.id ?? '', verdict: 'fail' as const }];
  expect(standing(failed, baseline, false).mended).toEqual([first]);
});

test('when strict, liberties fail too', () => {
  expect(standing(failed, [], true).unexpected.map(({ verdict }) => verdict)).toEqual(
    failed.cases.map(({ verdict }) => verdict).filter((verdict) => verdict === 'fail' || verdict === 'allowed'),
  );
});

test('a baseline that is no result is refused', () => {
  expect(() => baselineOf('{}')).toThrow(/no list of cases/);
  expect(() => baselineOf('no JSON')).toThrow(SyntaxError);
});

test('in words a failure has its step, what was expected, what was seen, the byte, and how to see it again', () => {
  const text = inWords(failed, standing(failed, [], false), 'again').join('\n');
  expect(text).toContain('FAIL 10.3.4.4.3/3.4/server-frames/005 violates 10.3.4.4.3#3.4');
  expect(text).toContain('expected: 00 ff');
  expect(text).toMatch(/observed: .*frames 00 70 72 6f 62 65 ff/);
  expect(text).toMatch(/first offending byte: 70, number \d+ of the peer's/);
  expect(text).toContain('alone: again --only 10.3.4.4.3/3.4/server-frames/005');
});

test('the wire log has everything that was sent and received, in order', () => {
  const wire = failed.cases.find(({ verdict }) => verdict === 'fail')?.wire ?? [];
  expect(wire.map(({ dir }) => dir)).toContain('received');
  expect(wire[0]).toMatchObject({ dir: 'sent', hex: expect.stringMatching(/^474554/) });
  expect(wire.map(({ at }) => at)).toEqual(wire.map(({ at }) => at).toSorted((one, other) => one - other));
});

test('JUnit counts failures and what says nothing, and escapes what it quotes', () => {
  const xml = junit(failed, standing(failed, [], false));
  expect(xml).toContain(
    `<testsuite name="a &amp; &lt;b&gt;" tests="${failed.cases.length}" failures="1" skipped="${failed.summary.notRun}">`,
  );
  expect(xml.match(/<failure /g)).toHaveLength(1);
  expect(xml.match(/<skipped /g)).toHaveLength(failed.summary.notRun);
  expect(junit(failed, standing(failed, failed.cases, false))).toContain(`failures="0" skipped="${failed.summary.notRun + 1}"`);
});

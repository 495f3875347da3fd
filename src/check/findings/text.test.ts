/** Findings as they are told: on a screen, for a badge, and as annotations. */
import { expect, test } from 'vitest';
import { standing } from '../expectation.js';
import { check, faulty } from '../testing.js';
import type { CheckResult, Finding } from '../types.js';
import { annotations, badge, findingsInWords } from './index.js';

const finding: Finding = {
  severity: 'some',
  kind: 'conformance',
  step: '10.3.4.4.3#1',
  says: 'A frame is lost: keep it.',
  input: { hex: '0061ff', text: String.raw`\x00a\xff` },
  send: String.raw`00 61 ff |\x00a\xff|`,
  expected: ['00 61 ff', 'closing TCP'],
  observed: 'no frame; open',
  cases: ['a/b', 'a/c'],
};

const summary = { pass: 188, allowed: 17, fail: 19, inconclusive: 0, unsupported: 0, notRun: 0 };

const result = (...findings: Finding[]): CheckResult => ({
  tool: 'hixie76',
  version: '1',
  spec: { revision: 'r4820', sha256: '' },
  peer: { name: 'one: 100%, two', url: 'ws://a/', role: 'server' },
  summary,
  fingerprint: {},
  mixtures: [],
  selectiveRefusals: [],
  findings,
  cases: [],
});

const ALL = { unexpected: [], known: [], mended: [], impasses: [] };

test('a finding says what to mend, what was sent, expected and observed, the command that shows it, and where to read on', () => {
  expect(findingsInWords(result(finding), ALL, 'check URL').slice(0, 7)).toEqual([
    'BREAKS SOME',
    '  10.3.4.4.3#1  A frame is lost: keep it. (2 cases)',
    String.raw`    send:     00 61 ff |\x00a\xff|`,
    '    expected: 00 61 ff or closing TCP',
    '    observed: no frame; open',
    '    alone:    check URL --only a/b',
    '    see:      npx hixie76 spec 10.3.4.4.3#1',
  ]);
});

test('however many there are, each is told with its command, the first in full, and all on about a screen', () => {
  const many = Array.from({ length: 12 }, (_, index) => ({ ...finding, cases: [`case/${index}`] }));
  const lines = findingsInWords(result(...many), ALL, 'check URL');
  for (const { cases } of many) expect(lines).toContain(`    alone:    check URL --only ${cases[0]}`);
  expect(lines.filter((line) => line.startsWith('    see:')).length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(45);
});

test('each severity is named once, above all that are as bad', () => {
  const lines = findingsInWords(result({ ...finding, severity: 'everybody' }, finding, finding), ALL, 'check');
  expect(lines.filter((line) => /^[A-Z ]+$/.test(line))).toEqual(['BREAKS EVERYBODY', 'BREAKS SOME']);
});

test('a line for a badge says how many causes there are, how bad the worst is, and at which step', () => {
  expect(badge(result({ ...finding, severity: 'everybody' }, finding))).toBe(
    'hixie76: 2 causes, worst: breaks everybody (10.3.4.4.3#1); 188 pass, 17 allowed, 19 fail',
  );
  expect(badge({ ...result(), summary: { ...summary, inconclusive: 2, unsupported: 1 } })).toBe(
    'hixie76: nothing to mend; 188 pass, 17 allowed, 19 fail, 3 unclear',
  );
});

test('what the baseline has is no finding any more, unless another case shows it too', () => {
  const known = ['a/b', 'a/c'].map((id) => ({ id, title: '', verdict: 'fail' as const, steps: [], wire: [] }));
  expect(findingsInWords(result(finding), { ...ALL, known }, 'check').join()).not.toContain('A frame is lost');
  expect(findingsInWords(result(finding), { ...ALL, known: known.slice(1) }, 'check').join()).toContain('A frame is lost');
});

test('liberties and what says nothing are told in a line each, and are no findings', () => {
  const common = { title: '', steps: [], wire: [] };
  const liberty = { policy: 'server.location', option: 'configured', step: '10.3.4.4.2#3' } as const;
  const cases = [
    { ...common, id: 'a', verdict: 'allowed' as const, policies: [liberty] },
    { ...common, id: 'b', verdict: 'allowed' as const, policies: [liberty] },
    { ...common, id: 'c', verdict: 'inconclusive' as const, why: 'nobody answers' },
  ];
  expect(findingsInWords({ ...result(), cases }, ALL, 'check').slice(0, 2)).toEqual([
    'says nothing: nobody answers (1)',
    'allowed, and no failure: server.location configured (2)',
  ]);
});

test('for GitHub each is one line, in which what has a meaning there is escaped', () => {
  const lines = annotations(
    result({ ...finding, observed: '100%\r\nor so' }, { ...finding, severity: 'harmless' }),
    ALL,
    'check',
  );
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe(
    '::error title=one%3A 100%25%2C two%3A 10.3.4.4.3#1 breaks some::A frame is lost: keep it.' +
      String.raw`%0Asend:     00 61 ff |\x00a\xff|` +
      '%0Aexpected: 00 61 ff or closing TCP%0Aobserved: 100%25%0D%0Aor so%0Aalone:    check --only a/b%0Asee:      npx hixie76 spec 10.3.4.4.3#1',
  );
  expect(lines[1]).toMatch(/^::warning title=/);
  expect(lines[2]).toMatch(/^hixie76: 2 causes/);
});

test('of a handshake it says in what it differs from the one of the control', async () => {
  const url = await faulty(() => {
    let isNamed = true;
    const up = (text: string) => {
      isNamed &&= !text.startsWith('GET') || /^Origin:/m.test(text);
      return isNamed ? text : text.replace('\r\n\r\n', '\r\nOrigin: http://a\r\n\r\n');
    };
    return { up, down: (text) => (isNamed ? text : text.replace(/Sec-WebSocket-Origin: .*\r\n/, '')) };
  });
  const found = await check(url, { timeout: 20_000 }, '10.3.4.4.1/dp2/server-handshake/*');
  const lines = findingsInWords(found, standing(found, [], false), 'check').join('\n');
  expect(lines).toMatch(/send: {5}without "Origin: http:\/\/example\.com"/);
});

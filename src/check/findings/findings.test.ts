/** What is wrong with a peer, by cause: real servers with one fault or more. */
import { expect, test } from 'vitest';
import type { StepId } from '../../../spec/index.js';
import { type Change, check, echoServer, type Fault, faulty } from '../testing.js';
import type { CaseResult, CheckResult, Finding } from '../types.js';
import { findingsOf } from './index.js';

/** Changes what a server says. */
const saying =
  (change: Change): Fault =>
  () => ({ down: change });

/** Changes the frames that a client sends; its handshake comes alone. */
function reading(change: Change): Fault {
  return () => {
    let handshake = '';
    const up = (text: string) => {
      if (/\r\n\r\n[\s\S]{8}/.test(handshake)) return change(text);
      handshake += text;
      return text;
    };
    return { up };
  };
}

async function found(fault: Fault, glob: string): Promise<CheckResult & { findings: readonly Finding[] }> {
  const result = await check(await faulty(fault), { timeout: 20_000 }, glob);
  return { ...result, findings: result.findings ?? [] };
}

const failed = ({ cases }: CheckResult) => cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);

test('of a sound server there is nothing to find', async () => {
  expect((await check(await echoServer(), {}, '*/server-frames/00?')).findings).toEqual([]);
});

test('what each handshake shows is one finding, and breaks everybody who looks at it', async () => {
  const { findings } = await found(
    saying((text) => text.replace('Upgrade: WebSocket', 'Upgrade: websocket')),
    '*/server-frames/00?',
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'everybody',
    kind: 'conformance',
    step: '10.3.4.4.2#11a',
    says: expect.stringContaining('Upgrade: WebSocket'),
    expected: ['"Upgrade: WebSocket"'],
    observed: '"Upgrade: websocket"',
    input: { text: expect.stringMatching(/^GET \/ HTTP\/1\.1\\r\\nHost: /) },
    cases: expect.arrayContaining(['control']),
  });
});

test('what stands where frames belong is one cause, at whatever step it is found out', async () => {
  const result = await found(() => {
    let frames = '';
    const up = (text: string) => {
      frames += /^GET/.test(text) ? '' : text;
      return text;
    };
    return { up, down: (text) => (/^HTTP/.test(text) || /^\0\w*\xff$/.test(frames) ? text : 'HTTP/1.1 500 Oops\r\n\r\n') };
  }, '*/server-frames/0*');
  const [finding] = result.findings;
  expect(failed(result).length).toBeGreaterThan(5);
  expect(result.findings).toHaveLength(1);
  expect(finding?.observed).toMatch(/\|HTTP\/1\.1 500/);
  expect(finding?.cases.toSorted()).toEqual(failed(result).toSorted());
});

/** A case in which frames were sent behind the handshake, and something came back. */
function framed(id: string, violated: StepId, sent: string, received: string, more: Partial<CaseResult> = {}): CaseResult {
  const request = Buffer.from('GET / HTTP/1.1\r\nA: b\r\n\r\n12345678').toString('hex');
  const reply = Buffer.from('HTTP/1.1 101 x\r\nA: b\r\n\r\n0123456789abcdef').toString('hex');
  const wire = [
    { dir: 'sent' as const, at: 0, hex: request },
    { dir: 'received' as const, at: 1, hex: reply },
    { dir: 'sent' as const, at: 2, hex: sent },
    { dir: 'received' as const, at: 3, hex: received },
  ];
  const firstOffendingByte = { offset: reply.length / 2, byte: received.slice(0, 2), allowed: [] };
  const why = 'the server sends another text than it was sent';
  return { id, title: '', verdict: 'fail', steps: [], wire, violated, why, firstOffendingByte, ...more };
}

const LATE = { why: 'not within 2000 ms: the echo does not come', firstOffendingByte: undefined };

test('what is due and does not come is another cause than what comes and is wrong, however long was waited', () => {
  const cases = [
    framed('late', '10.3.4.4.3#3.4', '0061ff', '', LATE),
    framed('later', '10.3.4.4.3#3.4', '006161ff', '', { ...LATE, why: LATE.why.replace('2000', '4000') }),
    framed('wrong', '10.3.4.4.3#3.4', '0062ff', '0063ff'),
  ];
  const findings = findingsOf({ cases, selectiveRefusals: [] }, 'server');
  expect(findings.map(({ severity, cases: of }) => [severity, of])).toEqual([
    ['data', ['late', 'later']],
    ['data', ['wrong']],
  ]);
  expect(findings.map(({ says }) => says.split(/[ :]/, 4).join(' '))).toEqual(['A text frame gets', 'Hand on the bytes']);
});

test('a frame with a length that is misread is one cause, at whatever step that is found out; a text that is changed another', () => {
  const cases = [
    framed('a', '10.3.4.4.3#3.B7', '800161ff0062ff', '0061ff'),
    framed('b', '10.3.4.4.3#3.B7', '80026161ff0062ff', '006161ff'),
    framed('c', '10.3.4.4.3#3.4', '80800162ff', '000162ff'),
    framed('d', '10.3.4.4.3#3.4', '0062ff', '0063ff'),
    // The length comes behind the text that is wrong.
    framed('e', '10.3.4.4.3#3.4', '0062ff800161ff', '0063ff'),
  ];
  const findings = findingsOf({ cases, selectiveRefusals: [] }, 'server');
  expect(findings.map(({ step, cases: of }) => [step, of])).toEqual([
    ['10.3.4.4.3#3.B7', ['a', 'c', 'b']],
    ['10.3.4.4.3#3.4', ['d', 'e']],
  ]);
});

test('the smallest input comes first: of frames what came behind the handshake, in hex and as text', async () => {
  const { findings, cases } = await found(
    reading((text) => text.replace(/^\0\xff/, '')),
    '*/server-frames/0*',
  );
  const [finding] = findings;
  expect(finding).toMatchObject({
    severity: 'data',
    input: { hex: expect.stringMatching(/^00ff/), text: expect.stringMatching(/^\\x00\\xff/) },
  });
  expect(cases.find(({ id }) => id === finding?.cases[0])?.verdict).toBe('fail');
});

test('a mistake that has a name is one cause, at whatever step it shows, and another one than what has none', () => {
  const common = { title: '', verdict: 'fail' as const, steps: [], wire: [], violated: '10.3.4.4.2#9' as const, why: 'wrong' };
  const cases = [
    { ...common, id: 'a' },
    { ...common, id: 'b', mistake: 'leaves key3 out' },
    { ...common, id: 'c', mistake: 'leaves key3 out' },
    { ...common, id: 'd', mistake: 'leaves key3 out', violated: '10.3.4.4.2#8' as const },
  ];
  const findings = findingsOf({ cases, selectiveRefusals: [] }, 'server');
  expect(findings.map(({ step, mistake, cases: of }) => [step, mistake, of])).toEqual([
    ['10.3.4.4.2#9', 'leaves key3 out', ['b', 'c', 'd']],
    ['10.3.4.4.2#9', undefined, ['a']],
  ]);
  expect(findings[0]?.says).toMatch(/^It leaves key3 out\. Make the digest /);
});

test('the worst comes first, what breaks nobody last; of two that are as bad, the one that more cases show', () => {
  const common = { title: '', verdict: 'fail' as const, steps: [], wire: [], why: 'wrong' };
  const cases = [
    { ...common, id: 'a', violated: '10.3.4.4.2#6' as const },
    { ...common, id: 'b', violated: '10.3.4.4.3#3.4' as const },
    { ...common, id: 'c', violated: '10.3.4.4.2#11e' as const },
    { ...common, id: 'd', violated: '10.3.4.4.2#11d' as const },
    { ...common, id: 'e', violated: '10.3.4.4.2#11d' as const },
    { ...common, id: 'control', violated: '10.3.4.4.2#9' as const },
  ];
  const selectiveRefusals = [
    { id: '10.3.4.4.3/1/input/server-segments/04', title: 'two | one', step: '10.3.4.4.3#1' as const, how: 'closes' as const },
  ];
  expect(findingsOf({ cases, selectiveRefusals }, 'server').map(({ severity, step }) => `${severity} ${step}`)).toEqual([
    'everybody 10.3.4.4.2#9',
    'some 10.3.4.4.2#11d',
    'some 10.3.4.4.2#11e',
    'some 10.3.4.4.3#1',
    'data 10.3.4.4.3#3.4',
    'harmless 10.3.4.4.2#6',
  ]);
});

test('a habit that the control shows is one finding, with the request as its input', () => {
  const wire = [{ dir: 'sent' as const, at: 0, hex: Buffer.from('GET / HTTP/1.1\r\n\r\n12345678').toString('hex') }];
  const control = { id: 'control', title: '', verdict: 'pass' as const, steps: [], wire };
  const habits = [{ violated: '10.3.4.4.2#11a' as const, why: 'it is', expected: ['WebSocket'], observed: 'Upgrade: x' }];
  expect(findingsOf({ cases: [control], habits, selectiveRefusals: [] }, 'server')).toMatchObject([
    {
      severity: 'everybody',
      observed: 'Upgrade: x',
      input: { text: String.raw`GET / HTTP/1.1\r\n\r\n12345678` },
      cases: ['control'],
    },
  ]);
});

test('what the control shows wrong is told by its habit alone', () => {
  const control = framed('control', '10.3.4.4.3#B1', '', '0d0a', { why: 'no frame begins with this byte' });
  const habits = [{ violated: '10.3.4.4.3#B1' as const, why: 'no frame begins', expected: ['frames'], observed: '0d 0a' }];
  const findings = findingsOf({ cases: [control], habits, selectiveRefusals: [] }, 'server');
  expect(findings.map(({ step, observed }) => [step, observed])).toEqual([['10.3.4.4.3#B1', '0d 0a']]);
});

const common = { title: 'a client asks', expected: ['ws://a/'], observed: 'ws://b/' };

test('where the other side of the text does not go on is a finding, which breaks everybody if that is so with the plain URL', () => {
  const interoperability = [
    { ...common, id: 'interoperability/query', step: '10.3.4.3.1#41d' as const },
    { ...common, id: 'interoperability/url', step: '10.3.4.3.1#41d' as const, laxer: ['phantomjs'], alike: ['ws'] },
  ];
  const findings = findingsOf({ cases: [], interoperability, selectiveRefusals: [] }, 'server');
  expect(findings).toMatchObject([
    {
      kind: 'interoperability',
      severity: 'everybody',
      step: '10.3.4.3.1#41d',
      says: expect.stringMatching(
        /^No client of the text goes on .*\(phantomjs would; ws would not\)\. Make Sec-WebSocket-Location/,
      ),
      send: 'a client asks',
      expected: ['ws://a/'],
      cases: ['interoperability/url'],
    },
    { severity: 'some', cases: ['interoperability/query'] },
  ]);
});

test('what a violation of each reply explains is told once, and what it does not explain besides', () => {
  const habit = { violated: '10.3.4.4.2#11a' as const, why: '', expected: [], observed: '' };
  const stepsWith = (step: StepId) => {
    const interoperability = [{ ...common, id: 'interoperability/url', step }];
    return findingsOf({ cases: [], habits: [habit], interoperability, selectiveRefusals: [] }, 'server').map((each) => each.step);
  };
  expect(stepsWith('10.3.4.3.1#41a')).toEqual(['10.3.4.4.2#11a']);
  expect(stepsWith('10.3.4.3.1#41d').toSorted()).toEqual(['10.3.4.3.1#41d', '10.3.4.4.2#11a']);
});

test('a habit with which the other side of the text goes on breaks nobody', () => {
  const habit = { violated: '10.3.4.4.2#11b' as const, why: '', expected: [], observed: '' };
  const severityWith = (interoperability: CheckResult['interoperability']) =>
    findingsOf({ cases: [], habits: [habit], interoperability, selectiveRefusals: [] }, 'server').map(({ severity }) => severity);
  expect(severityWith([])).toEqual(['harmless']);
  expect(severityWith([{ ...common, id: 'interoperability/url', step: '10.3.4.3.1#41b' }])).toEqual(['everybody']);
  // Nobody has tried.
  expect(severityWith(undefined)).toEqual(['everybody']);
});

test('closing on inputs of one kind alone is one finding, and says what they are about', () => {
  const refusal = { title: 'fields | key3 and a frame', step: '10.3.4.4.3#1' as const, how: 'closes' as const };
  const ids = [
    '10.3.4.4.3/1/input/server-segments/04',
    '10.3.4.4.3/1/input/server-segments/05',
    '10.3.4.4.1/4/server-handshake/033',
  ];
  const findings = findingsOf({ cases: [], selectiveRefusals: ids.map((id) => ({ id, ...refusal })) }, 'server');
  expect(findings.map(({ kind, cases }) => [kind, cases])).toEqual([
    ['selective', ids.slice(0, 2)],
    ['selective', ids.slice(2)],
  ]);
  expect(findings[0]?.says).toMatch(/segments/);
});

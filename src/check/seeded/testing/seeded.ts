/** A peer that is sound but for one fault, and what the checker has to say of it. */
import { expect } from 'vitest';
import type { StepId } from '../../../../spec/index.js';
import type { Start } from '../../client/testing.js';
import {
  type Case,
  type CheckResult,
  casesOf,
  checkClient,
  checkServer,
  clientCasesOf,
  type Finding,
  type Severity,
} from '../../index.js';
import { type Change, type Fault, faulty } from '../../testing.js';

/** What has to be found. */
export interface Expected {
  /** The steps that the text lets one name: the one that is not done as it says. */
  steps: readonly StepId[];
  /** What else the same fault violates, by the text. */
  also?: readonly StepId[];
  /** What a maintainer has to read. */
  says: RegExp;
  severity: Severity | readonly Severity[];
  kind?: Finding['kind'];
}

/** A server with one fault. */
export interface SeededServer extends Expected {
  /** Starts it, and gives its URL. */
  server(): Promise<string>;
  /** The subprotocol that its clients ask for; none if absent. */
  protocol?: string;
  /** The traces by which it shows, and others where it must not be accused of more; those of its topic if absent. */
  on?: RegExp;
}

/** A client with one fault. */
export interface SeededClient extends Expected {
  client: Start;
  on?: RegExp;
}

const clientCases = clientCasesOf('small');
const cases = casesOf('small').filter(({ trace }) => trace.needs.length === 0);
const [control] = cases;

/** Checks a server with those traces of the tier small whose names a pattern fits. */
export function checkOn(url: string | URL, on: RegExp, protocol?: string): Promise<CheckResult> {
  if (control === undefined) throw new Error('no control');
  return checkServer({ url: new URL(url), timeout: 2_000, concurrency: 8, protocol }, control, chosen(cases, on));
}

/** Checks a client in the same way. */
export function checkClientOn(start: Start, on: RegExp): Promise<CheckResult> {
  const [first] = clientCases;
  if (first === undefined) throw new Error('no control');
  const told = { port: 0, timeout: 2_000, wait: 5_000, concurrency: 8, start, hooks: ['send', 'close'] as const };
  return checkClient(told, first, chosen(clientCases, on));
}

/** The control, and what a pattern fits. */
export function chosen(all: readonly Case[], on: RegExp): Case[] {
  return all.filter(({ trace }) => trace.id === 'control' || on.test(trace.id));
}

/** Everything that a result accuses a peer of, in words. */
export function accusations(result: CheckResult): { step: StepId; text: string }[] {
  const { findings, cases, habits = [], interoperability = [], selectiveRefusals } = result;
  if (findings !== undefined) {
    return findings.map((each) => {
      const { step, severity, kind, observed, cases: shown } = each;
      return { step, text: `${severity}, ${kind}, ${step}: ${sentence(each)} (${observed}; ${shown.join(', ')})` };
    });
  }
  const failed = cases.flatMap(({ violated: step, why, id }) =>
    step === undefined ? [] : [{ step, text: `${step}: ${why} (${id})` }],
  );
  return [
    ...failed,
    ...habits.map(({ violated: step, why }) => ({ step, text: `habit, ${step}: ${why}` })),
    ...selectiveRefusals.map(({ step, id }) => ({ step, text: `selective, ${step} (${id})` })),
    ...interoperability.map(({ step, observed, id }) => ({ step, text: `interoperability, ${step}: ${observed} (${id})` })),
  ];
}

/** What a maintainer reads of a finding. */
const sentence = ({ says, mistake = '' }: Pick<Finding, 'says' | 'mistake'>) => `${says} ${mistake}`;

/** The fault is found, in words, and nothing that it does not explain. */
export function expectFound(result: CheckResult, expected: Expected): void {
  const { steps, also = [] } = expected;
  const all = accusations(result);
  const rest = result.cases.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'unsupported');
  const told = [...all.map(({ text }) => text), ...rest.map(({ id, verdict, why }) => `${verdict}: ${why} (${id})`)].join('\n');
  expect(
    all.some(({ step }) => steps.includes(step)),
    `one of ${steps.join(', ')} should be found\n${told}`,
  ).toBe(true);
  const unexplained = all.filter(({ step }) => !steps.includes(step) && !also.includes(step));
  expect(
    unexplained.map(({ text }) => text),
    told,
  ).toEqual([]);
  if (result.findings !== undefined)
    expect(
      result.findings.some((each) => isFound(each, expected)),
      `${expected.says}, ${expected.severity}\n${told}`,
    ).toBe(true);
}

function isFound(finding: Finding, { steps, says, severity, kind = 'conformance' }: Expected): boolean {
  return (
    steps.includes(finding.step) &&
    says.test(sentence(finding)) &&
    finding.kind === kind &&
    [severity].flat().includes(finding.severity)
  );
}

/** Nothing is told of a peer, and every case says something. */
export function expectSound(result: CheckResult): void {
  expect(accusations(result)).toEqual([]);
  expect(result.cases.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'allowed')).toEqual([]);
}

/** Our own server, whose reply is changed: its head up to the empty line and with it, and its digest. */
export function replying(change: (head: string, digest: string) => string): () => Promise<string> {
  return between(() => ({
    down: (text) =>
      text.replace(/^(HTTP[\s\S]*?\r\n\r\n)([\s\S]{16})/, (_, head: string, digest: string) => change(head, digest)),
  }));
}

/** Our own server behind a fault. */
export const between = (fault: Fault) => () => faulty(fault);

/** Changes what comes behind a handshake, which ends so many bytes behind its empty line: 8 of a request, 16 of a reply. */
export function behind(count: 8 | 16, change: Change): Change {
  let seen = '';
  let isOver = false;
  return (text) => {
    if (isOver) return change(text);
    seen += text;
    const empty = seen.indexOf('\r\n\r\n');
    const end = empty + 4 + count;
    if (empty < 0 || seen.length < end) return text;
    isOver = true;
    const rest = seen.slice(end);
    const changed = rest === '' ? '' : change(rest);
    return changed === undefined ? undefined : text.slice(0, text.length - rest.length) + changed;
  };
}

/** Our own server, to which frames come changed, or whose frames go out changed; a function for each connection. */
export const reading = (make: () => Change) => between(() => ({ up: behind(8, make()) }));
export const writing = (make: () => Change) => between(() => ({ down: behind(16, make()) }));

/** All that is wrong with a peer, by cause: what a maintainer has to mend, the worst first. */
import type { StepId } from '../../../spec/index.js';
import { groupedBy, type Side } from '../../judge/index.js';
import { CONTROL } from '../cases.js';
import { type CaseResult, type CheckResult, type Finding, type Impasse, SEVERITIES, type SelectiveRefusal } from '../types.js';
import { type Evidence, evidenceOf, evidenceOfHabit, onWire, strayOf, triggerOf } from './evidence.js';
import { inputOf, observedIn } from './input.js';
import { selectiveSentences, sentenceOf } from './sentences.js';

/** What findings are made of. */
export type Found = Pick<CheckResult, 'cases' | 'habits' | 'interoperability' | 'selectiveRefusals'>;

/** @returns a finding for each cause, the worst first */
export function findingsOf({ cases, habits = [], interoperability = [], selectiveRefusals }: Found, role: Side): Finding[] {
  const control = cases.find(({ id }) => id === CONTROL) ?? cases.find(({ wire }) => wire.length > 0);
  const failed = cases.filter(({ verdict }) => verdict === 'fail').flatMap((each) => evidenceOf(each, role));
  const evidence = [...habits.map((each) => evidenceOfHabit(each, control, role)), ...failed];
  const accused = new Set(evidence.filter(isOfHandshake).map(({ id }) => id));
  const found = [
    ...[...groupedBy(evidence, causeOf).values()].map(conformance),
    ...impasses(
      interoperability.filter(({ id }) => !accused.has(id)),
      cases,
      role,
    ),
    ...selective(selectiveRefusals, cases, role),
  ];
  const rank = ({ severity, kind }: Finding) => 2 * SEVERITIES.indexOf(severity) + Number(kind === 'selective');
  return found.sort((one, other) => rank(one) - rank(other) || other.cases.length - one.cases.length);
}

/** Sections that are about the handshakes; a fault there has its cause in one. */
function isOfHandshake({ violated }: Evidence): boolean {
  return /^10\.3\.4\.(3\.1|4\.[12])#/.test(violated);
}

/** What is alike in all that comes of one cause. */
function causeOf(of: Evidence): string {
  const { violated, why, mistake, offset } = of;
  const stray = strayOf(of);
  if (stray !== undefined) return `no frame: ${stray.toString('hex')}`;
  const trigger = isOfHandshake(of) ? '' : triggerOf(of);
  // A frame that is misread is found out at one step or another.
  const isMisread = trigger === 'ill-formed' || (trigger === 'length' && offset !== undefined);
  const where = isMisread ? trigger : `${trigger} ${sentenceOf(violated).steps[0]}`;
  const what = isMisread ? '' : why.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\d+/g, '#');
  return [where, what, mistake].join('|');
}

function conformance(all: readonly Evidence[]): Finding {
  const step = mostOf(all.map(({ violated }) => violated));
  const [least = all[0] as Evidence] = bySize(all.filter(({ violated }) => violated === step));
  const { severity, says } = sentenceOf(step, least.offset === undefined);
  const always = all.some((each) => each.always);
  return {
    severity: severity === 'everybody' && !always ? 'some' : severity,
    kind: 'conformance',
    step,
    says: least.mistake === undefined ? says : `It ${least.mistake}. ${says}`,
    mistake: least.mistake,
    input: inputOf(least, isOfHandshake(least)),
    expected: least.expected,
    observed: observedIn(least),
    cases: [...new Set([least, ...bySize(all)].map(({ id }) => id))],
  };
}

/** Where the other side of the text gives up although the peer may send what it sends. */
function impasses(all: readonly Impasse[], cases: readonly CaseResult[], role: Side): Finding[] {
  return [...groupedBy(all, ({ step }) => step)].map(([step, some]) => {
    const evidence = bySize(some.map((each) => ({ ...each, ...wireOf(each.id, cases, role) })));
    const [least = { ...NOTHING, expected: [], observed: '', laxer: [] }] = evidence;
    const { expected, observed, laxer = [] } = least;
    const all = evidence.map(({ id }) => id);
    const goOn = laxer.length === 0 ? '' : ` Those that go on all the same: ${laxer.join(', ')}.`;
    return {
      severity: all.includes(CONTROL) ? ('everybody' as const) : ('some' as const),
      kind: 'interoperability' as const,
      step: step as StepId,
      says: `No ${role === 'server' ? 'client' : 'server'} of the text goes on with this, allowed as it may be.${goOn}`,
      input: inputOf(least, true),
      expected,
      observed,
      cases: all,
    };
  });
}

/** Closing and the like on one input alone, by what the inputs are about. */
function selective(all: readonly SelectiveRefusal[], cases: readonly CaseResult[], role: Side): Finding[] {
  const evidence = all.map((each) => ({ ...each, ...wireOf(each.id, cases, role) }));
  return [...groupedBy(evidence, topicOf)].map(([topic, some]) => {
    const step = mostOf(some.map((each) => each.step));
    const [least = NOTHING, ...more] = bySize(some);
    return {
      severity: 'some',
      kind: 'selective',
      step,
      says: selectiveSentences[topic] ?? sentenceOf(step, true).says,
      input: inputOf(least, least.behind.length === 0),
      expected: ['what the control gets'],
      observed: 'it closes TCP',
      cases: [least, ...more].map(({ id }) => id),
    };
  });
}

/** What an input is about: `10.3.4.4.3/1/input/server-segments/04` about segments; one of frames about those that stand out. */
function topicOf(of: SelectiveRefusal & Pick<Evidence, 'behind'>): string {
  const topic = /(?:server|client)-(handshake|keys|segments)/.exec(of.id)?.[1];
  const trigger = triggerOf(of);
  return topic ?? (trigger === 'text' ? of.step : trigger);
}

const NOTHING = { id: '', title: '', sent: Buffer.of(), behind: Buffer.of() };

function wireOf(id: string, cases: readonly CaseResult[], role: Side) {
  return onWire(cases.find((each) => each.id === id)?.wire ?? [], undefined, role);
}

function bySize<T extends Pick<Evidence, 'sent'>>(all: readonly T[]): T[] {
  return all.toSorted((one, other) => one.sent.length - other.sent.length);
}

/** What occurs most often, the first of several. */
function mostOf(all: readonly StepId[]): StepId {
  const counted = [...groupedBy(all, (each) => each).values()].toSorted((one, other) => other.length - one.length);
  return counted[0]?.[0] as StepId;
}

/** All that is wrong with a peer, by cause: what a maintainer has to mend, the worst first. */
import type { StepId } from '../../../spec/index.js';
import { groupedBy, otherThan, type Side } from '../../judge/index.js';
import { CONTROL } from '../cases.js';
import { isOfSomeKeys } from '../mistakes/index.js';
import {
  type CaseResult,
  type CheckResult,
  type Finding,
  type Impasse,
  SEVERITIES,
  type SelectiveRefusal,
  type Severity,
} from '../types.js';
import { type Evidence, evidenceOf, evidenceOfHabit, onWire, strayOf, triggerOf } from './evidence.js';
import { observedIn, type Seen, shownBy } from './input.js';
import { leadsTo, remedyOf, selectiveSentences, sentenceOf } from './sentences.js';

/** What findings are made of. */
export type Found = Pick<CheckResult, 'cases' | 'habits' | 'interoperability' | 'selectiveRefusals'>;

/**
 * @param played the control, if it is not among the cases
 * @returns a finding for each cause, the worst first
 */
export function findingsOf(
  { cases, habits = [], interoperability, selectiveRefusals }: Found,
  role: Side,
  played?: CaseResult,
): Finding[] {
  const control = cases.find(({ id }) => id === CONTROL) ?? played;
  const usual = onWire(control?.wire ?? [], undefined, role).sent;
  const seen = ({ id }: { id: string }) => {
    return { ...onWire(cases.find((each) => each.id === id)?.wire ?? [], undefined, role), offset: undefined };
  };
  const failed = cases.filter(({ verdict }) => verdict === 'fail').flatMap((each) => evidenceOf(each, role));
  // What is wrong with the handshake of the control is told by its habits, if these are known.
  const isHabit = (each: Evidence) => isOfHandshake(each) || habits.some(({ violated }) => violated === each.violated);
  const told = failed.filter((each) => habits.length === 0 || each.id !== CONTROL || !isHabit(each));
  const evidence = [...habits.map((each) => evidenceOfHabit(each, control, role)), ...told];
  const impasses = interoperability ?? [];
  const others = impasses.filter(({ step }) => !evidence.some((each) => explains(each, step)));
  // Where the other side of the text goes on, no line breaks anybody; where it does not, the first that is wrong hides the rest.
  const goesOn = interoperability !== undefined && !impasses.some(({ step }) => OF_HANDSHAKE.test(step));
  const breaks = ({ violated }: Evidence) => !goesOn || !MAY_DO.test(violated);
  const refusals = selectiveRefusals.map((each) => ({ ...each, ...seen(each) }));
  const found = [
    ...[...groupedBy(evidence, causeOf).values()].map((all) => conformance(all, usual, breaks)),
    ...others.map((each) => impasse({ ...each, ...seen(each), sent: Buffer.from(each.request ?? '', 'hex') }, role, usual)),
    ...[...groupedBy(refusals, (each) => `${topicOf(each)} ${each.how}`).values()].map((all) => selective(all, role, usual)),
  ];
  const rank = ({ severity, kind }: Finding) => 2 * SEVERITIES.indexOf(severity) + Number(kind === 'selective');
  return found.sort((one, other) => rank(one) - rank(other) || other.cases.length - one.cases.length);
}

/** Sections that are about the handshakes; a fault there has its cause in one. */
function isOfHandshake({ violated }: Evidence): boolean {
  return OF_HANDSHAKE.test(violated);
}

const OF_HANDSHAKE = /^10\.3\.4\.(3\.1|4\.[12])#/;

/** Whether it is why the other side gives up at a step: what each connection shows, or a digest, which depends on the keys. */
function explains({ always, violated }: Evidence, step: StepId): boolean {
  return (always || OF_DIGESTS.test(step)) && leadsTo(violated, step);
}

const OF_DIGESTS = /3\.1#4[45]$/;

/** Lines of handshakes and keys, behind which the other side may go on. */
const MAY_DO = /4\.2#1[01]|3\.1#(?:5|5p3|[6-9]|1[03-9](?:p2)?|2[0-5](?:p2)?)$/;

/** Steps that read frames, and what a misreading of text leads to. */
function isOfReading({ violated }: Evidence): boolean {
  return /^10\.3\.4\.(?:3\.[23]|4\.[34])#(?:\d|B2|p1)/.test(violated);
}

/** What is alike in all that comes of one cause. */
function causeOf(of: Evidence): string {
  const { violated, why, mistake, offset } = of;
  if (mistake !== undefined) return mistake;
  const stray = strayOf(of);
  if (stray !== undefined) return `no frame: ${stray.toString('hex')}`;
  const trigger = isOfHandshake(of) ? '' : triggerOf(of);
  // A frame that is misread is found out at one step or another.
  const isMisread = isOfReading(of) && (trigger === 'ill-formed' || (trigger === 'length' && offset !== undefined));
  const where = isMisread ? trigger : `${trigger} ${sentenceOf(violated).steps[0]}`;
  const what = isMisread ? '' : why.replace(/"(?:[^"\\]|\\.)*"|10\.\S+|\d+/g, '');
  return `${where}|${what}`;
}

/** @param breaks whether the other side of the text gives up where each connection shows this */
function conformance(all: readonly Evidence[], usual: Buffer, breaks: (of: Evidence) => boolean): Finding {
  const step = mostOf(all.map(({ violated }) => violated));
  const [least = all[0] as Evidence] = bySize(all.filter(({ violated }) => violated === step));
  const { severity, says } = sentenceOf(step, least.offset === undefined);
  const worst = severity === 'everybody' ? severityOf(all, least, breaks) : severity;
  return {
    severity: ALIKE.test(least.observed) && /#C[13]$/.test(step) ? 'harmless' : worst,
    kind: 'conformance',
    step,
    says: least.mistake === undefined ? says : `It ${least.mistake}. ${says}`,
    mistake: least.mistake,
    ...shownBy(least, isOfHandshake(least), usual),
    expected: least.expected,
    observed: observedIn(least),
    ...(all.every(({ asPublished }) => asPublished) ? { asPublished: true as const } : {}),
    cases: [...new Set([least, ...bySize(all)].map(({ id }) => id))],
  };
}

/** FF 80 00 is read as FF 00 is. */
const ALIKE = /ff (80 )+00/;

function severityOf(all: readonly Evidence[], least: Evidence, breaks: (of: Evidence) => boolean): Severity {
  if (!all.some(({ always }) => always) || isOfSomeKeys(least.mistake)) return 'some';
  return !isOfHandshake(least) || breaks(least) ? 'everybody' : 'harmless';
}

/** The other side of the text does not go on, although the peer may send what it sends. */
function impasse(of: Impasse & Seen, role: Side, usual: Buffer): Finding {
  const { id, step, expected, observed, laxer = [], alike = [] } = of;
  const real = [
    ...(laxer.length > 0 ? [`${laxer.join(', ')} would`] : []),
    ...(alike.length > 0 ? [`${alike.join(', ')} would not`] : []),
  ];
  return {
    severity: /^control$|\/(url|request|frames)$/.test(id) ? 'everybody' : 'some',
    kind: 'interoperability',
    step,
    says: `No ${otherThan(role)} of the text goes on with this, allowed as it may be${real.length > 0 ? ` (${real.join('; ')})` : ''}. ${remedyOf(step)}`.trimEnd(),
    ...shownBy(of, true, usual),
    expected,
    observed,
    cases: [id],
  };
}

const HOW: Readonly<Record<SelectiveRefusal['how'], string>> = {
  closes: 'it closes TCP',
  refuses: 'it answers with an HTTP response other than 101',
  terminates: 'it sends FF 00',
  'falls silent': 'it stays open, and says nothing',
};

/** Closing and the like on one input alone. */
function selective(all: readonly (SelectiveRefusal & Seen)[], role: Side, usual: Buffer): Finding {
  const step = mostOf(all.map((each) => each.step));
  const [least = all[0] as SelectiveRefusal & Seen] = bySize(all);
  return {
    severity: 'some',
    kind: 'selective',
    step,
    says: selectiveSentences[role][topicOf(least)] ?? `Go on with this input as with others. ${sentenceOf(step, true).says}`,
    ...shownBy(least, least.behind.length === 0, usual),
    expected: ['what the control gets'],
    observed: HOW[least.how],
    cases: bySize(all).map(({ id }) => id),
  };
}

/** What an input is about: `10.3.4.4.3/1/input/server-segments/04` about segments; one of frames about those that stand out. */
function topicOf(of: SelectiveRefusal & Seen): string {
  const named = /(?:server|client)-(handshake|fields|keys|segments)/.exec(of.id)?.[1]?.replace('fields', 'handshake');
  if (named === 'segments' || (named !== undefined && OF_HANDSHAKE.test(of.step))) return named;
  const trigger = triggerOf(of);
  return trigger === 'text' ? of.step : trigger;
}

function bySize<T extends Seen>(all: readonly T[]): T[] {
  return all.toSorted((one, other) => one.size - other.size || (one.id < other.id ? -1 : 1));
}

/** What occurs most often, the first of several. */
function mostOf(all: readonly StepId[]): StepId {
  const counted = [...groupedBy(all, (each) => each).values()].toSorted((one, other) => other.length - one.length);
  return counted[0]?.[0] as StepId;
}

/** Holds the judge against the traces: the same bytes, judged by both. */
import { authorityOf, isOrigin } from '../../../../machines/index.js';
import type { Side } from '../../../judge/index.js';
import type { Trace } from '../../../traces/index.js';
import { type Expectation, expectation } from './expected.js';
import { happeningsOf, situationOf } from './happenings.js';
import type { NearMiss } from './near.js';
import { coursesOf, distinct, type Extent, type Recording } from './spell.js';
import { MODES, type Mode, type Options, type Ruling, Rulings } from './subject.js';

/** One and the same recording, judged in two ways. */
export interface Disagreement {
  side: Side;
  trace: string;
  /** How it was changed; an outcome as it is if absent. */
  change: string | undefined;
  mode: Mode;
  traces: Expectation;
  judge: Ruling;
  /** In what they differ. */
  about: 'acceptance' | 'mark' | 'liberties';
  recording: Recording;
}

/** What the two say otherwise of recordings of one trace. */
function disagreementsOn(trace: Trace, recordings: readonly (Recording & { change?: string })[]): Disagreement[] {
  const situation = situationOf(trace);
  const rulings = new Rulings(situation);
  return MODES.flatMap((mode) => {
    return recordings.flatMap((recording) => {
      const traces = expectation(recording, mode);
      const judge = rulings.rule(happeningsOf(recording, mode));
      const about = difference(traces, judge, trace);
      if (about === undefined) return [];
      return [{ side: situation.side, trace: trace.id, change: recording.change, mode, traces, judge, about, recording }];
    });
  });
}

function difference(traces: Expectation, judge: Ruling, trace: Trace): Disagreement['about'] | undefined {
  if (traces.accepted !== judge.accepted) return 'acceptance';
  if (traces.mark !== judge.mark) return 'mark';
  if (!isNamed(trace)) return undefined;
  const named = canonical(judge.liberties);
  return traces.accepted && !traces.liberties.some((each) => canonical(each) === named) ? 'liberties' : undefined;
}

/**
 * Whether a server is told one host and one origin. Where it is not, it has its own, and those of the outcome are but an
 * example: another one shows nothing beyond the liberty by which the server answers at all.
 */
function isNamed({ role, events }: Trace): boolean {
  const bytes = events.flatMap((each) => (each.type === 'bytes' ? [Buffer.from(each.hex, 'hex')] : []));
  const [head = ''] = Buffer.concat(bytes).toString().split('\r\n\r\n');
  const is = (name: RegExp, sound: (value: string) => boolean) => {
    const values = head.split('\r\n').flatMap((line) => (name.test(line) ? [line.replace(name, '')] : []));
    return values.length === 1 && values.every(sound);
  };
  return role !== 'server' || (is(/^host: ?/i, (value) => authorityOf(value) !== null) && is(/^origin: ?/i, isOrigin));
}

function canonical(options: Options): string {
  return JSON.stringify(Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Every outcome of a trace, in every way through it. */
export function ofOutcomes(trace: Trace, extent: Extent): Disagreement[] {
  return disagreementsOn(trace, distinct(coursesOf(trace, extent)));
}

/** What the two say otherwise of near misses. */
export function ofNearMisses(all: readonly NearMiss[]): Disagreement[] {
  const traces = [...new Set(all.map(({ trace }) => trace))];
  return traces.flatMap((trace) =>
    disagreementsOn(
      trace,
      all.filter((each) => each.trace === trace),
    ),
  );
}

/** One line for a reader: what was sent, and what each says of it. */
export function inWords({ side, trace, change, mode, about, traces, judge, recording }: Disagreement): string {
  const sent = happeningsOf(recording, mode).map((each) => {
    if ('bytes' in each) return `${each.from === 'client' ? 'C' : 'S'} ${Buffer.from(each.bytes).toString('hex')}`;
    if ('close' in each) return `${each.from === 'client' ? 'C' : 'S'} ${each.close.toUpperCase()}`;
    return 'late' in each ? 'late' : JSON.stringify(each.told);
  });
  const one = `${traces.accepted ? traces.mark : 'rejected'} ${traces.liberties.map(inOptions).join(' or ')}`;
  const other = `${judge.accepted ? judge.mark : 'rejected'} ${inOptions(judge.liberties)} (${judge.why})`;
  return `${side} ${trace}${change === undefined ? '' : `, ${change}`}: ${about}: by the trace ${one}; by the judge ${other}; ${sent.join(' | ')}`;
}

function inOptions(options: Options): string {
  return `{${Object.entries(options)
    .map((each) => each.join('='))
    .join(' ')}}`;
}

/** The cases: traces, each under a name that says which item of the text it is about. */
import type { StepId } from '../../spec/index.js';
import type { Side } from '../judge/index.js';
import { loadTraces, revisionOf, type Trace, tracesIn } from '../traces/index.js';

/** What the checker has to know of a trace. */
export type Playable = Pick<Trace, 'id' | 'title' | 'steps' | 'needs' | 'given' | 'events' | 'observations'>;

/** A trace to be played, under its hierarchical name, such as `10.3.4.4.3/3.B5/server-frames/007`. */
export interface Case {
  id: string;
  trace: Playable;
}

/** What becomes of a connection in general; a trace is about what comes before. */
const GENERAL: readonly StepId[] = ['10.3.4.4.2#13', '10.3.4.4.3#3.4', '10.3.4.3.2#3b.5', '10.3.4.5.3#p1'];

/** What a server does with a message: send it back. */
const MESSAGE: StepId = '10.3.4.4.3#3.4';

/** What a peer can be seen to do: nothing of scripts, and nothing that any failure leads to. */
const SEEN = /^10\.3\.4\.(3\.1|3\.2#[^p]|4)/;

/** The trace that has to succeed before any other says anything. */
export const CONTROL = 'control';

/** All cases of a tier for a side, the control first. */
export function casesOf(tier: string, side: Side = 'server'): Case[] {
  // Of scripts and of what they see, a peer shows nothing.
  const traces = loadTraces(tier, undefined, side).filter(({ needs }) => !needs.includes('script'));
  return traces.map((trace) => ({ id: idOf(trace), trace }));
}

/**
 * The cases of a file of traces, as it is.
 * @throws SyntaxError unless the first of them is the control
 * @throws RangeError where one is of another text than r4820
 */
export function casesIn(text: string): Case[] {
  const traces = tracesIn(text);
  const other = traces.map(revisionOf).find((each) => each !== 'r4820');
  if (other !== undefined)
    throw new RangeError(`its traces are of ${other}; play those of r4820, and judge them by --revision ${other}`);
  const cases = traces.map((trace) => ({ id: idOf(trace), trace }));
  if (cases[0]?.id !== CONTROL) throw new SyntaxError('its first trace is not the control');
  return cases;
}

function idOf(trace: Trace): string {
  return trace.id === CONTROL ? CONTROL : `${subject(trace).replace('#', '/')}/${trace.id}`;
}

/** The item that a trace is about: the one that its outcome hangs on, or else the last one that it came to. */
function subject({ steps, observations }: Trace): StepId {
  return (
    observations.find(({ step }) => !GENERAL.includes(step))?.step ??
    steps.find((step) => step === MESSAGE) ??
    steps.findLast((step) => SEEN.test(step)) ??
    steps.at(-1) ??
    (GENERAL[0] as StepId)
  );
}

/**
 * Cases that a pattern names: `*` is any text, `?` any character; a beginning up to a slash names all below it. What is played
 * for interoperability is played beside the control.
 */
export function only(cases: readonly Case[], glob: string): Case[] {
  const pattern = patternOf(glob);
  return cases.filter(({ id }) => pattern.test(id) || (id === CONTROL && glob.startsWith('interoperability')));
}

/** What the ids of the cases look like that a pattern names. */
export function patternOf(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}(/.*)?$`);
}

/** Every count-th case, beginning with the one of this number, from 1; all shards together are all cases, each once. */
export function shard(cases: readonly Case[], number: number, count: number): Case[] {
  return cases.filter((_, index) => index % count === number - 1);
}

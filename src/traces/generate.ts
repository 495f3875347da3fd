/** Makes the traces of any list of paths. */
import type { Revision } from '../../machines/index.js';
import { type StepId, specifications } from '../../spec/index.js';
import { canonical } from '../judge/index.js';
import { bytes, type Path } from '../paths/index.js';
import { clientTrace } from './client-traces.js';
import type { Draft } from './draft.js';
import { openings } from './echo-client.js';
import { echoTrace, echoTraces } from './echo-traces.js';
import { type Input, lengthened } from './inputs/index.js';
import { serverTrace, serverTraces } from './server-traces.js';
import { type Trace, VERSION } from './types.js';

/**
 * The traces of paths, each once, the controls first: a sound handshake and a
 * probe, for a server and for a client. Paths that come to the same bytes are one trace.
 * @param more inputs that no path has
 * @param progress hears how many paths are done, and how many there are
 * @param revision the text whose machines the paths are of, and of which the rest is made
 * @internal
 */
export function tracesOf(
  paths: readonly Path[],
  more: readonly Input[] = [],
  progress: (done: number, total: number) => void = () => {},
  revision: Revision = 'r4820',
): Trace[] {
  const known = new Map<string, Trace>();
  const add = (draft: Draft, of: readonly string[]) => addTo(known, draft, of, specifications[revision]);
  for (const draft of controls(revision)) add(draft, []);
  for (const [index, path] of paths.entries()) {
    for (const draft of draftsOf(path)) add(draft, [path.id]);
    progress(index + 1, paths.length);
  }
  for (const input of more) add(draftOf(input, revision), []);
  return [...known.values()];
}

function controls(revision: Revision): Draft[] {
  const server = serverTrace({ id: 'control', tokens: openings.server.tokens(), setting: {}, revision });
  const client = echoTrace({ id: 'control', tokens: [], revision });
  return [server as Draft, { ...(client as Draft), title: 'a valid reply; then a probe' }];
}

const draftsBy = new WeakMap<Path, readonly Draft[]>();

function draftsOf(path: Path): readonly Draft[] {
  const drafts = draftsBy.get(path) ?? (path.role === 'server' ? serverTraces(path) : [clientTrace(path), ...echoTraces(path)]);
  draftsBy.set(path, drafts);
  return drafts;
}

function draftOf({ id, side, what, writes, opened, ending, size }: Input, revision: Revision): Draft {
  const tokens = [...(opened ? openings[side].tokens(revision) : []), ...writes.map((write) => bytes('', write))];
  const trace = side === 'server' ? serverTrace : echoTrace;
  const draft = trace({ id, tokens, setting: {}, writes: what, revision }, ending);
  if (draft === undefined) throw new Error(`${id}: no trace: a connection is closed there that is in the middle of nothing`);
  return size === undefined ? draft : lengthened(draft, size);
}

function addTo(known: Map<string, Trace>, draft: Draft, paths: readonly string[], by: Trace['specification']): void {
  const key = canonical([draft.role, draft.needs, draft.given ?? null, draft.events]);
  const same = known.get(key);
  known.set(key, same === undefined ? traceOf(draft, paths, by) : joined(same, draft, paths));
}

function traceOf(
  { id, role, title, steps, ...rest }: Draft,
  paths: readonly string[],
  specification: Trace['specification'],
): Trace {
  return { version: VERSION, id, role, title, paths, steps, ...rest, specification };
}

/** One trace for paths that come to the same: it is about all that they are about. */
function joined(one: Trace, other: Draft, paths: readonly string[]): Trace {
  const errata = union(one.errata, other.errata).toSorted();
  return { ...one, paths: union(one.paths, paths), steps: union<StepId>(one.steps, other.steps), errata };
}

function union<T>(one: readonly T[], other: readonly T[]): T[] {
  return [...new Set([...one, ...other])];
}

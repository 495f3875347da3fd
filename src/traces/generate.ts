/** Makes the traces of any list of paths. */
import { revision, type StepId } from '../../spec/index.js';
import { canonical } from '../judge/index.js';
import type { Path, Token } from '../paths/index.js';
import { clientTrace } from './client-traces.js';
import { ADDRESS } from './echo-client.js';
import { clientControl, echoTrace, hookedTrace, isCutShort } from './echo-traces.js';
import { type Input, lengthened } from './inputs/index.js';
import { soundTokens } from './replies.js';
import { cutTrace, serverTrace } from './server-traces.js';
import { type Sound, tokenOf } from './suffix.js';
import { type Draft, overTcp } from './titles.js';
import { type Trace, VERSION } from './types.js';

/** The text that all traces are made from. */
export const specification = { revision: revision.name, sha256: revision.sha256 };

/**
 * The traces of paths, each once, the controls first: a sound handshake and a
 * probe, for a server and for a client. Paths that come to the same bytes are one trace.
 * @param sound how to complete what is cut short
 * @param more inputs that no path has
 * @param progress hears how many paths are done, and how many there are
 * @internal
 */
export function tracesOf(
  paths: readonly Path[],
  sound: Sound,
  progress: (done: number, total: number) => void = () => {},
  more: readonly Input[] = [],
): Trace[] {
  const control: Path = { id: 'control', title: '', role: 'server', setting: {}, tokens: sound.tokens, transitions: [] };
  const known = new Map<string, Trace>();
  add(known, serverTrace('control', control, sound), []);
  add(known, clientControl(), []);
  for (const [index, path] of paths.entries()) {
    for (const draft of draftsOf(path, sound)) add(known, draft, [path.id]);
    progress(index + 1, paths.length);
  }
  for (const input of more) add(known, draftOf(input, sound), []);
  return [...known.values()];
}

/**
 * A path of the server gives up to three traces: for any server, cut short by a
 * FIN, and for one that is told or given more. What tells where a path has led
 * is then not the path's own, which takes hooks, but what any server can answer.
 */
function draftsOf(whole: Path, sound: Sound): Draft[] {
  if (whole.role !== 'server') return [clientTrace(whole), ...echoDrafts(whole)];
  return serverDrafts({ ...whole, tokens: whole.tokens.slice(0, whole.body) }, sound);
}

/** A path of the client gives up to three traces more, for echo clients: what our side does on it, that cut short by a FIN, and calls. */
function echoDrafts(path: Path): Draft[] {
  const id = `echo/${path.id}`;
  const cut = isCutShort(path) ? echoTrace(`${id}/cut`, path, 'fin') : undefined;
  // A tier has no room for calls between all pairs of bytes; what they come to is in the traces of the API.
  const hooked = path.id.startsWith('pair/') ? undefined : hookedTrace(`${id}/hooks`, path);
  return [echoTrace(id, path), cut, hooked].filter((each) => each !== undefined);
}

function serverDrafts(path: Path, sound: Sound): Draft[] {
  const { limits, service } = path.setting;
  const tokens = overTcp(path);
  const whole = tokens.length === path.tokens.length;
  const anywhere = { ...path, tokens, setting: {} };
  const id = whole ? path.id : `${path.id}/tcp`;
  const cut = whole ? cutTrace(`${id}/cut`, anywhere, sound) : undefined;
  const more = !whole || limits || service ? [serverTrace(whole ? `${id}/given` : path.id, path, sound)] : [];
  return [...(tokens.length > 1 ? [serverTrace(id, anywhere, sound)] : []), ...(cut ? [cut] : []), ...more];
}

function draftOf({ id, side, what, writes, opened, ending, repeat }: Input, sound: Sound): Draft {
  const before =
    side === 'server' ? sound.tokens.slice(0, opened ? undefined : 1) : [...clientOpens(), ...(opened ? soundTokens() : [])];
  const tokens = [...before, ...writes.map((write) => tokenOf('', write))];
  const path: Path = { id, title: what, role: side, setting: {}, tokens, transitions: [] };
  const draft = side === 'server' ? serverTrace(id, path, sound, ending, true) : echoTrace(id, path, ending, true);
  if (draft === undefined) throw new Error(`${id}: no trace: a connection is closed there that is in the middle of nothing`);
  return repeat === undefined ? draft : lengthened(draft, repeat);
}

function clientOpens(): Token[] {
  return [
    { name: 'a client', events: [{ type: 'CONSTRUCT', url: ADDRESS, protocol: null }] },
    { name: 'connects', events: [{ type: 'TURN' }, { type: 'TCP_OPENED' }] },
  ];
}

function add(known: Map<string, Trace>, draft: Draft, paths: readonly string[]): void {
  const key = canonical([draft.role, draft.needs, draft.given ?? null, draft.events]);
  const same = known.get(key);
  known.set(key, same === undefined ? traceOf(draft, paths) : joined(same, draft, paths));
}

function traceOf({ id, role, title, steps, ...rest }: Draft, paths: readonly string[]): Trace {
  return { version: VERSION, id, role, title, paths, steps, ...rest, specification };
}

/** One trace for paths that come to the same: it is about all that they are about. */
function joined(one: Trace, other: Draft, paths: readonly string[]): Trace {
  return {
    ...one,
    paths: union(one.paths, paths),
    steps: union<StepId>(one.steps, other.steps),
    errata: union(one.errata, other.errata).toSorted(),
  };
}

function union<T>(one: readonly T[], other: readonly T[]): T[] {
  return [...new Set([...one, ...other])];
}

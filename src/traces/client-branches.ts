/**
 * What may be seen of a client: every way of the machine, with what goes over
 * the wire and what its script sees.
 */
import { type Effect, errorType, type MachineEvent, perRevision, type Revision } from '../../machines/index.js';
import { policyDefaults } from '../../spec/index.js';
import { type Decided, everyWay, Interpreter, type Position } from '../engine/index.js';
import { type Choices, canonical, followed, type Head, headIn, lazy, settledIn, simplified } from '../judge/index.js';
import { inputOf, machinesFor, type Path } from '../paths/index.js';
import { remembered, unsettled } from './branches.js';
import { type Explained, sorted } from './outcomes.js';
import type { Way } from './steps.js';
import type { Outcome, Request, ScriptEntry } from './types.js';

/** What was seen of a client; the bytes of its handshake are one character each. */
type Seen = Required<Pick<Outcome, 'frames' | 'closes' | 'script'>> & { head: string };

/** One way so far. */
export interface ClientBranch {
  position: Position;
  decided: Choices;
  seen: Seen;
  /** States visited and transitions taken, event by event. */
  way: Way;
  revision: Revision;
}

/** Decided once for all traces: how chance is drawn is part of the seed. */
const pinnedIn = perRevision(
  (revision): Decided => ({
    'client.key.edgeSpaces': policyDefaults['client.key.edgeSpaces'],
    ...(settledIn(revision) as Decided),
  }),
);

const interpreterOf = perRevision((revision) => {
  const { id, algorithms } = machinesFor(revision).api;
  return new Interpreter({ id, algorithms: lazy(algorithms) });
});

/** Where a path begins. */
export function beginClient({ setting, revision = 'r4820' }: Path): readonly ClientBranch[] {
  const interpreter = interpreterOf(revision);
  const seen: Seen = { head: '', frames: '', closes: false, script: [] };
  return remembered(interpreter, setting, () => {
    return [{ position: interpreter.begin(inputOf(setting)), decided: pinnedIn(revision), seen, way: [], revision }];
  });
}

/** Tells events to every branch. */
export function tellClient(branches: readonly ClientBranch[], events: readonly MachineEvent[]): readonly ClientBranch[] {
  return remembered(branches, events, () => {
    return events.reduce((all, event) => merged(all.flatMap((branch) => tell(branch, event))), branches);
  });
}

function tell({ position, decided, seen, way, revision }: ClientBranch, event: MachineEvent): ClientBranch[] {
  const { established } = position.context as { established: boolean };
  return everyWay(interpreterOf(revision), position, [event], decided as Decided, followed).map((next) => {
    const { readyState } = next.position.context as { readyState: number };
    const shown = next.effects.reduce((all, effect) => show(all, effect, established, readyState, revision), seen);
    return {
      position: next.position,
      decided: next.decided,
      seen: shown,
      way: [...way, [...next.states, ...next.transitions]],
      revision,
    };
  });
}

/** Branches that came to the same are one again. */
function merged(branches: readonly ClientBranch[]): readonly ClientBranch[] {
  return simplified(branches, ({ position: { states, context }, seen }) =>
    canonical([states, { ...context, policies: null }, seen]),
  );
}

/** What a branch shows, and what had to be decided for it. */
export function shownBy({ decided, seen: { head, ...seen }, revision }: ClientBranch, withRequest: boolean): Explained {
  return {
    decided: unsettled(decided, pinnedIn(revision)),
    shown: { ...(withRequest ? { request: requestOf(Buffer.from(head, 'latin1')) } : {}), ...seen },
  };
}

/** A branch to be looked at. */
export function viewOfClient({ position, revision }: ClientBranch) {
  return interpreterOf(revision).view(position);
}

function show(seen: Seen, effect: Effect, established: boolean, readyState: number, revision: Revision): Seen {
  if (effect.type === 'CLOSE_TCP') return { ...seen, closes: true };
  if (effect.type === 'SEND') {
    const bytes = Buffer.from(effect.bytes);
    if (established) return { ...seen, frames: seen.frames + bytes.toString('hex') };
    return { ...seen, head: seen.head + bytes.toString('latin1') };
  }
  const entry = entryOf(effect, revision);
  return entry === undefined ? seen : { ...seen, script: [...seen.script, 'throws' in entry ? entry : { ...entry, readyState }] };
}

function entryOf(effect: Effect, revision: Revision): ScriptEntry | undefined {
  if (effect.type === 'RETURN') return { returns: effect.value };
  if (effect.type === 'THROW') return { throws: effect.exception };
  if (effect.type !== 'FIRE') return undefined;
  const { task } = effect;
  if (task.kind === 'message') return { event: 'message', data: task.data };
  if (task.kind === 'close') return { event: 'close', wasClean: task.wasClean };
  if (task.kind === 'error') return { event: errorType(revision) };
  return task.kind === 'closing' ? undefined : { event: task.kind };
}

/** The handshake of a client, once it has come whole. */
function requestOf(sent: Buffer): Request {
  const { line, fields, length } = headIn(sent) as Head;
  const values = sorted(Object.fromEntries(fields.map(({ name, value }) => [name, value])));
  return { line, fields: values, key3: sent.toString('hex', length) };
}

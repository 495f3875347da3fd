/**
 * What may be seen of a client: every way of the machine, with what goes over
 * the wire and what its script sees.
 */
import type { Effect, MachineEvent } from '../../machines/index.js';
import { policyDefaults } from '../../spec/index.js';
import { type Decided, everyWay, Interpreter, type Position } from '../engine/index.js';
import { byDeparture, type Choices, canonical, followed, frugal, simplest } from '../judge/index.js';
import { inputOf, machineOf, type Path } from '../paths/index.js';
import type { Request, ScriptEntry } from './types.js';

/** What was seen of a client. */
export interface ClientSeen {
  /** Bytes of its handshake, one character each. */
  head: string;
  /** All bytes behind the handshake, in hex. */
  frames: string;
  closes: boolean;
  script: readonly ScriptEntry[];
}

/** One way so far. */
export interface ClientBranch {
  position: Position;
  decided: Choices;
  seen: ClientSeen;
  /** States visited and transitions taken, event by event. */
  way: readonly (readonly string[])[];
}

/** Decided once for all traces: how chance is drawn is part of the seed. */
export const pinned: Decided = { 'client.key.edgeSpaces': policyDefaults['client.key.edgeSpaces'] };

const { webSocket } = { webSocket: machineOf.api };
const interpreter = new Interpreter({ id: webSocket.id, algorithms: frugal(webSocket.algorithms) });

/** Where a path begins. */
export function beginClient({ setting }: Path): readonly ClientBranch[] {
  const seen: ClientSeen = { head: '', frames: '', closes: false, script: [] };
  const key = JSON.stringify(setting);
  const branches = begun.get(key) ?? [{ position: interpreter.begin(inputOf(setting)), decided: pinned, seen, way: [] }];
  begun.set(key, branches);
  return branches;
}

/** Tells events to every branch. Paths that begin alike are told their handshake but once. */
export function tellClient(branches: readonly ClientBranch[], events: readonly MachineEvent[]): readonly ClientBranch[] {
  if (branches.some(({ position }) => (position.context as { established: boolean }).established))
    return tellAll(branches, events);
  const key = JSON.stringify(events);
  const from = told.get(branches) ?? new Map<string, readonly ClientBranch[]>();
  const known = from.get(key) ?? tellAll(branches, events);
  told.set(branches, from.set(key, known));
  return known;
}

const begun = new Map<string, readonly ClientBranch[]>();
const told = new WeakMap<readonly ClientBranch[], Map<string, readonly ClientBranch[]>>();

function tellAll(branches: readonly ClientBranch[], events: readonly MachineEvent[]): readonly ClientBranch[] {
  return events.reduce<readonly ClientBranch[]>((each, event) => merged(each.flatMap((branch) => tell(branch, event))), branches);
}

function tell({ position, decided, seen, way }: ClientBranch, event: MachineEvent): ClientBranch[] {
  const { established } = position.context as { established: boolean };
  return everyWay(interpreter, position, [event], decided as Decided, followed).map((next) => {
    const { readyState } = next.position.context as { readyState: number };
    const shown = next.effects.reduce((all, effect) => show(all, effect, established, readyState), seen);
    return { position: next.position, decided: next.decided, seen: shown, way: [...way, [...next.states, ...next.transitions]] };
  });
}

/** Branches that came to the same are one again, without the options that made no difference. */
function merged(branches: readonly ClientBranch[]): ClientBranch[] {
  if (branches.length < 2) return [...branches];
  const groups = new Map<string, ClientBranch[]>();
  for (const branch of branches) {
    const { states, context } = branch.position;
    const key = canonical([states, { ...context, policies: null }, branch.seen]);
    groups.set(key, [...(groups.get(key) ?? []), branch]);
  }
  return [...groups.values()].flatMap((group) =>
    simplest(
      group.map(({ decided }) => decided),
      followed,
    ).map((decided) => ({ ...(group[0] as ClientBranch), decided })),
  );
}

/** The branch that departs least. */
export function mainOf(branches: readonly ClientBranch[]): ClientBranch {
  return branches.toSorted((one, other) => byDeparture(one.decided, other.decided))[0] as ClientBranch;
}

/** A branch to be looked at. */
export function viewOfClient({ position }: ClientBranch) {
  return interpreter.view(position);
}

function show(seen: ClientSeen, effect: Effect, established: boolean, readyState: number): ClientSeen {
  if (effect.type === 'CLOSE_TCP') return { ...seen, closes: true };
  if (effect.type === 'SEND') {
    const bytes = Buffer.from(effect.bytes);
    if (established) return { ...seen, frames: seen.frames + bytes.toString('hex') };
    return { ...seen, head: seen.head + bytes.toString('latin1') };
  }
  const entry = entryOf(effect);
  return entry === undefined ? seen : { ...seen, script: [...seen.script, 'throws' in entry ? entry : { ...entry, readyState }] };
}

function entryOf(effect: Effect): ScriptEntry | undefined {
  if (effect.type === 'RETURN') return { returns: effect.value };
  if (effect.type === 'THROW') return { throws: effect.exception };
  if (effect.type !== 'FIRE') return undefined;
  const { task } = effect;
  if (task.kind === 'message') return { event: 'message', data: task.data };
  if (task.kind === 'close') return { event: 'close', wasClean: task.wasClean };
  return task.kind === 'closing' ? undefined : { event: task.kind };
}

/** The handshake of a client in its parts. */
export function requestOf(head: string): Request {
  const end = head.indexOf('\r\n\r\n');
  const [line = '', ...rest] = head.slice(0, end).split('\r\n');
  const fields = rest.map((each) => [each.slice(0, each.indexOf(': ')), each.slice(each.indexOf(': ') + 2)] as const);
  return {
    line,
    fields: Object.fromEntries(fields.toSorted(([one], [other]) => (one < other ? -1 : 1))),
    key3: Buffer.from(head.slice(end + 4), 'latin1').toString('hex'),
  };
}

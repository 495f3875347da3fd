/**
 * What may be seen of any echo server: every way of the server's machine, with
 * an application that sends each message back, and the choices that the
 * machine leaves to others (see liberties.ts).
 */
import { type Bytes, type Effect, type MachineEvent, server } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { Interpreter, type Way } from '../engine/index.js';
import type { Setting } from '../paths/index.js';
import { inputOf } from '../paths/index.js';
import { advance, type Branch, deciding, effectsOf, tell } from './branches.js';
import { optionsOf } from './explanations.js';
import { frugal } from './frugal.js';
import { answersTo, otherReadings } from './liberties.js';
import type { Reply } from './types.js';
import { isWellFormed } from './utf8.js';

/** What was seen of a server. */
export interface ServerSeen {
  /** Bytes of its handshake, as long as it is incomplete. */
  head: string;
  reply: 'none' | 'http' | Reply;
  /** All bytes behind the handshake, in hex. */
  frames: string;
  /** As much of them as the last observation saw. */
  observed: string;
  closes: boolean | 'may';
  /** Whatever comes is in order. */
  anything: boolean;
  /** The item that aborted, if one did. */
  aborted?: StepId;
  /** Nothing that is done to it matters any more. */
  over: boolean;
}

export type ServerBranch = Branch<ServerSeen>;

/** Any host and origin of a server's own, for a client that gives none (server.location and server.origin.value configured). */
const OWN = { host: 'example.com', origin: 'http://example.com' };

const interpreter = new Interpreter({ id: server.id, algorithms: frugal(server.algorithms) });
const nothing: ServerSeen = { head: '', reply: 'none', frames: '', observed: '', closes: false, anything: false, over: false };

/** Every way to begin: what the server was given, or else with and without the subprotocols that are asked for. */
export function begin(setting: Setting, asked: readonly string[]): ServerBranch[] {
  const settings =
    asked.length === 0 || setting.service !== undefined
      ? [setting]
      : [setting, { ...setting, service: { protocols: [...asked] } }];
  return settings.flatMap((each) => {
    const position = interpreter.begin(inputOf({ ...each, service: Object.assign({}, OWN, each.service) }));
    return tellServer([{ position, decided: {}, seen: nothing, trail: undefined }], { type: 'ACCEPT' });
  });
}

/** Tells one event to every branch. */
export function tellServer(branches: readonly ServerBranch[], event: MachineEvent): ServerBranch[] {
  const next = advance(
    interpreter,
    branches,
    event,
    event.type === 'BYTE' ? (...passage) => afterByte(event.byte, ...passage) : after,
  );
  return next.map(withAnyDigest);
}

/** A branch to be looked at. */
export function viewOf({ position }: ServerBranch) {
  return interpreter.view(position);
}

/** A closed branch to which calls can still be made. */
export function revived(branch: ServerBranch): ServerBranch {
  const { seen } = branch;
  return seen.reply === 'http' || seen.anything ? branch : { ...branch, seen: { ...seen, over: false } };
}

/**
 * Every way to go on once our side has closed: the server may close or linger
 * (server.onTcpClosed). What it was about to send may come.
 */
export function atFin(branches: readonly ServerBranch[], key3: string): ServerBranch[] {
  return branches.flatMap((branch) => {
    if (branch.seen.over) return [branch];
    const seen: ServerSeen = { ...branch.seen, closes: 'may', over: true };
    const answers = (branch.position.context as { established: boolean }).established ? [] : answersAtFin(branch, seen, key3);
    return [...tellServer([branch], { type: 'TCP_CLOSED' }).map((closed) => ({ ...closed, seen })), ...answers];
  });
}

function answersAtFin(branch: ServerBranch, seen: ServerSeen, key3: string): ServerBranch[] {
  const http = deciding(branch, 'server.abort.answer', 'httpThenClose', { ...seen, reply: 'http' });
  if (viewOf(branch).state('serverReadingHandshake') !== 'step_6') return [http];
  const served = Array.from(key3).reduce(
    (all, letter) => tellServer(all, { type: 'BYTE', byte: letter.charCodeAt(0) }),
    [branch],
  );
  const early = served.flatMap(({ decided, seen: { reply } }) => {
    if (typeof reply === 'string') return [];
    const fields = { ...seen, reply: { ...reply, digest: '' } };
    return [deciding({ ...branch, decided }, 'server.reply.timing', 'fieldsFirst', fields)];
  });
  return [http, ...early];
}

/** The item that lets a server disconnect when limits are exceeded, which no other reading changes. */
const LIMITS = '10.3.4.6#p4';

/** A byte that aborts may be read in another way too. */
function afterByte(byte: number, before: ServerBranch, way: Way, next: ServerBranch): ServerBranch[] {
  const [abort] = effectsOf(way.effects, 'ABORT');
  const isBound = abort === undefined || (abort.step === LIMITS && abort.why !== 'resourceIsNotOurs');
  const readings = isBound ? undefined : otherReadings(interpreter.view(before.position), byte);
  if (readings === undefined) return after(before, way, next);
  const { policy, own, others } = readings;
  return [
    ...after(before, way, deciding(next, policy, own)),
    ...others.flatMap(({ option, state, context, bytes }) => {
      const branch = deciding({ ...before, position: moved(before, state, context) }, policy, option);
      return bytes.reduce<ServerBranch[]>((branches, each) => tellServer(branches, { type: 'BYTE', byte: each }), [branch]);
    }),
  ];
}

function moved({ position }: ServerBranch, state: string, context: object) {
  const index = server.algorithms.findIndex(({ id }) => id === 'serverReadingHandshake');
  return { states: position.states.with(index, state), context: { ...position.context, ...context } };
}

/** What the effects show, and what the application does about them. */
function after(before: ServerBranch, way: Way, next: ServerBranch): ServerBranch[] {
  const shown = { ...next, seen: way.effects.reduce(show, before.seen) };
  const [abort] = effectsOf(way.effects, 'ABORT');
  if (abort !== undefined) return answersTo({ ...shown, seen: { ...shown.seen, aborted: abort.step } }, abort.step);
  const [message] = effectsOf(way.effects, 'MESSAGE_RECEIVED');
  const waiting = ['acknowledged', 'step_C2'].includes(interpreter.view(shown.position).state('serverTerminating'));
  const branch = waiting ? { ...shown, seen: { ...shown.seen, closes: 'may' as const } } : shown;
  return message === undefined ? [branch] : processed(branch, message.data);
}

function show(seen: ServerSeen, effect: Effect): ServerSeen {
  if (effect.type === 'ESTABLISHED') return { ...seen, head: '', reply: replyOf(seen.head) };
  if (effect.type === 'CLOSED') return { ...seen, closes: true, over: true };
  if (effect.type !== 'SEND') return seen;
  const bytes = Buffer.from(effect.bytes);
  if (seen.reply === 'none') return { ...seen, head: seen.head + bytes.toString('latin1') };
  return { ...seen, frames: seen.frames + bytes.toString('hex') };
}

/** The handshake of the server in its parts. */
function replyOf(head: string): Reply {
  const end = head.indexOf('\r\n\r\n');
  const lines = head.slice(0, end).split('\r\n').slice(1);
  const fields = lines.map((line) => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon).toLowerCase(), Buffer.from(line.slice(colon + 2), 'latin1').toString()] as const;
  });
  return { fields: Object.fromEntries(fields), digest: Buffer.from(head.slice(end + 4), 'latin1').toString('hex') };
}

/** Policies whose option `other` is any 16 bytes (E16, E31). */
const ANY_DIGEST = ['server.key.noDigits', 'server.key.overflow'] as const;

function withAnyDigest(branch: ServerBranch): ServerBranch {
  const { decided, seen } = branch;
  if (typeof seen.reply === 'string' || !ANY_DIGEST.some((policy) => decided[policy] === 'other')) return branch;
  return { ...branch, seen: { ...seen, reply: { ...seen.reply, digest: 'any' } } };
}

interface Framing {
  type: number;
  rawData: Bytes;
}

/** "Server-specific processing" (10.3.4.4.3#3.4): a message is sent back. */
function processed(branch: ServerBranch, data: string): ServerBranch[] {
  const { type, rawData } = interpreter.view(branch.position).context as Framing;
  const raw = rawData.view();
  const answer = (each: ServerBranch) => (isWellFormed(raw) ? echo(each, data) : illFormed(each, data, raw));
  return type === 0 ? answer(branch) : optionsOf(RESERVED).flatMap((option) => reserved(branch, option, answer));
}

const RESERVED = 'server.frame.reservedText';

/** Frames of these types are delivered or discarded; nothing asks a server to do the same each time. */
function reserved(branch: ServerBranch, option: string, answer: (each: ServerBranch) => ServerBranch[]): ServerBranch[] {
  const decided = branch.decided[RESERVED] === 'discard' ? branch : deciding(branch, RESERVED, option);
  return option === 'discard' ? [deciding(branch, RESERVED, option)] : answer(decided);
}

function echo(branch: ServerBranch, data: string): ServerBranch[] {
  return tell(interpreter, branch, { type: 'SEND_STRING', data }, after);
}

/** Behaviour is undefined here: each option of the policy, the last of them being anything at all. */
function illFormed(branch: ServerBranch, data: string, raw: Uint8Array): ServerBranch[] {
  return optionsOf('server.utf8.invalid').flatMap((option) => {
    const each = deciding(branch, 'server.utf8.invalid', option);
    const { seen } = each;
    if (option === 'replace') return echo(each, data);
    if (option === 'verbatim')
      return [{ ...each, seen: { ...seen, frames: `${seen.frames}00${Buffer.from(raw).toString('hex')}ff` } }];
    if (option === 'close') return [{ ...each, seen: { ...seen, closes: true as const, over: true } }];
    return [{ ...each, seen: { ...seen, anything: true, over: true } }];
  });
}

/**
 * What may be seen of any echo client on the wire: every way of the client's
 * machine, with a script that sends each message back as soon as it has it.
 */
import type { Effect, MachineEvent } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { Interpreter, type Way } from '../engine/index.js';
import { inputOf, machineOf } from '../paths/index.js';
import { advance, type Branch, deciding, tell } from './branches.js';
import { optionsOf } from './explanations.js';
import { frugal } from './frugal.js';
import { isWellFormed, type Replacement, replaced } from './utf8.js';

/** What was seen of an echo client. */
export interface EchoSeen {
  /** All bytes behind its handshake, in hex. */
  frames: string;
  /** As much of them as the last observation saw. */
  observed: string;
  closes: boolean | 'may';
  /** The item that failed the connection, if one did. */
  failed?: StepId;
  /** Nothing that is done to it matters any more. */
  over: boolean;
}

export type EchoBranch = Branch<EchoSeen>;

const machine = machineOf.client;
const interpreter = new Interpreter({ id: machine.id, algorithms: frugal(machine.algorithms) });
const nothing: EchoSeen = { frames: '', observed: '', closes: false, over: false };

/** The address that every trace has in place of the checker's own. */
export const ADDRESS = 'ws://example.com/demo';

/** A client that has connected and sent its handshake; how chance is drawn makes no difference to what follows. */
export function beginEcho(): readonly EchoBranch[] {
  return connected().map((branch) => ({ ...branch, decided: {}, seen: nothing }));
}

/** The handshake of the client that the traces of echo clients were made with: the one that their `answer` is to. */
export function requestOfTraces(): Buffer {
  return Buffer.from(connected()[0]?.seen.frames ?? '', 'hex');
}

function connected(): readonly EchoBranch[] {
  const position = interpreter.begin(inputOf({}));
  const decided = { 'client.key.edgeSpaces': 'inside' } as const;
  const events: MachineEvent[] = [{ type: 'CONSTRUCT', url: ADDRESS, protocol: null }, { type: 'TURN' }, { type: 'TCP_OPENED' }];
  const begun: readonly EchoBranch[] = [{ position, decided, seen: nothing, trail: undefined }];
  return events.reduce(tellEcho, begun);
}

/** Tells one event to every branch; the tasks that it queues are run. */
export function tellEcho(branches: readonly EchoBranch[], event: MachineEvent): EchoBranch[] {
  return advance(interpreter, branches, event, after);
}

/** A branch to be looked at. */
export function viewOfEcho({ position }: EchoBranch) {
  return interpreter.view(position);
}

function after(before: EchoBranch, { effects }: Way, next: EchoBranch): EchoBranch[] {
  const shown = waiting({ ...next, seen: effects.reduce(show, before.seen) });
  const messages = effects.flatMap((effect) =>
    effect.type === 'FIRE' && effect.task.kind === 'message' ? [effect.task.data] : [],
  );
  const [data] = messages;
  const branches = data === undefined ? [shown] : echoed(shown, data);
  return branches.flatMap((branch) => {
    const { tasks } = branch.position.context as unknown as { tasks: readonly unknown[] };
    return tasks.length === 0 || branch.seen.over ? [branch] : tell(interpreter, branch, { type: 'TASK' }, after);
  });
}

/** A client that has begun to close may give up waiting at any time (client.closing.timeout). */
function waiting(branch: EchoBranch): EchoBranch {
  const waits = viewOfEcho(branch).state('clientClosingHandshake') === 'step_C5' && branch.seen.closes === false;
  return waits ? { ...branch, seen: { ...branch.seen, closes: 'may' } } : branch;
}

function show(seen: EchoSeen, effect: Effect): EchoSeen {
  if (effect.type === 'SEND') return { ...seen, frames: seen.frames + Buffer.from(effect.bytes).toString('hex') };
  if (effect.type === 'CLOSE_TCP') return { ...seen, closes: true, over: true };
  if (effect.type === 'FAIL') return { ...seen, failed: effect.step };
  return seen;
}

const REPLACEMENT = 'client.utf8.replacement';

/** The message goes back; what was ill-formed in it may have become U+FFFD in any of three ways (E22). */
function echoed(branch: EchoBranch, data: string): EchoBranch[] {
  const raw = (branch.position.context as unknown as { rawData: { view(): Uint8Array } }).rawData.view();
  const send = (each: EchoBranch, text: string) => tell(interpreter, each, { type: 'SEND_CALLED', data: text }, after);
  if (isWellFormed(raw)) return send(branch, data);
  return optionsOf(REPLACEMENT).flatMap((option) => {
    return send(deciding(branch, REPLACEMENT, option), replaced(raw, option as Replacement));
  });
}

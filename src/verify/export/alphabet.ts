/**
 * What either side is told in the composition, each under the name that it has in Promela. A handshake is one byte; a
 * message is one letter, so that messages are told apart; a task is told together with what it is.
 */
import { type MachineEvent, type Task, timeoutOf } from '../../../machines/index.js';
import type { Beginning } from './opening.js';

export type SideName = 'client' | 'server';

/** Messages of either side: their letters. */
export const letterOf = (index: number) => String.fromCharCode(LETTER + index);
const LETTER = 0x41;
/** The number of a message; what is no letter of ours has a number that no message has. */
export const numberOf = (data: string) => (/^[A-Z]$/.test(data) ? data.charCodeAt(0) - LETTER : UNKNOWN);
const UNKNOWN = 99;

/** Something that a side can be told. */
export interface Told {
  /** Its name in Promela, and the number that the name stands for; bytes are themselves. */
  name: string;
  value: number;
  /** When it is told: while the opening handshake is unread, behind it, or until TCP is closed; else at any time. */
  while: 'opening' | 'open' | 'connected' | 'ever';
  events: readonly MachineEvent[];
  /** The task that it runs. */
  task?: Task;
}

/** The bytes that stand for the handshakes. */
export const HANDSHAKE = { server: ['REQUEST', 1], client: ['REPLY', 2] } as const;
const TIMERS = ['statusLine', 'handshake', 'closing'] as const;

/** Numbers of the timers; 0 is none. */
export const timerNumber = (timer: (typeof TIMERS)[number]) => TIMERS.indexOf(timer) + 1;

/** Everything that a side can be told, where each side has as many messages. */
export function alphabetOf(side: SideName, { handshake }: Beginning, messages: number): Told[] {
  const letters = Array.from({ length: messages }, (_, index) => index);
  const [name, value] = HANDSHAKE[side];
  const byte = (each: number): Told => ({ name: `${each}`, value: each, while: 'open', events: [{ type: 'BYTE', byte: each }] });
  return [
    { name, value, while: 'opening', events: handshake },
    ...[0x00, 0xff, ...letters.map((each) => LETTER + each)].map(byte),
    ...TIMERS.map((timer, index) => plain(timeoutOf[timer], 101 + index, 'connected')),
    plain('TCP_CLOSED', 110, 'connected'),
    plain('SEND_FAILED', 111, 'connected'),
    ...(side === 'client' ? ofScript(letters) : ofApplication(letters)),
  ];
}

/** What a client is told until it is established, from before its construction on. */
export function alphabetOfTurns(construct: MachineEvent, { handshake }: Beginning): Told[] {
  const wrong: readonly MachineEvent[] = [CR, LF].map((byte) => ({ type: 'BYTE', byte }));
  const all: [name: string, value: number, events: readonly MachineEvent[]][] = [
    ['CONSTRUCT', 1, [construct]],
    ['TURN', 2, [{ type: 'TURN' }]],
    ['TCP_OPENED', 3, [{ type: 'TCP_OPENED' }]],
    ['TCP_FAILED', 4, [{ type: 'TCP_FAILED' }]],
    ['SOUND_REPLY', 5, handshake],
    ['WRONG_REPLY', 6, wrong],
    ['TCP_CLOSED', 7, [{ type: 'TCP_CLOSED' }]],
    ['CLOSE_CALLED', 8, [{ type: 'CLOSE_CALLED' }]],
    ...TIMERS.map((timer, index) => [timeoutOf[timer], 101 + index, [{ type: timeoutOf[timer] }]] as (typeof all)[number]),
  ];
  return all.map(([name, value, events]) => ({ name, value, while: 'opening', events }));
}
const [CR, LF] = [0x0d, 0x0a];

type Plain = Extract<MachineEvent, { type: 'TCP_CLOSED' | 'SEND_FAILED' | 'CLOSE_CALLED' | 'TERMINATE' | `${string}_TIMEOUT` }>;

function plain(type: Plain['type'], value: number, when: Told['while']): Told {
  return { name: type, value, while: when, events: [{ type }] };
}

function ofScript(letters: readonly number[]): Told[] {
  const tasks: Task[] = [
    { kind: 'open' },
    { kind: 'error' },
    { kind: 'closing' },
    { kind: 'close', wasClean: false },
    { kind: 'close', wasClean: true },
    ...letters.map((each) => ({ kind: 'message' as const, data: letterOf(each) })),
  ];
  return [
    plain('CLOSE_CALLED', 120, 'ever'),
    { name: 'SENT', value: 121, while: 'connected', events: [{ type: 'SENT', bytes: 1 }] },
    ...letters.map((each) => sending('SEND_CALLED', 130, each)),
    ...tasks.map(taskTold),
  ];
}

/** Kinds of tasks by their names in world.pml, with their numbers there. */
export const KINDS = { OPEN_TASK: 1, MESSAGE_TASK: 2, ERROR_TASK: 3, CLOSING_TASK: 4, CLOSE_TASK: 5 } as const;

/** A task as world.pml has it: its kind, and the number of its message or whether it is clean. */
export function taskInWorld(task: Task): readonly [kind: keyof typeof KINDS, k: number] {
  const kind = `${task.kind.toUpperCase()}_TASK` as keyof typeof KINDS;
  if (task.kind === 'message') return [kind, numberOf(task.data)];
  return [kind, task.kind === 'close' && task.wasClean ? 1 : 0];
}

/** TASK is told as `TASK + 10 * kind + k`. */
function taskTold(task: Task): Told {
  const [kind, k] = taskInWorld(task);
  return { name: `${kind}_${k}`, value: TASK + 10 * KINDS[kind] + k, while: 'ever', events: [{ type: 'TASK' }], task };
}
const TASK = 140;

function ofApplication(letters: readonly number[]): Told[] {
  return [plain('TERMINATE', 120, 'ever'), ...letters.map((each) => sending('SEND_STRING', 130, each))];
}

function sending(type: 'SEND_CALLED' | 'SEND_STRING', from: number, index: number): Told {
  return { name: `${type}_${index}`, value: from + index, while: 'ever', events: [{ type, data: letterOf(index) }] };
}

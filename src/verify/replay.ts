/**
 * Runs of the model on the machines: what SPIN printed of a run is told to the interpreter, which has all variables, the
 * queue of tasks and the limits that machines have by default. The model has none of these, and has to do the same.
 */
import type { MachineEvent, Task } from '../../machines/index.js';
import { limitDefaults, type Policies, policyDefaults } from '../../spec/index.js';
import { Interpreter, type Passage, type Position } from '../engine/index.js';
import { beginnings, defineOf, doingsOf, type Exported, type Pair, type SideName, type Told } from './export/index.js';
import type { Defines } from './spin.js';

/** Something that a side is told in a run, with the position in which the model then is. */
export interface Move {
  side: SideName;
  at: number;
  told: Told;
}

/** What is told in a run, by what the model printed. */
export function movesIn(printed: readonly string[], { alphabets }: Exported): Move[] {
  return printed.flatMap((line) => {
    const [, side, at, value] = /^(client|server) (\d+) hears (\d+)$/.exec(line) ?? [];
    if (side === undefined) return [];
    const told = alphabets[side as SideName].find((each) => each.value === Number(value));
    if (told === undefined) throw new Error(`the model tells ${side} ${value}, which is nothing`);
    return [{ side: side as SideName, at: Number(at), told }];
  });
}

/** A move on the machine. */
export interface Played extends Move {
  events: readonly MachineEvent[];
  passage: Passage;
  /** What the world is told of it. */
  doings: readonly string[];
}

/** The moves on the machines, with policies as defines say. */
export function played(pair: Pair, moves: readonly Move[], policies: Partial<Policies> = {}): Played[] {
  const from = beginnings(pair, { policies: { ...policyDefaults, ...policies }, limits: limitDefaults });
  const interpreters = { client: new Interpreter(pair.client), server: new Interpreter(pair.server) };
  const positions = { client: from.client.position, server: from.server.position };
  return moves.map((move) => {
    const { side, told } = move;
    const before: Position = positions[side];
    const passage = interpreters[side].pass(before, told.events);
    positions[side] = passage.position;
    const { tasks } = before.context as { tasks?: readonly Task[] };
    const isOther = told.task !== undefined && JSON.stringify(tasks?.[0]) !== JSON.stringify(told.task);
    const doings = isOther ? ['the first task is another one'] : doingsOf(side, told, before, passage);
    return { ...move, events: told.events, passage, doings };
  });
}

/** Whether an option is chosen by defines, or by default. */
export function isChosen(policy: keyof Policies, option: string, defines: Defines): boolean {
  return (defines[defineOf(policy)] ?? policyDefaults[policy].toUpperCase()) === option.toUpperCase();
}

/** The policies that defines choose. */
export function policiesOf({ tables }: Exported, defines: Defines): Partial<Policies> {
  const lines = [...tables.client.lines, ...tables.server.lines];
  const options = lines.flatMap(({ decided }) => Object.entries(decided) as [keyof Policies, string][]);
  return Object.fromEntries(options.filter(([policy, option]) => isChosen(policy, option, defines)));
}

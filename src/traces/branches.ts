/**
 * Every way that a side under test may go, as branches: each has a position of
 * the machine, the options that led there, and what was seen of it. Branches
 * that came to the same are one again, without the options that made no
 * difference.
 */
import type { Effect, MachineEvent } from '../../machines/index.js';
import { type Policies, policyDefaults } from '../../spec/index.js';
import { type Decided, everyWay, type Interpreter, type Position, type Way } from '../engine/index.js';
import { canonical, type Explained, isLiberty, optionsOf, simplest } from './explanations.js';

/** One way so far. */
export interface Branch<Seen> {
  position: Position;
  decided: Decided;
  seen: Seen;
  trail: Trail | undefined;
}

/** Where a branch went, the latest passage first. */
interface Trail {
  before: Trail | undefined;
  states: readonly string[];
  transitions: readonly string[];
}

/** What becomes of a branch when the machine went a way. */
export type React<Seen> = (before: Branch<Seen>, way: Way, next: Branch<Seen>) => Branch<Seen>[];

/** Tells one event to each branch that is not over, and merges what comes of it. */
export function advance<Seen extends { over: boolean }>(
  interpreter: Interpreter,
  branches: readonly Branch<Seen>[],
  event: MachineEvent,
  react: React<Seen>,
): Branch<Seen>[] {
  const next = branches.map((branch) => (branch.seen.over ? [branch] : tell(interpreter, branch, event, react)));
  return next.every(({ length }) => length === 1) ? next.flat() : merged(next.flat());
}

/** Tells one event to one branch. */
export function tell<Seen>(
  interpreter: Interpreter,
  branch: Branch<Seen>,
  event: MachineEvent,
  react: React<Seen>,
): Branch<Seen>[] {
  return everyWay(interpreter, branch.position, [event], branch.decided, optionsOf).flatMap((way) => {
    const { position, decided, states, transitions } = way;
    return react(branch, way, { position, decided, seen: branch.seen, trail: { before: branch.trail, states, transitions } });
  });
}

/** A branch with one more decision. */
export function deciding<Seen>(branch: Branch<Seen>, policy: keyof Policies, option: string, seen = branch.seen): Branch<Seen> {
  return { ...branch, decided: { ...branch.decided, [policy]: option }, seen };
}

/** The branch that departs least from what is marked pass, and then from the defaults, if one is open. */
export function preferred<Seen extends { over: boolean }>(branches: readonly Branch<Seen>[]): Branch<Seen> | undefined {
  return ranked(branches.filter(({ seen }) => !seen.over))[0];
}

/** The branches, those that depart least first. */
export function ranked<Seen>(branches: readonly Branch<Seen>[]): Branch<Seen>[] {
  if (branches.length < 2) return [...branches];
  return branches.toSorted((one, other) => departure(one.decided) - departure(other.decided));
}

function departure(decided: Decided): number {
  return Object.entries(decided).reduce((sum, [policy, option]) => {
    const usual = policyDefaults[policy as keyof Policies] === option;
    return sum + (isLiberty(policy, option) ? 1000 : 0) + (usual ? 0 : 1);
  }, 0);
}

/** States visited and transitions taken by a branch, event by event. */
export function wayOf({ trail }: Branch<unknown>): string[][] {
  const passages: string[][] = [];
  for (let each = trail; each !== undefined; each = each.before) passages.push([...each.states, ...each.transitions]);
  return passages.reverse();
}

function merged<Seen>(branches: readonly Branch<Seen>[]): Branch<Seen>[] {
  const groups = new Map<string, Branch<Seen>[]>();
  for (const branch of branches) {
    const key = keyOf(branch);
    groups.set(key, [...(groups.get(key) ?? []), branch]);
  }
  return [...groups.values()].flatMap((group) => (group.length === 1 ? group : simplest(group as (Branch<Seen> & Explained)[])));
}

/** Variables are values, never changed in place: their text is made once. */
function keyOf({ position: { states, context }, seen }: Branch<unknown>): string {
  const variables = Object.entries(context).map(([name, value]) => (name === 'policies' ? '' : textOf(value)));
  return [...states, ...variables, canonical(seen)].join('\n');
}

const texts = new WeakMap<object, string>();

function textOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return canonical(value) ?? '';
  const text = texts.get(value) ?? canonical(value);
  texts.set(value, text);
  return text;
}

/** The effects of one kind. */
export function effectsOf<Type extends Effect['type']>(
  effects: readonly Effect[],
  type: Type,
): Extract<Effect, { type: Type }>[] {
  return effects.filter((effect) => effect.type === type) as Extract<Effect, { type: Type }>[];
}

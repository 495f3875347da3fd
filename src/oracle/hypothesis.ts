/**
 * One explanation of what was seen so far: how far the side that is judged has
 * read, what it has decided, and what it has sent that was not seen yet.
 */

import { type PolicyName, policies, type StepId } from '../../spec/index.js';
import type { Decided, Position } from '../engine/index.js';

/** A server's handshake as its machine tells it. */
export interface Reply {
  /** Status line and fields, each without its CRLF. */
  lines: readonly string[];
  digest: Uint8Array;
}

/** What the machine has told to send: the server's handshake, or other bytes. */
export type Piece = Reply | Uint8Array;

/** An option taken of each policy. */
export type Choices = Partial<Record<PolicyName, string>>;

export interface Hypothesis {
  position: Position;
  /** How many bytes of the other side were read. */
  read: number;
  /** Whether the other side's close was read. */
  closeRead: boolean;
  /** Reads no further for now: what comes next would bind it, and reading may lag behind. */
  waits: boolean;
  /** What the machine had to decide. */
  decided: Decided;
  /** What the bytes show besides, of policies that the machine does not ask for. */
  shown: Choices;
  /** Told to send, and not seen yet. */
  pending: readonly Piece[];
  /** The step that failed or aborted the connection. */
  ended: StepId | undefined;
}

/** The facts of a position that all machines of a connection share. */
export interface Facts {
  established: boolean;
  closingStarted: boolean;
  closed: boolean;
  clientTerminated?: boolean;
  clientFields?: readonly { name: string; value: string }[];
}

export function factsOf({ position }: Hypothesis): Facts {
  return position.context as unknown as Facts;
}

/** The same, showing more. */
export function showing(one: Hypothesis, more: Choices): Hypothesis {
  return { ...one, shown: { ...one.shown, ...more } };
}

/** All that was decided and shown. */
export function choicesOf({ decided, shown }: Hypothesis): Choices {
  return { ...decided, ...shown };
}

/** Explanations that differ in nothing that matters are one; the first of them stays. */
export function distinct(all: readonly Hypothesis[]): Hypothesis[] {
  if (all.length < 2) return [...all];
  const byKey = new Map<string, Hypothesis>();
  for (const each of all) {
    const key = keyOf(each);
    if (!byKey.has(key)) byKey.set(key, each);
  }
  return [...byKey.values()];
}

const keys = new WeakMap<Hypothesis, string>();

function keyOf(one: Hypothesis): string {
  const key = keys.get(one) ?? makeKey(one);
  keys.set(one, key);
  return key;
}

function makeKey(one: Hypothesis): string {
  const { established, closingStarted, closed, clientTerminated } = factsOf(one);
  const choices = Object.entries(choicesOf(one)).sort(([a], [b]) => (a < b ? -1 : 1));
  const pending = one.pending.map((piece) => (piece instanceof Uint8Array ? piece : [piece.lines, piece.digest]));
  const facts = [one.read, one.closeRead, one.waits, established, closingStarted, closed, clientTerminated];
  return JSON.stringify([one.position.states, facts, choices, pending]);
}

const allowances = new Map(
  policies.map(({ name, options }) => [
    name as string,
    new Set(options.filter(({ mark }) => mark === 'allowed').map((option) => option.name)),
  ]),
);

/** The policies whose decided option is a liberty. */
export function liberties(one: Hypothesis): PolicyName[] {
  const choices = choicesOf(one);
  return (Object.keys(choices) as PolicyName[]).filter((name) => allowances.get(name)?.has(choices[name] as string));
}

/** What explains a close for want of anything better. */
const LAST_RESORTS: Choices = {
  'server.close.whenever': 'closed',
  'client.close.arbitrary': 'closed',
  'server.limit.message': 'limit',
  'client.limit.message': 'limit',
  'client.handshake.timeout': 'timeout',
  'server.utf8.invalid': 'close',
  'server.check.resource': 'abort',
};

/** How much an explanation asks us to believe: a liberty more than none, a last resort more than a cause. */
export function costOf(one: Hypothesis): number {
  const choices = choicesOf(one);
  const resorts = (Object.keys(LAST_RESORTS) as PolicyName[]).some((name) => choices[name] === LAST_RESORTS[name]);
  return 2 * liberties(one).length + (resorts ? 1 : 0);
}

/** The explanation that costs least; of several, the first. */
export function best(all: readonly Hypothesis[]): Hypothesis | undefined {
  return all.toSorted((one, other) => costOf(one) - costOf(other))[0];
}

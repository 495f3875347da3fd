/**
 * One explanation of what was seen so far: how far the side that is judged has
 * read, which options it has taken, and what it has to send that was not seen yet.
 */
import type { StepId } from '../../spec/index.js';
import type { OptionsOf, Position } from '../engine/index.js';
import { type Choices, optionsOf } from './choices.js';
import { canonical, simplest } from './simplest.js';
import type { Piece } from './spelling.js';

/** A server's handshake as its machine tells it. */
export interface Reply {
  /** Status line and fields, each without its CRLF. */
  lines: readonly string[];
  /** Undefined until key3 was read. */
  digest: Uint8Array | undefined;
}

export interface Explanation {
  readonly position: Position;
  /** What the machine had to decide, and what the bytes show of the policies that it does not ask for. */
  readonly decided: Choices;
  /** How many bytes of the other side were read. */
  readonly read: number;
  /** Whether the other side's close was read. */
  readonly closeRead: boolean;
  /** Reads no further for now: what comes next would bind it, and reading may lag behind. */
  readonly waits: boolean;
  /** The server's handshake, as far as it was told. */
  readonly reply: Reply | undefined;
  /** What the server answers or will answer the handshake with: a reply, HTTP where it refuses, or nothing for good. */
  readonly answer: 'reply' | 'http' | 'silence' | undefined;
  /** Frames that it was told to send, and that were not seen yet. */
  readonly pending: readonly Piece[];
  /** The step that failed or aborted the connection. */
  readonly ended: StepId | undefined;
  /** Texts of messages that were ill-formed. */
  readonly illFormed: readonly Uint8Array[];
  /** Whatever is seen from here on is in order (server.utf8.invalid: other). */
  readonly anything: boolean;
  /** Where it went, event by event; of no importance to what comes next. */
  readonly trail: Trail | undefined;
}

/** States visited and transitions taken, the latest event first. */
export interface Trail {
  before: Trail | undefined;
  passage: readonly string[];
}

/** The facts of a position that all machines of a connection share. */
export interface Facts {
  established: boolean;
  closingStarted: boolean;
  closed: boolean;
  clientTerminated?: boolean;
  clientFields?: readonly { name: string; value: string }[];
}

export function factsOf({ position }: Explanation): Facts {
  return position.context as unknown as Facts;
}

/** The same, showing more. */
export function showing(one: Explanation, more: Choices): Explanation {
  return { ...one, decided: { ...one.decided, ...more } };
}

/** Explanations that have come to the same are one again. */
export function merged(all: readonly Explanation[]): Explanation[] {
  return simplified(all, keyOf);
}

/** What is alike by its key is one, without the options that made no difference. */
export function simplified<T extends { decided: Choices }>(all: readonly T[], keyOf: (each: T) => string): T[] {
  if (all.length < 2) return [...all];
  return [...groupedBy(all, keyOf).values()].flatMap((group) => {
    if (group.length === 1) return group;
    const choices = group.map(({ decided }) => decided);
    return simplest(choices, followed).map((decided) => ({ ...(group[0] as T), decided }));
  });
}

/** Puts together what has the same key, in the order of the first of each. */
export function groupedBy<T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

/** The options of a policy that are followed; which subprotocols a server has of its own is seen from its reply. */
export const followed: OptionsOf = (policy) => (policy === 'server.subprotocol' ? ['echo', 'none'] : optionsOf(policy));

const keys = new WeakMap<Explanation, string>();

function keyOf(one: Explanation): string {
  const key = keys.get(one) ?? makeKey(one);
  keys.set(one, key);
  return key;
}

function makeKey({ position: { states, context }, decided: _, trail: __, ...rest }: Explanation): string {
  const variables = Object.entries(context).map(([name, value]) => (name === 'policies' ? '' : textOf(value)));
  const others = Object.values(rest).map(textOf);
  return [...states, ...variables, ...others].join('\n');
}

/** Values are never changed in place; a function or a long value is known by which it is. */
function textOf(value: unknown): string {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return `${typeof value}:${value}`;
  const text = texts.get(value) ?? newTextOf(value);
  texts.set(value, text);
  return text;
}

const LONG = 64;
const texts = new WeakMap<object, string>();
let count = 0;

function newTextOf(value: object): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  const isLong = 'length' in value && (value.length as number) > LONG;
  return typeof value === 'function' || isLong ? `#${++count}` : canonical(value);
}

/** What a path is made of, and where paths are looked for. */
import type { Machine, OutsideEvent, Revision } from '../../../machines/index.js';
import type { Limits, Policies } from '../../../spec/index.js';
import type { View } from '../../engine/index.js';

/** Which side is under test; `api` is the client's side seen by its script. */
export type Role = 'server' | 'client' | 'api';

/** Events that belong together, such as the bytes of a line, under a name. */
export interface Token {
  name: string;
  events: readonly OutsideEvent[];
}

/** What the side under test is given: the input of its machine, without what is random or of its connection. */
export interface Setting {
  policies?: Partial<Policies>;
  limits?: Partial<Limits>;
  /** Server: what it serves. */
  service?: { hosts?: string[]; origins?: string[]; resources?: string[]; protocols?: string[] };
  /** Draws that go before the seed. */
  script?: readonly number[];
  /** Server: whether it speaks TLS. */
  secure?: boolean;
  /** Server: whether TLS ends in front of it. */
  encryptionExpected?: boolean;
  /** Server: cookies that it sets. */
  cookiesToSet?: readonly string[];
}

/** A part of a machine's behaviour that is enumerated as one graph. */
export interface Scenario {
  id: string;
  title: string;
  role: Role;
  setting: Setting;
  /** The text that has it alone; all have it, if absent. */
  revision?: Revision;
  /** How to get to where the enumeration begins. */
  prefix: readonly Token[];
  /** What may happen next. */
  alphabet(view: View): readonly Token[];
  /** How to come to an end from anywhere: closed, and nothing left to do. */
  ending(view: View): Token | undefined;
  /** What tells one abstract state from another, besides the machine's states. */
  key(context: never): unknown;
}

/** A sequence of tokens from the initial state, told to the machine of a role. */
export interface Path {
  id: string;
  title: string;
  role: Role;
  setting: Setting;
  tokens: readonly Token[];
  /** Transitions that the machine takes on this path. */
  transitions: readonly string[];
  /** The text whose machine it is told to; r4820, if absent. */
  revision?: Revision;
  /** How many tokens the path is about; those behind them only tell where it has led. All of them, if absent. */
  body?: number;
}

export type MachineOf = Readonly<Record<Role, Machine>>;

/** A recorded exchange, and what the judge says of it. */
import type { StepId } from '../../spec/index.js';
import type { Fingerprint, Liberty } from './choices.js';

/** An end of the connection. */
export type Side = 'client' | 'server';

/** How TCP was closed. */
export type Closing = 'fin' | 'rst';

/** One observation: bytes from a side, or its close; `at` is in milliseconds. */
export type Entry = { from: Side; at: number } & ({ bytes: Uint8Array } | { close: Closing });

/** Everything that was seen of one connection, in the order in which it was seen. */
export interface Exchange {
  /** Which side is judged; both are where it is absent. */
  role?: Side;
  /** The URL that was asked for. Its scheme says whether this is the inside of TLS; `ws:` where it is absent. */
  url?: string;
  /** What was seen. */
  wire: readonly Entry[];
}

/** Something that no policy allows, where it is in the bytes of a side, and what was allowed there. */
export interface Fault {
  /** Counted from 0. */
  offset: number;
  /** The item that was not kept. */
  step: StepId;
  /** What is wrong, in words. */
  why: string;
  /** What could have stood there, in words. */
  allowed: readonly string[];
  /** A byte is wrong by itself; an omission is what another byte shows to be missing. */
  kind: 'byte' | 'omission';
  /** Whether it violates the echo contract alone: what was sent is sound, but no echo. */
  echo?: true;
}

/** The first fault of a side. */
export interface Rejection extends Fault {
  /** The side whose fault it is. */
  from: Side;
  /** When the byte was seen, in milliseconds. */
  at: number;
  /** What was seen from there on, in hex; at most 16 bytes. */
  seen: string;
}

/** The verdict on a side of which all that was seen is allowed. */
export interface Acceptance {
  /** The side that was judged. */
  role: Side;
  /** That the text allows it. */
  accepted: true;
  /** `allowed` where even the simplest explanation takes a liberty. */
  mark: 'pass' | 'allowed';
  /** The liberties that the simplest explanation takes. */
  needs: readonly Liberty[];
  /** What the simplest explanations show; a policy is left out while all its options are possible. */
  policies: Fingerprint;
  /** What all explanations show; a policy that one of them leaves open is not among them. */
  possible: Fingerprint;
  /** How far the exchange went, in words. */
  course: readonly string[];
}

/** The verdict on a side that did what nothing allows. */
export interface Refusal {
  /** The side that was judged. */
  role: Side;
  /** That the text does not allow it. */
  accepted: false;
  /** What is wrong, and where. */
  rejection: Rejection;
  /** How far the exchange went until then, in words. */
  course: readonly string[];
}

/** What the judge says of a side. */
export type Verdict = Acceptance | Refusal;

/** A recording that cannot be read: one line that says where and why. */
export class Unreadable extends Error {}

/** The other side. */
export function otherThan(side: Side): Side {
  return side === 'client' ? 'server' : 'client';
}

/** Why connections fail: for developers, and hidden from scripts. */
import { channel } from 'node:diagnostics_channel';
import type { StepId } from '../../spec/index.js';
import { type Reason, reasonFor, sentenceOf, type Variables } from './reasons.js';

/** Why a connection failed, or what of an answer could not be used. */
export interface Failure extends Reason {
  /** URL of the connection. */
  url: string;
  /** Origin of the script that asked for it. */
  origin: string;
  /** The item that called for the failure. */
  step: StepId;
  /** Name of the machine's guard that found it so, where one did: which of the item's conditions. */
  why?: string;
  /**
   * On one line, for a person: what was expected, what came and what it looks like; or what the network said; or what the
   * item says. The step is at its end.
   */
  reason: string;
  /** What the network said, where it did. */
  cause?: Error;
}

/** Hears of failures. */
export type OnFailure = (step: StepId, failure: Failure) => void;

/** The name of the diagnostics channel that every {@link Failure} is published to. */
export const FAILURES = 'hixie76:failure';

const published = channel(FAILURES);

/** Tells of the failures of one environment. */
export class Failures {
  constructor(
    private readonly origin: string,
    private readonly onFailure: OnFailure | undefined,
  ) {}

  /**
   * Tells of a failure: later, so that what a developer's code throws stops neither the connection nor a script.
   * @step 10.3.4.5.1#p1
   */
  tell(
    { step, why }: { step: StepId; why?: string },
    variables: Variables & { url: string },
    cause: Error | undefined,
    known = reasonFor(step, variables),
  ): void {
    const { url } = variables;
    const reason = sentenceOf(step, known, cause?.message);
    const failure = { url, origin: this.origin, step, ...(why ? { why } : {}), reason, ...known, ...(cause ? { cause } : {}) };
    queueMicrotask(() => {
      published.publish(failure);
      this.onFailure?.(step, failure);
    });
  }
}

/** Why connections fail: for developers, and hidden from scripts. */
import { channel } from 'node:diagnostics_channel';
import { itemOf, type StepId } from '../../spec/index.js';

/** Why a connection failed. */
export interface Failure {
  /** URL of the connection. */
  url: string;
  /** Origin of the script that asked for it. */
  origin: string;
  /** The item that called for the failure. */
  step: StepId;
  /** Name of the machine's guard that found it so, where one did: which of the item's conditions. */
  why?: string;
  /** In words: what the network said, or what the item says. */
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
  tell({ step, why }: { step: StepId; why?: string }, url: string, cause: Error | undefined): void {
    const reason = cause?.message ?? itemOf(step)?.says ?? '';
    const failure = { url, origin: this.origin, step, reason, ...(why ? { why } : {}), ...(cause ? { cause } : {}) };
    queueMicrotask(() => {
      published.publish(failure);
      this.onFailure?.(step, failure);
    });
  }
}

/** Why a side closes at once: the client "fails", the server "aborts" the connection, or there is no byte to read. */
export class Refused extends Error {}

/**
 * An algorithm that reads: it yields where the text reads a byte, is resumed
 * with that byte, and has {@link Refused} thrown into it if TCP closes instead.
 */
export type Reading<Result = void> = Generator<undefined, Result, number>;

/** "Read a byte". */
export function* readByte(): Reading<number> {
  return yield;
}

/** What a side does or says that it is so, in its order. */
export type Act =
  | { act: 'send'; bytes: number[] }
  | { act: 'established' }
  | { act: 'cookie'; value: string }
  | { act: 'message'; data: string }
  | { act: 'error' }
  | { act: 'closingStarted' }
  | { act: 'clientTerminated' }
  | { act: 'closed'; clean: boolean };

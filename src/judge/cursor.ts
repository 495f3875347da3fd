/**
 * Reads the text of a handshake from its beginning, as far as it has come.
 * What is not allowed there stops reading with a fault, and the end of what
 * has come without one, because more may follow.
 */
import type { StepId } from '../../spec/index.js';
import type { Fault } from './exchange.js';

class Stopped extends Error {
  constructor(readonly fault?: Fault) {
    super(fault?.why ?? 'more may follow');
  }
}

export class Cursor {
  at = 0;

  constructor(readonly bytes: Buffer) {}

  /** @throws Stopped at the end of what has come */
  peek(): number {
    const next = this.bytes[this.at];
    if (next === undefined) throw new Stopped();
    return next;
  }

  /** Goes over a text that has to stand here. */
  expect(text: string, step: StepId, why: string): void {
    for (const character of text) {
      if (this.peek() !== character.charCodeAt(0)) throw this.fault(this.at, step, why, [JSON.stringify(text)]);
      this.at += 1;
    }
  }

  /** Goes over CRLF. */
  expectCrlf(step: StepId, what: string): void {
    this.expect('\r\n', step, `${what} is not ended by CRLF`);
  }

  /** Goes over bytes while they satisfy a question, and returns them, one character per byte; `complete` if another follows. */
  begun(question: (byte: number) => boolean): { text: string; complete: boolean } {
    const start = this.at;
    while (this.at < this.bytes.length && question(this.peek())) this.at += 1;
    return { text: this.bytes.toString('latin1', start, this.at), complete: this.at < this.bytes.length };
  }

  /** The same of what has to be complete. */
  while(question: (byte: number) => boolean): string {
    const { text } = this.begun(question);
    this.peek();
    return text;
  }

  /** Goes over so many bytes and returns them. */
  take(count: number): Buffer {
    if (this.at + count > this.bytes.length) throw new Stopped();
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  fault(offset: number, step: StepId, why: string, allowed: readonly string[], kind: Fault['kind'] = 'byte'): Stopped {
    return new Stopped({ offset, step, why, allowed, kind });
  }
}

/** What reading gave, or the fault that stopped it, which is undefined where more may follow. */
export function attempt<T>(read: () => T): { done: T } | { fault: Fault | undefined } {
  try {
    return { done: read() };
  } catch (thrown) {
    if (thrown instanceof Stopped) return { fault: thrown.fault };
    throw thrown;
  }
}

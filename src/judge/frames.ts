/**
 * Splits what a side sends once the handshake is over into its units: text
 * frames and FF 00, the only two things that it may send (10.3.4.3.2,
 * 10.3.4.4.3), and says at which byte it is neither.
 */
import { Utf8 } from './utf8.js';

/** `offset` is that of the unit's first byte, `at` that of the byte concerned, `begun` what precedes it in the unit. */
export type Unit =
  | { type: 'text'; offset: number; frame: Buffer }
  | { type: 'closing'; offset: number }
  | { type: 'ill-formed'; offset: number; at: number; begun: Buffer }
  | { type: 'stray'; offset: number; at: number };

export class Frames {
  /** The unit that has begun and not ended. */
  open: { kind: 'text' | 'closing'; offset: number } | undefined;
  private parts: Buffer[] = [];
  private utf8 = new Utf8();

  /** @param at the offset of the first byte to come */
  constructor(private at: number) {}

  /** What has come of the frame that has begun, and what comes now. */
  begun(...more: Buffer[]): Buffer {
    return Buffer.concat([Buffer.of(this.open?.kind === 'closing' ? 0xff : 0x00), ...this.parts, ...more]);
  }

  copy(): Frames {
    return Object.assign(new Frames(this.at), this, { parts: [...this.parts], utf8: this.utf8.copy() });
  }

  *split(bytes: Buffer): Generator<Unit> {
    for (let rest = bytes; rest.length > 0; ) {
      const before = this.at;
      if (this.open?.kind === 'text') yield* this.text(rest, this.open.offset);
      else yield* this.byte(rest[0] as number);
      rest = rest.subarray(this.at - before);
    }
  }

  /** The first byte of a unit, or the one behind FF. */
  private *byte(byte: number): Generator<Unit> {
    const at = this.at++;
    const { offset } = this.open ?? { offset: at };
    const isSecond = this.open !== undefined;
    this.open = undefined;
    if (isSecond && byte === 0x00) yield { type: 'closing', offset };
    else if (isSecond || (byte !== 0x00 && byte !== 0xff)) yield { type: 'stray', offset, at };
    else {
      this.open = { kind: byte === 0x00 ? 'text' : 'closing', offset };
      [this.parts, this.utf8] = [[], new Utf8()];
    }
  }

  private *text(bytes: Buffer, offset: number): Generator<Unit> {
    const end = bytes.indexOf(0xff);
    const data = bytes.subarray(0, end === -1 ? bytes.length : end);
    const wrong = this.utf8.read(data);
    const cut = end !== -1 && !this.utf8.complete;
    const at = this.at + (wrong === -1 ? end : wrong);
    if (wrong !== -1 || cut) yield { type: 'ill-formed', offset, at, begun: this.begun(data).subarray(0, at - offset) };
    this.parts.push(data);
    this.at += data.length;
    if (end === -1) return;
    this.at += 1;
    const frame = this.begun(Buffer.of(0xff));
    this.open = undefined;
    yield { type: 'text', offset, frame };
  }
}

/** What one side of a conversation says, cut into its handshake and its frames. */
import { DIGEST, frameAt, headIn, isSwitching, KEY3, type Side } from '../../judge/index.js';

export class Speech {
  /** The request line or the status line, once all of the handshake is there. */
  firstLine: string | undefined;
  /** Whether it has sent FF 00. */
  terminated = false;
  private readonly messages = new Map<string, number>();
  private left = Buffer.alloc(0);

  constructor(private readonly side: Side) {}

  /** How often a message was sent. */
  count(message: string): number {
    return this.messages.get(message) ?? 0;
  }

  /** @returns what is whole with these bytes: the handshake, frames */
  hear(bytes: Buffer): Buffer[] {
    this.left = Buffer.concat([this.left, bytes]);
    const parts: Buffer[] = [];
    for (let length = this.lengthOfNext(); length > 0; length = this.lengthOfNext()) {
      const part = this.left.subarray(0, length);
      this.left = this.left.subarray(length);
      this.note(part);
      parts.push(part);
    }
    return parts;
  }

  /** What is not whole. */
  rest(): Buffer {
    const { left } = this;
    this.left = Buffer.alloc(0);
    return left;
  }

  /** 0 while it is not whole. */
  private lengthOfNext(): number {
    const { left } = this;
    if (left.length === 0) return 0;
    if (this.firstLine !== undefined) {
      const { whole, end } = frameAt(left, 0);
      return whole ? end : 0;
    }
    const head = headIn(left);
    const challenge = this.side === 'client' ? KEY3 : isSwitching(head?.line ?? '') ? DIGEST : 0;
    return head === undefined || head.length + challenge > left.length ? 0 : head.length + challenge;
  }

  private note(part: Buffer): void {
    if (this.firstLine === undefined) this.firstLine = headIn(part)?.line ?? '';
    else if (part[0] === 0) {
      const text = part.toString('utf8', 1, part.length - 1);
      this.messages.set(text, this.count(text) + 1);
    } else if (part.equals(Buffer.of(0xff, 0x00))) this.terminated = true;
  }
}

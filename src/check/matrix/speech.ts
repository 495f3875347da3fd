/** What one side of a conversation says, cut into its handshake and its frames. */
import type { Side } from '../../judge/index.js';

const END_OF_FIELDS = Buffer.from('\r\n\r\n');

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
    const length = this.firstLine === undefined ? this.lengthOfHandshake() : lengthOfFrame(left);
    return length <= left.length ? length : 0;
  }

  private lengthOfHandshake(): number {
    const end = this.left.indexOf(END_OF_FIELDS);
    if (end < 0) return 0;
    const challenge = this.side === 'client' ? 8 : isSwitching(this.left.toString('latin1')) ? 16 : 0;
    return end + END_OF_FIELDS.length + challenge;
  }

  private note(part: Buffer): void {
    if (this.firstLine === undefined) this.firstLine = part.toString('latin1').split('\r\n', 1).join();
    else if (part[0] === 0) {
      const text = part.toString('utf8', 1, part.length - 1);
      this.messages.set(text, this.count(text) + 1);
    } else if (part.equals(Buffer.of(0xff, 0x00))) this.terminated = true;
  }
}

/** Whether it is the reply of a server that agrees. */
export function isSwitching(text: string): boolean {
  return /^HTTP\/\d+\.\d+ 101/.test(text);
}

/** The length of the frame at the beginning; infinite where its end is not there yet. */
function lengthOfFrame(bytes: Buffer): number {
  const [type = 0] = bytes;
  if (type < 0x80) return bytes.indexOf(0xff) + 1 || Infinity;
  let length = 0;
  for (let index = 1; index < bytes.length; index += 1) {
    const byte = bytes[index] as number;
    length = length * 128 + (byte & 0x7f);
    if (byte < 0x80) return index + 1 + length;
  }
  return Infinity;
}

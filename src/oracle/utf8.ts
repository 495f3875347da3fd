/** Finds the byte at which text ceases to be well-formed UTF-8. */

/** Least and greatest second byte where it is not 80 to BF, by first byte. */
const SECOND: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};

/** Reads text piece by piece. */
export class Utf8 {
  private missing = 0;
  private least = 0x80;
  private most = 0xbf;

  /** Whether no character is unfinished. */
  get complete(): boolean {
    return this.missing === 0;
  }

  /** Index of the first byte that cannot stand there in well-formed text, or -1. */
  read(bytes: Uint8Array): number {
    for (let index = 0; index < bytes.length; index += 1) if (!this.accepts(bytes[index] as number)) return index;
    return -1;
  }

  private accepts(byte: number): boolean {
    if (this.missing === 0) return this.begins(byte);
    if (byte < this.least || byte > this.most) return false;
    this.missing -= 1;
    [this.least, this.most] = [0x80, 0xbf];
    return true;
  }

  private begins(byte: number): boolean {
    if (byte < 0x80) return true;
    if (byte < 0xc2 || byte > 0xf4) return false;
    this.missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    [this.least, this.most] = SECOND[byte] ?? [0x80, 0xbf];
    return true;
  }
}

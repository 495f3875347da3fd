/** Frames taken apart by hand, after sections 10.3.4.3.2 and 10.3.4.4.3, each part of which can be put wrong. In all strings one character is one byte. */

export interface FrameParts {
  /** The length so far, with one more of its bytes, which is the count-th from 0. */
  length(length: number, b: number, count: number): number;
  /** What is sent for data that is skipped. */
  skipped(data: string): string;
  /** What is sent for the data of a frame that ends with FF. */
  message(data: string, type: number): string;
}

export const SOUND_FRAMES: FrameParts = {
  length: (length, b) => length * 128 + (b & 0x7f),
  skipped: () => '',
  message: (data) => textFrame(utf8(textOf(data))),
};

/** What becomes of frames. */
export interface Answers {
  send(bytes: string): void;
  /** FF 00 has come; nothing is read any more. */
  closed(): void;
}

/** @returns what hears bytes as they come */
export function framesOf(parts: FrameParts, { send, closed }: Answers): (bytes: string) => void {
  let rest = '';
  let isOver = false;

  function text(): boolean {
    const end = rest.indexOf('\xff');
    if (end < 0) return false;
    send(parts.message(rest.slice(1, end), rest.charCodeAt(0)));
    rest = rest.slice(end + 1);
    return true;
  }

  function withLength(): boolean {
    const [, bytes] = /^[\s\S]([\x80-\xff]*[^\x80-\xff])/.exec(rest) ?? [];
    if (bytes === undefined) return false;
    const length = [...bytes].reduce((sum, b, count) => parts.length(sum, b.charCodeAt(0), count), 0);
    const start = 1 + bytes.length;
    if (rest.length < start + length) return false;
    isOver = rest.startsWith('\xff') && length === 0;
    if (isOver) closed();
    else send(parts.skipped(rest.slice(start, start + length)));
    rest = rest.slice(start + length);
    return true;
  }

  return (bytes) => {
    rest += bytes;
    while (!isOver && rest !== '' && (rest < '\x80' ? text() : withLength()));
  };
}

export function textFrame(data: string): string {
  return `\0${data}\xff`;
}

/** The characters of bytes that should be UTF-8. */
export function textOf(bytes: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(bytes, 'latin1'));
}

export function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

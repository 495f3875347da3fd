/** What is sent: messages of a size, their frames, and the handshake before them. */
/** What a message is made of. */
export type Letters = 'ASCII' | 'mixed UTF-8';

const ALPHABETS: Readonly<Record<Letters, string>> = { ASCII: 'abcdefghij', 'mixed UTF-8': 'aé€😀bcdefgh' };

/** Buffer of a chunk, as TCP hands them over. */
export const CHUNK = 65_536;

/** A text of so many bytes as UTF-8; what is left where no letter fits is filled with dots. */
export function textOf(size: number, letters: Letters = 'ASCII'): string {
  const alphabet = ALPHABETS[letters];
  const whole = alphabet.repeat(Math.floor(size / Buffer.byteLength(alphabet)));
  return whole + '.'.repeat(size - Buffer.byteLength(whole));
}

/** A text frame of the protocol. */
export function frameOf(text: string): Buffer {
  return Buffer.concat([Buffer.of(0x00), Buffer.from(text, 'utf8'), Buffer.of(0xff)]);
}

/** As many frames as fill some chunks, and cut into these wherever they end. */
export function chunked(frame: Buffer, chunks = 8): { chunks: Buffer[]; frames: number } {
  const frames = Math.max(1, Math.ceil((chunks * CHUNK) / frame.length));
  const all = Buffer.concat(new Array<Buffer>(frames).fill(frame));
  return { frames, chunks: cut(all) };
}

function cut(bytes: Buffer): Buffer[] {
  const count = Math.ceil(bytes.length / CHUNK);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * CHUNK, (index + 1) * CHUNK));
}

/** A sound handshake, and how the answer to it ends. */
export const opening = {
  request: Buffer.from(
    [
      'GET /demo HTTP/1.1',
      'Host: example.com',
      'Connection: Upgrade',
      'Sec-WebSocket-Key2: 12998 5 Y3 1  .P00',
      'Upgrade: WebSocket',
      'Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5',
      'Origin: http://example.com',
      '',
      '^n:ds[4U',
    ].join('\r\n'),
    'latin1',
  ),
  answerEnds: "\r\n\r\n8jKS'y:G*Co,Wxa-",
} as const;

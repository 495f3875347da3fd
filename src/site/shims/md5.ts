/** MD5 (RFC 1321) for pages, which have none of their own. A test holds it against Node's. */

/** How far each round's four operations rotate. */
const ROTATIONS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;

const SINES = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) >>> 0);

/** The 16 bytes of the fingerprint. */
export function md5(message: Uint8Array): Uint8Array {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  const padded = pad(message);
  for (let at = 0; at < padded.byteLength; at += 64) block(state, padded, at);
  const digest = new DataView(new ArrayBuffer(16));
  for (const [index, word] of state.entries()) digest.setUint32(4 * index, word, true);
  return new Uint8Array(digest.buffer);
}

function pad(message: Uint8Array): DataView {
  const padded = new Uint8Array((((message.length + 8) >> 6) + 1) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, (message.length << 3) >>> 0, true);
  view.setUint32(padded.length - 4, Math.floor(message.length / 2 ** 29), true);
  return view;
}

function block(state: number[], bytes: DataView, at: number): void {
  let [a, b, c, d] = state as [number, number, number, number];
  for (let index = 0; index < 64; index += 1) {
    const round = index >> 4;
    const [mixed, word] = mix(round, index, b, c, d);
    const sum = (a + mixed + (SINES[index] as number) + bytes.getUint32(at + 4 * word, true)) | 0;
    const by = ROTATIONS[round]?.[index % 4] as number;
    [a, b, c, d] = [d, (b + ((sum << by) | (sum >>> (32 - by)))) | 0, b, c];
  }
  for (const [index, word] of [a, b, c, d].entries()) state[index] = ((state[index] as number) + word) >>> 0;
}

/** What a round makes of three words, and which word of the message it takes. */
function mix(round: number, index: number, b: number, c: number, d: number): [mixed: number, word: number] {
  if (round === 0) return [(b & c) | (~b & d), index];
  if (round === 1) return [(d & b) | (~d & c), (5 * index + 1) % 16];
  return round === 2 ? [b ^ c ^ d, (3 * index + 5) % 16] : [c ^ (b | ~d), (7 * index) % 16];
}

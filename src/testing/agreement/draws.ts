import type { ClientInputs, Draws, KeyDraw } from '../reading/index.js';

/**
 * What chance must have decided for a client to send this request, if it is one that the text allows: whether it is,
 * the second reading tells, which makes a request of these draws.
 */
export function drawsOf({ protocol, cookies = [] }: ClientInputs, request: Uint8Array): Draws {
  const text = Buffer.from(request).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const lines = text.slice(0, end).split('\r\n').slice(1);
  // The fields in the order of the text.
  const names = ['Upgrade', 'Connection', 'Host', 'Origin', ...(protocol === undefined ? [] : ['Sec-WebSocket-Protocol'])];
  const listed = [...names, ...cookies.map((line) => line.split(':')[0]), 'Sec-WebSocket-Key1', 'Sec-WebSocket-Key2'];
  const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
  return {
    key1: keyDrawOf(field('Sec-WebSocket-Key1')),
    key2: keyDrawOf(field('Sec-WebSocket-Key2')),
    order: lines.map((line) => listed.indexOf(line.split(':')[0] ?? '')),
    key3: [...request.subarray(end + 4)],
  };
}

/** Spaces first, then the other characters, each at its place from left to right. */
function keyDrawOf(key: string): KeyDraw {
  const spaced = [...key].filter((character) => /[0-9 ]/.test(character));
  const spacesAt = spaced.flatMap((character, at) => (character === ' ' ? [at] : []));
  const placed = [...key].map((character, at) => ({ character, at }));
  const characters = placed.filter(({ character }) => !/[0-9 ]/.test(character));
  return { spaces: spacesAt.length, number: Number(key.replace(/[^0-9]/g, '')) / spacesAt.length, spacesAt, characters };
}

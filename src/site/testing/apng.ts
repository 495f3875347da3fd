/** PNGs of few colours, animated ones too, out of pictures that a browser took. */
import { constants, crc32, deflateSync } from 'node:zlib';
import { decode } from 'fast-png';

/** A picture as PNG, and how long it stands, in milliseconds. */
export interface Still {
  png: Buffer;
  milliseconds: number;
}

/** Rows of colours, each a number 0xRRGGBB. */
interface Picture {
  width: number;
  height: number;
  colours: Uint32Array;
}

/** The index of what is transparent: there the picture before is seen. */
const CLEAR = 63;

/** A picture in the colours it has most, each other colour the nearest of these; several are an animation without end. */
export function toPng(stills: readonly Still[]): Buffer {
  const pictures = stills.map(({ png }) => read(png));
  const { width, height } = pictures[0] as Picture;
  const palette = paletteOf(pictures);
  const indexed = pictures.map(({ colours }) => colours.map((colour) => palette.get(colour) as number));
  const table = [...palette].filter(([, index], at) => index === at).map(([colour]) => colour);
  let sequence = 0;
  const frames = indexed.flatMap((indices, at) => {
    const delay = [(stills[at] as Still).milliseconds, 1000].map((each) => numbers(2, each));
    // No frame is disposed of, and what is transparent of it is laid over the one before.
    const control = Buffer.concat([numbers(4, sequence++, width, height, 0, 0), ...delay, Buffer.from([0, 1])]);
    const data = packed(indices, indexed[at - 1], width);
    return [
      chunk('fcTL', control),
      at === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([numbers(4, sequence++), data])),
    ];
  });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([numbers(4, width, height), Buffer.from([8, 3, 0, 0, 0])])),
    ...(stills.length === 1 ? [] : [chunk('acTL', numbers(4, stills.length, 0))]),
    chunk('PLTE', Buffer.concat(Array.from({ length: CLEAR + 1 }, (_, index) => numbers(4, table[index] ?? 0).subarray(1)))),
    chunk('tRNS', Buffer.alloc(CLEAR + 1, 255).fill(0, CLEAR)),
    ...(stills.length === 1 ? frames.slice(1) : frames),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function read(png: Buffer): Picture {
  const { width, height, channels, data } = decode(png);
  const byte = (at: number) => data[at] as number;
  const colours = Uint32Array.from({ length: width * height }, (_, pixel) => {
    const at = pixel * channels;
    return byte(at) * 0x10000 + byte(at + 1) * 0x100 + byte(at + 2);
  });
  return { width, height, colours };
}

/** The index of each colour; the most frequent have their own. */
function paletteOf(pictures: readonly Picture[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { colours } of pictures) for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const all = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const kept = all.slice(0, CLEAR);
  const nearest = (colour: number) => {
    const distances = kept.map((each) => distance(each, colour));
    return distances.indexOf(Math.min(...distances));
  };
  return new Map(all.map((colour, at) => [colour, at < CLEAR ? at : nearest(colour)]));
}

function distance(one: number, other: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
}

/** Rows without a filter, which suits pictures of few colours; what is as it was is transparent. */
function packed(indices: Uint32Array, before: Uint32Array | undefined, width: number): Buffer {
  const rows = Buffer.alloc((indices.length / width) * (width + 1));
  for (const [at, index] of indices.entries()) {
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = before?.[at] === index ? CLEAR : index;
  }
  return deflateSync(rows, { level: constants.Z_BEST_COMPRESSION });
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([numbers(4, data.length), named, numbers(4, crc32(named))]);
}

/** Numbers of so many bytes each, the highest byte first. */
function numbers(size: number, ...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(size * values.length);
  for (const [index, value] of values.entries()) bytes.writeUIntBE(value, index * size, size);
  return bytes;
}

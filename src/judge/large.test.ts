import { expect, test } from 'vitest';
import { type Entry, judge, type Side } from './index.js';
import { down, established, up } from './testing.js';

const send: Record<Side, (data: Uint8Array) => Entry> = { client: up, server: down };

const message = Buffer.concat([Buffer.of(0x00), Buffer.alloc(62, 'a'), Buffer.of(0xff)]);
const large = Buffer.concat([Buffer.of(0x00), Buffer.alloc(1 << 20, 'a'), Buffer.of(0xff)]);
const traffic: Record<string, Buffer> = {
  'one message of 1 MiB': large,
  '16,384 messages of 64 bytes': Buffer.concat(Array.from({ length: 16_384 }, () => message)),
};

const cases = Object.keys(traffic).flatMap((what) =>
  (['client', 'server'] as const).flatMap((from) => (['client', 'server'] as const).map((side) => [what, from, side] as const)),
);

test.each(cases)('%s from the %s, in segments, pass when the %s is judged', (what, from, side) => {
  const bytes = traffic[what] as Buffer;
  const pieces = Array.from({ length: Math.ceil(bytes.length / 1_460) }, (_, index) =>
    bytes.subarray(index * 1_460, (index + 1) * 1_460),
  );
  const { wire } = established(...pieces.map(send[from]));
  expect(judge({ wire }, side)).toMatchObject({ accepted: true, mark: 'pass' });
});

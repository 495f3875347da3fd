/** What "the first byte that no policy allows" means, on exchanges with one byte changed at many places. */
import { expect, test } from 'vitest';
import { type Entry, judge, type Rejection, type Side } from './index.js';
import { bytes, down, reply, request, up } from './testing.js';

const sent: Record<Side, string> = {
  client: `${request}\x00h\xc3\xa4i\xff\x00\xff\xff\x00`,
  server: `${reply}\x00h\xc3\xa4i\xff\x00\xff\xff\x00`,
};

/** The exchange up to what a side has sent of `output`, the other side's bytes in their order before it. */
function exchange(side: Side, output: Uint8Array): { wire: Entry[] } {
  if (side === 'server') return { wire: [up(sent.client), down(output)] };
  return { wire: [up(output.subarray(0, request.length)), down(reply), up(output.subarray(request.length))] };
}

/** Every so many places, with a byte that differs in a way of its own. */
function* changes(output: Buffer, every: number): Generator<[number, Buffer]> {
  for (const [index, byte] of output.entries()) {
    if (index % every !== 0) continue;
    const changed = Buffer.from(output);
    changed[index] = [byte ^ 0x20, byte ^ 0x01, 0x0d, 0x0a, 0x20, 0x80, 0xff][index % 7] as number;
    if (changed[index] !== byte) yield [index, changed];
  }
}

test.each([
  ['client', 1],
  ['server', 3],
] as const)('a %s is accepted up to the byte where it is rejected, and not with it', (side, every) => {
  const output = bytes(sent[side]);
  expect(judge(exchange(side, output), side)).toMatchObject({ accepted: true });
  let rejected = 0;
  for (const [index, changed] of changes(output, every)) {
    const verdict = judge(exchange(side, changed), side);
    if (verdict.accepted) continue;
    rejected += 1;
    const { offset, step } = verdict.rejection;
    const about = `byte ${index} changed to ${changed[index]}: ${step} at ${offset}`;
    expect(offset, about).toBeGreaterThanOrEqual(index);
    expect(judge(exchange(side, changed.subarray(0, offset)), side).accepted, about).toBe(true);
    expect(firstRejection(side, changed, offset + 1), about).toEqual({ offset, step });
  }
  expect(rejected).toBeGreaterThan(output.length / every / 2);
});

/** Where it is rejected first; that a name is one of the text's in another case is known when it ends. */
function firstRejection(side: Side, output: Buffer, from: number): Pick<Rejection, 'offset' | 'step'> | undefined {
  for (let length = from; length <= from + 'Sec-WebSocket-Protocol:'.length; length += 1) {
    const verdict = judge(exchange(side, output.subarray(0, length)), side);
    if (!verdict.accepted) return { offset: verdict.rejection.offset, step: verdict.rejection.step };
  }
  return undefined;
}

/** Digests that are made in another way than 10.3.4.4.2#4 to #9 make them: each is rejected at its first byte that is none of the two. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bytes, digest, down, KEY1, KEY2, LITTLE, reply, request, requestWith, up } from '../testing.js';
import { expectVerdict, inWords, replyOver, SCHEMES, verdictOver } from './testing.js';

const [ONE, TWO] = [4_146_546_015 / 5, 1_299_853_100 / 5];
const KEY3 = request.slice(-8);
const BIG = reply.slice(-16);

const md5 = (...parts: readonly Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();
const big = (number: number) => Buffer.from([24, 16, 8, 0].map((by) => Math.floor(number / 2 ** by) & 0xff));
const little = (number: number) => big(number).reverse();
const latin1 = (data: Buffer) => data.toString('latin1');
const right = md5(big(ONE), big(TWO), bytes(KEY3));

const wrong: [what: string, digest: string][] = [
  ['key2 before key1', latin1(md5(big(TWO), big(ONE), bytes(KEY3)))],
  ['key3 before the numbers', latin1(md5(bytes(KEY3), big(ONE), big(TWO)))],
  ['without key3', latin1(md5(big(ONE), big(TWO)))],
  ['key3 backwards', latin1(md5(big(ONE), big(TWO), bytes(KEY3).reverse()))],
  ['of numbers that were not divided', latin1(md5(big(ONE * 5), big(TWO * 5), bytes(KEY3)))],
  ['of one number that was not divided', latin1(md5(big(ONE), big(TWO * 5), bytes(KEY3)))],
  ['of numbers in two byte orders', latin1(md5(big(ONE), little(TWO), bytes(KEY3)))],
  ['of numbers in the two other orders', latin1(md5(little(ONE), big(TWO), bytes(KEY3)))],
  ['of numbers written in base ten', latin1(md5(bytes(`${ONE}${TWO}${KEY3}`)))],
  ['of the keys as they were sent', latin1(md5(bytes(`${KEY1}${KEY2}${KEY3}`)))],
  ['of the other digest', latin1(md5(right))],
  ['backwards', latin1(Buffer.from(right).reverse())],
  ['by words of another order', latin1(Buffer.from(right).swap32())],
  ['in hex', right.toString('hex').slice(0, 16)],
  ['in base64', right.toString('base64').slice(0, 16)],
  [
    'by SHA-1',
    latin1(
      createHash('sha1')
        .update(Buffer.concat([big(ONE), big(TWO), bytes(KEY3)]))
        .digest(),
    ).slice(0, 16),
  ],
  ['after an empty line', `\r\n${BIG}`.slice(0, 16)],
  ['with a bit of the last byte turned', BIG.slice(0, 15) + String.fromCharCode(BIG.charCodeAt(15) ^ 1)],
  ['whose last byte is that of the other order', BIG.slice(0, 15) + LITTLE.slice(15)],
  ['of little-endian numbers, its last byte that of the other order', LITTLE.slice(0, 15) + BIG.slice(15)],
];

describe.each(SCHEMES)('%s', (ws) => {
  const start = replyOver(ws).slice(0, -16);
  const answering = (sixteen: string) => [up(request), down(start + sixteen)];

  test.each(wrong)('a digest %s is rejected', (_, sixteen) => {
    const offset = Math.max(
      ...[BIG, LITTLE].map((sound) => bytes(sixteen).findIndex((byte, at) => byte !== sound.charCodeAt(at))),
    );
    expectVerdict([ws, 'server', answering(sixteen)], '10.3.4.4.2', '#9', start.length + offset);
  });

  test.each(wrong)('a digest %s: a client that goes on is rejected', (_, sixteen) => {
    expectVerdict([ws, 'client', [...answering(sixteen), up('\0')]], '10.3.4.3.1', '#45', request.length);
  });

  test('the two right ones', () => {
    expectVerdict([ws, 'server', answering(BIG)], '', 'pass', 0);
    expectVerdict([ws, 'server', answering(LITTLE)], '', 'allowed, number.byteOrder little', 0);
    expectVerdict([ws, 'client', [...answering(BIG), up('\0')]], '', 'pass', 0);
    expectVerdict([ws, 'client', [...answering(LITTLE), up('\0')]], '', 'allowed, number.byteOrder little', 0);
  });
});

/** Keys, the number that they say, and one that a server makes of them that reads them otherwise. */
const keys: [what: string, key: string, number: number, other: number][] = [
  ['digits after a space count', '1 2!', 12, 1],
  ['digits after other characters count', '1! 2', 12, 1],
  ['zeros in front do not make it octal', '012 !', 12, 10],
  ['each space counts', '12  !', 6, 12],
  ['a sign does not count', '-12 !', 12, -12],
  ['a point does not count', '1.2 !', 12, 1],
  ['e does not make a power', '1e2 !', 12, 100],
  ['x does not make it hexadecimal', '0x12 !', 12, 18],
  ['a number of 0', '0 !', 0, 1],
  ['a tab is no space', '12 \t!', 12, 6],
  ['A0 is no space', '12 \xc2\xa0!', 12, 6],
  ['digits of another script are none', '12 \xd9\xa1!', 12, 121],
  ['the largest number', '4294967295 !', 4_294_967_295, 4_294_967_294],
  ['a product above 32 bits', `4294967300${' '.repeat(10)}!`, 429_496_730, 0],
];

test.each(keys)('%s', (_, key, number, other) => {
  const asked = requestWith(KEY1, key);
  const answer = (part: number) => [up(asked), down(reply.slice(0, -16) + digest([part >>> 0, TWO], KEY3, 'big'))];
  expectVerdict(['ws', 'server', answer(number)], '', 'pass', 0);
  expect(inWords(verdictOver('ws', 'server', answer(other)))).toMatch(/^10\.3\.4\.4\.2#[4-9](p2)? at \d+, byte$/);
});

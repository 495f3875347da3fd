/** Faults of a server's digest, and of how it takes keys and key3: section 10.3.4.4.2, steps 2 to 9. */
import { faulty } from '../../testing.js';
import { textOf, utf8 } from './frames.js';
import type { SeededServer } from './seeded.js';
import { md5, sketch } from './server.js';

const { concat } = Buffer;
const bytesOf = (text: string) => Buffer.from(text, 'latin1');
/** The step that is wrong gives a wrong challenge, and that a wrong response. */
const LATER = ['10.3.4.4.2#8', '10.3.4.4.2#9', '10.3.4.4.2#13'] as const;

export const digests: Record<string, SeededServer> = {
  'takes the keys in the order on the wire': {
    server: () =>
      sketch({
        challenge: (part1, part2, { key3, fields }) => {
          const [first] = fields.filter(([name]) => /key[12]$/.test(name));
          return concat([...(first?.[0].endsWith('1') ? [part1, part2] : [part2, part1]), bytesOf(key3)]);
        },
      }),
    steps: ['10.3.4.4.2#2g', '10.3.4.4.2#2h', ...LATER],
    says: /order/i,
    // Clients send their fields in a random order.
    severity: 'some',
    on: /server-keys|server-fields|server-handshake\/0/,
  },
  'writes the digest in hexadecimal': {
    server: () => sketch({ response: (challenge) => md5(challenge, 'hex') }),
    steps: ['10.3.4.4.2#9', '10.3.4.4.2#13'],
    says: /hex/i,
    severity: 'everybody',
  },
  'writes the digest in base64': {
    server: () => sketch({ response: (challenge) => md5(challenge, 'base64') }),
    steps: ['10.3.4.4.2#9', '10.3.4.4.2#13'],
    says: /base64/i,
    severity: 'everybody',
  },
  'forgets key3': {
    server: () => sketch({ challenge: (part1, part2) => concat([part1, part2]) }),
    steps: LATER,
    says: /key3/i,
    severity: 'everybody',
  },
  'strips spaces and line ends from key3': {
    server: () => sketch({ challenge: (part1, part2, { key3 }) => concat([part1, part2, bytesOf(key3.trim())]) }),
    steps: ['10.3.4.4.2#2i', ...LATER],
    says: /key3/i,
    severity: 'some',
  },
  'decodes key3 as UTF-8': {
    server: () => sketch({ challenge: (part1, part2, { key3 }) => concat([part1, part2, bytesOf(utf8(textOf(key3)))]) }),
    steps: ['10.3.4.4.2#2i', ...LATER],
    says: /key3/i,
    // One in 256 clients draws eight bytes that are ASCII.
    severity: ['everybody', 'some'],
  },
  'decodes key3 as Latin-1 and encodes it as UTF-8': {
    server: () => sketch({ challenge: (part1, part2, { key3 }) => concat([part1, part2, bytesOf(utf8(key3))]) }),
    steps: ['10.3.4.4.2#2i', ...LATER],
    says: /key3/i,
    severity: ['everybody', 'some'],
  },
  'does not divide the numbers by the spaces': {
    server: () => sketch({ quotient: (digits, spaces) => (spaces > 0 && digits % spaces === 0 ? digits % 2 ** 32 : undefined) }),
    steps: ['10.3.4.4.2#7', '10.3.4.4.2#7p2', ...LATER],
    says: /divi/i,
    severity: 'everybody',
  },
  'counts spaces after trimming the key': {
    server: () => sketch({ spaces: (key) => key.trim().split(' ').length - 1 }),
    steps: ['10.3.4.4.2#5', '10.3.4.4.2#5p2', ...LATER],
    says: /trim/i,
    severity: 'some',
  },
  'reads the digits of a key as a signed number of 32 bits': {
    server: () =>
      sketch({
        digits: (key) => Number(key.replace(/[^0-9]/g, '') || NaN) | 0,
        quotient: (digits, spaces) => (spaces > 0 ? Math.trunc(digits / spaces) >>> 0 : undefined),
      }),
    steps: ['10.3.4.4.2#4', '10.3.4.4.2#4p2', '10.3.4.4.2#7', '10.3.4.4.2#7p2', ...LATER],
    // What is cut off is no longer seen to be no multiple.
    also: ['10.3.4.4.2#6', '10.3.4.4.2#6p2'],
    says: /sign/i,
    severity: 'some',
  },
  'serves keys whose number is no multiple of the spaces': {
    server: () => sketch({ quotient: (digits, spaces) => (spaces > 0 ? Math.trunc(digits / spaces) % 2 ** 32 : undefined) }),
    steps: ['10.3.4.4.2#6', '10.3.4.4.2#6p2'],
    says: /multiple|divi/i,
    severity: 'harmless',
  },
  'serves keys without spaces': {
    server: () =>
      sketch({
        quotient: (digits, spaces) => (digits % Math.max(spaces, 1) === 0 ? (digits / Math.max(spaces, 1)) % 2 ** 32 : undefined),
      }),
    steps: ['10.3.4.4.2#5p3'],
    says: /space/i,
    severity: 'harmless',
  },
  'answers at the empty line, with zeros for what has not come of key3': {
    server: () => faulty(() => ({ up: (text) => text.replace(/\r\n\r\n[\s\S]{0,7}$/, (all) => all.padEnd(12, '\0')) })),
    steps: ['10.3.4.4.2#2i', ...LATER],
    says: /key3/i,
    severity: 'some',
    on: /server-handshake\/0[012]|segments/,
  },
};

/** Faults of how a server takes frames apart, and of what it sends: section 10.3.4.4.3, but for text and closing. */

import { textFrame, textOf, utf8 } from './frames.js';
import { behind, between, reading, type SeededServer, writing } from './seeded.js';
import { sketch } from './server.js';

/** A length that is wrong leaves a reader amid the data, or waiting behind it. */
const LENGTH = ['10.3.4.4.3#3.B4', '10.3.4.4.3#3.B5', '10.3.4.4.3#3.B6', '10.3.4.4.3#3.B7', '10.3.4.4.3#4'] as const;

/** What is left of the data is taken for a text frame, or for the beginning of the next. */
const AMID_DATA = ['10.3.4.4.3#3.4'] as const;

export const framing: Record<string, SeededServer> = {
  'loses a frame that comes in the segment of key3': {
    server: between(() => ({ up: (text) => text.replace(/(?<=\r\n\r\n[\s\S]{8})[\s\S]+/, '') })),
    steps: ['10.3.4.4.3#1'],
    // Half of a frame is lost there too, and the rest is taken for another.
    also: ['10.3.4.4.3#3.1', '10.3.4.4.3#3.4', '10.3.4.4.3#4'],
    says: /key3|segment/i,
    severity: 'data',
    on: /segments/,
  },
  'loses the first byte of each segment that goes on with a frame': {
    server: reading(corruptsCutFrames),
    steps: ['10.3.4.4.3#3.2', '10.3.4.4.3#3.3', '10.3.4.4.3#3.4'],
    says: /segment|\bcut|piece|split/i,
    severity: 'data',
    on: /server-(text|segments)|frames\//,
  },
  'reads one frame of each segment': {
    server: reading(() => (text) => text.replace(/^(\0[^\xff]*\xff)\0[\s\S]*/, '$1')),
    steps: ['10.3.4.4.3#4', '10.3.4.4.3#1', '10.3.4.4.3#3.4'],
    says: /second|segment|lost|loses/i,
    severity: 'data',
    on: /server-(text|segments|closing)/,
  },
  'makes one of two messages that come together': {
    server: reading(() => (text) => text.replace(/\xff\0(?=[^\xff]+\xff)/g, '')),
    steps: ['10.3.4.4.3#3.3', '10.3.4.4.3#3.4', '10.3.4.4.3#4'],
    says: /join|merge|one message|two messages|together/i,
    severity: 'data',
    on: /server-(text|segments)/,
  },
  'answers two messages that come together in the other order': {
    server: writing(() => (text) => text.replace(/^(\0[^\xff]*\xff)(\0[^\xff]*\xff)$/, '$2$1')),
    steps: ['10.3.4.4.3#3.4', '10.3.4.4.3#4'],
    // One of the two came with key3.
    also: ['10.3.4.4.3#1'],
    says: /order/i,
    severity: 'data',
    on: /server-(text|segments)/,
  },
  'reads lengths in base 256': {
    server: () => sketch({ length: (length, b) => length * 256 + (b & 0x7f) }),
    steps: LENGTH,
    also: AMID_DATA,
    says: /256/,
    severity: 'data',
  },
  'takes the last byte of a length alone': {
    server: () => sketch({ length: (_, b) => b & 0x7f }),
    steps: LENGTH,
    also: AMID_DATA,
    says: /last byte/i,
    severity: 'data',
  },
  'takes the first byte of a length alone': {
    server: () => sketch({ length: (length, b, count) => (count === 0 ? b & 0x7f : length) }),
    steps: LENGTH,
    also: AMID_DATA,
    says: /first byte/i,
    severity: 'data',
  },
  'reads a length of one byte, whatever its high bit': {
    server: reading(() => (text) => text.replace(/^([\x80-\xff])([\x80-\xff])/, (_, type: string, b: string) => type + low(b))),
    steps: LENGTH,
    also: AMID_DATA,
    says: /length/i,
    severity: 'data',
  },
  'reads a length from its low end': {
    server: () => sketch({ length: (length, b, count) => length + (b & 0x7f) * 128 ** count }),
    steps: LENGTH,
    also: AMID_DATA,
    says: /little|order|reverse|low(est)? (byte|end)/i,
    severity: 'data',
  },
  'delivers the data of frames with a length as messages': {
    server: () => sketch({ skipped: (data) => (data === '' ? '' : textFrame(utf8(textOf(data)))) }),
    steps: ['10.3.4.4.3#3.B7'],
    says: /skip|discard|deliver|message/i,
    severity: 'data',
  },
  'reads frames of types 01 to 7F by a length': {
    server: reading(() => (text) => text.replace(/^[^\0\x80-\xff]/, (type) => String.fromCharCode(type.charCodeAt(0) | 0x80))),
    steps: ['10.3.4.4.3#3', '10.3.4.4.3#3.1', '10.3.4.4.3#3.2', '10.3.4.4.3#3.3', '10.3.4.4.3#3.4', '10.3.4.4.3#4'],
    says: /type|01/i,
    severity: 'data',
  },
  'sends messages as frames of type 01': {
    server: writing(() => (text) => text.replace(/^\0/, '\x01')),
    steps: ['10.3.4.4.3#B1'],
    says: /type|01|\b00\b/i,
    // Every message is lost, and so are the connections for what they were made.
    severity: ['everybody', 'data'],
    on: /control|server-text\/0|frames\/00/,
  },
  'answers frames of other types with an error of HTTP': {
    server: between(() => {
      let isBad = false;
      return {
        up: behind(8, (text) => {
          isBad ||= /^[^\0\xff]/.test(text);
          return isBad ? textFrame('500') : text;
        }),
        down: behind(16, (text) => (isBad ? 'HTTP/1.1 500 Internal Server Error\r\n\r\n' : text)),
      };
    }),
    steps: ['10.3.4.4.3#B1'],
    says: /HTTP|500/,
    severity: ['data', 'some'],
    on: /server-(types|lengths|frames)/,
  },
};

/** A length byte without its high bit. */
function low(b: string): string {
  return String.fromCharCode(b.charCodeAt(0) & 0x7f);
}

function corruptsCutFrames(): (text: string) => string {
  let isCut = false;
  return (text) => {
    const changed = isCut ? text.slice(1) : text;
    isCut = isCut ? !text.endsWith('\xff') : text.startsWith('\0') && !text.endsWith('\xff');
    return changed;
  };
}

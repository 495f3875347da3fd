/** Faults of how a server closes (10.3.4.4.3, steps 3.B8 and C1 to C3), and of what it withholds on one input alone. */
import type { Change } from '../../testing.js';
import { textFrame } from './frames.js';
import { behind, between, reading, type SeededServer, writing } from './seeded.js';

const closes = /^\xff\x80*\0/;

export const closing: Record<string, SeededServer> = {
  'answers FF 00 with FF 80 00': {
    server: writing(() => (text) => text.replace(/^\xff\0/, '\xff\x80\0')),
    steps: ['10.3.4.4.3#C1'],
    says: /FF 80 00/,
    severity: 'harmless',
  },
  'answers FF 00, and goes on answering messages': {
    server: between(() => {
      let isOver = false;
      return {
        up: behind(8, (text) => text),
        down: behind(16, (text) => {
          isOver ||= /^\xff\0/.test(text);
          return isOver ? `${text}${textFrame('late')}` : text;
        }),
      };
    }),
    steps: ['10.3.4.4.3#p4'],
    also: ['10.3.4.4.3#3.B8'],
    says: /FF 00/,
    severity: 'harmless',
  },
  'answers FF 00 twice': {
    server: writing(() => (text) => text.replace(/^\xff\0/, '\xff\0\xff\0')),
    steps: ['10.3.4.4.3#p4'],
    says: /FF 00/,
    severity: 'harmless',
  },
  'does not see FF 00, and goes on answering messages': {
    server: reading(() => (text) => text.replace(closes, '')),
    steps: ['10.3.4.4.3#3.B8'],
    says: /FF 00/,
    severity: 'harmless',
  },
  'takes FF alone for a closing frame, whatever follows': {
    server: reading(() => (text) => text.replace(/^\xff(?!\x80|\0)/, '\xff\0')),
    // It sends FF 00 before it was asked to, and then has to close when it is.
    steps: ['10.3.4.4.3#3.B6', '10.3.4.4.3#3.B7', '10.3.4.4.3#3.B8', '10.3.4.4.3#3p2', '10.3.4.4.3#4', '10.3.4.4.3#C3'],
    says: /FF/,
    severity: ['data', 'some', 'harmless'],
  },
  'takes 80 00 for a closing frame': {
    server: reading(() => (text) => text.replace(/^[\x80-\xfe]\0/, '\xff\0')),
    steps: ['10.3.4.4.3#3p2', '10.3.4.4.3#3.B8', '10.3.4.4.3#4', '10.3.4.4.3#3.4'],
    says: /80|clos/i,
    severity: ['data', 'some'],
    kind: 'selective',
  },
};

/** Closes, or falls silent, where a change gives undefined or nothing. */
const requests = (change: Change) => between(() => ({ up: (text) => (text.startsWith('GET') ? change(text) : text) }));
const REPLY = ['10.3.4.4.2#p1', '10.3.4.4.2#10', '10.3.4.4.2#13', '10.3.4.4.2#2i', '10.3.4.4.3#1'] as const;

export const selective: Record<string, SeededServer> = {
  'closes where key3 comes in a segment of its own': {
    server: requests((text) => (/\r\n\r\n$/.test(text) ? undefined : text)),
    steps: REPLY,
    says: /key3/i,
    severity: 'some',
    kind: 'selective',
    on: /segments|server-handshake\/02/,
  },
  'never answers where key3 comes in a segment of its own': {
    server: between(deafToKey3),
    steps: REPLY,
    says: /key3/i,
    severity: 'some',
    on: /segments/,
  },
  'closes where the fields come in more than one segment': {
    server: requests((text) => (text.includes('\r\n\r\n') ? text : undefined)),
    steps: [...REPLY, '10.3.4.4.1#5', '10.3.4.4.1#1', '10.3.4.4.1#4'],
    says: /segment|piece|\bcut|split|line by line|byte by byte/i,
    severity: 'some',
    kind: 'selective',
    on: /segments/,
  },
  'closes where the number of a key is 0': {
    server: requests((text) => (/Key[12]: [^0-9\r]*0[^1-9\r]*\r/.test(text) ? undefined : text)),
    steps: REPLY,
    says: /\b0\b|zero/i,
    severity: 'some',
    kind: 'selective',
    on: /server-keys/,
  },
  'closes on a field that it does not know': {
    server: requests((text) =>
      /^(?!Upgrade|Connection|Host|Origin|Sec-)[\w-]+:/im.test(text.replace(/\r/g, '')) ? undefined : text,
    ),
    steps: [...REPLY, '10.3.4.4.1#p4', '10.3.4.4.1#g'],
    says: /field/i,
    severity: 'some',
    kind: 'selective',
    on: /server-(fields|handshake\/00)/,
  },
  'closes where names of fields are in small letters': {
    server: requests((text) => (text.includes('host:') ? undefined : text)),
    steps: [...REPLY, '10.3.4.4.1#p3'],
    says: /lower|small|case|capital/i,
    // Clients of the text write them in capitals, but what stands between may not.
    severity: ['harmless', 'some'],
    kind: 'selective',
    on: /server-(fields|handshake\/00)/,
  },
  'closes on an empty message': {
    server: reading(() => (text) => (text.startsWith('\0\xff') ? undefined : text)),
    steps: ['10.3.4.4.3#3.4'],
    says: /empty|\b00 FF\b/i,
    severity: ['some', 'data'],
    kind: 'selective',
    on: /server-text|frames/,
  },
};

function deafToKey3(): { up: Change } {
  let isDeaf = false;
  return {
    up: (text) => {
      const isNow = isDeaf;
      isDeaf ||= /^GET[\s\S]*\r\n\r\n$/.test(text);
      return isNow ? '' : text;
    },
  };
}

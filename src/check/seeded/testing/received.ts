/** Faults of how a client takes frames apart, of its text and of how it closes: sections 10.3.4.3.2 and 10.3.4.5.3. */
import { faulty } from '../../client/testing.js';
import type { Change } from '../../testing.js';
import { clientOf, SOUND_CLIENT } from './client.js';
import { textFrame, textOf, utf8 } from './frames.js';
import { behind, type SeededClient } from './seeded.js';

/** Our own client, to which frames come changed; a function for each connection. */
const reading = (make: () => Change) => faulty(() => ({ down: behind(16, make()) }));

/** What is made of a message on the way back. */
const echoing = (change: (data: string) => string) =>
  clientOf({ message: (data, type) => (type === 0 ? textFrame(change(data)) : '') });
const echoingText = (change: (text: string) => string) => echoing((data) => utf8(change(textOf(data))));

/** A length that is wrong leaves a reader amid the data, or waiting behind it. */
const LENGTH = ['10.3.4.3.2#3a.4', '10.3.4.3.2#3a.5', '10.3.4.3.2#3a.6', '10.3.4.3.2#3a.7', '10.3.4.3.2#5'] as const;
const MESSAGE = ['10.3.4.3.2#3b.4', '10.3.4.3.2#3b.5'] as const;
/** What is left of the data is taken for a text frame, a closing one, or the beginning of the next. */
const AMID_DATA = [...MESSAGE, '10.3.4.3.2#3a.8p2'] as const;
const SENT = ['10.3.4.3.2#B2'] as const;

export const received: Record<string, SeededClient> = {
  'loses a frame that comes in the segment of the reply': {
    client: faulty(() => ({ down: (text) => text.replace(/(?<=^HTTP[\s\S]*?\r\n\r\n[\s\S]{16})[\s\S]+/, '') })),
    steps: ['10.3.4.3.2#1'],
    also: [...MESSAGE, '10.3.4.3.2#5'],
    says: /reply|segment|digest/i,
    severity: 'data',
    on: /segments|frames\/0/,
  },
  'loses the first byte of each segment that goes on with a frame': {
    client: reading(corruptsCutFrames),
    steps: ['10.3.4.3.2#3b.2', '10.3.4.3.2#3b.3', ...MESSAGE],
    says: /segment|\bcut|piece|split/i,
    severity: 'data',
    on: /client-(segments|text|frame-splits)|frames\/0/,
  },
  'reads lengths in base 256': {
    client: clientOf({ length: (length, b) => length * 256 + (b & 0x7f) }),
    steps: LENGTH,
    also: AMID_DATA,
    says: /256/,
    severity: 'data',
  },
  'takes the last byte of a length alone': {
    client: clientOf({ length: (_, b) => b & 0x7f }),
    steps: LENGTH,
    also: AMID_DATA,
    says: /last byte/i,
    severity: 'data',
  },
  'takes the first byte of a length alone': {
    client: clientOf({ length: (length, b, count) => (count === 0 ? b & 0x7f : length) }),
    steps: LENGTH,
    also: AMID_DATA,
    says: /first byte/i,
    severity: 'data',
  },
  'delivers the data of frames with a length as messages': {
    client: clientOf({ skipped: (data) => (data === '' ? '' : textFrame(utf8(textOf(data)))) }),
    steps: ['10.3.4.3.2#3a.7'],
    says: /skip|discard|deliver|message/i,
    severity: 'data',
  },
  'delivers frames of types 01 to 7F': {
    client: clientOf({ message: (data) => SOUND_CLIENT.message(data, 0) }),
    steps: ['10.3.4.3.2#3b.5'],
    says: /type|01|discard/i,
    severity: 'data',
  },
  'sends messages as frames of type 01': {
    client: clientOf({ message: (data, type) => SOUND_CLIENT.message(data, type).replace(/^\0/, '\x01') }),
    steps: ['10.3.4.3.2#B1'],
    says: /type|01|\b00\b/i,
    // The server of the text takes them for messages.
    severity: ['everybody', 'some'],
  },
};

export const receivedText: Record<string, SeededClient> = {
  'decodes text as Latin-1': {
    client: echoing(utf8),
    steps: MESSAGE,
    // Nothing is ill-formed then.
    also: ['10.3.4.3.3#p1'],
    says: /Latin-1|8859-1/i,
    severity: 'data',
  },
  'cuts text at NUL': {
    client: echoingText((text) => text.replace(/\0[\s\S]*/, '')),
    steps: MESSAGE,
    says: /NUL/,
    severity: 'data',
  },
  'trims text': { client: echoingText(trimmed), steps: MESSAGE, says: /trim|white ?space|strip/i, severity: 'data' },
  'strips U+FEFF at the start': {
    client: echoingText((text) => text.replace(/^\ufeff/, '')),
    steps: MESSAGE,
    says: /BOM|U\+FEFF|byte order mark/i,
    severity: 'data',
  },
  'replaces supplementary characters': {
    client: echoingText((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')),
    steps: MESSAGE,
    says: /supplementary|surrogate|U\+FFFD|four bytes|U\+10000/i,
    severity: 'data',
  },
  'sends back bytes that are not UTF-8 as they came': {
    client: echoing((data) => data),
    steps: [...SENT, '10.3.4.3.3#p1'],
    says: /UTF-8|U\+FFFD/i,
    severity: 'data',
    on: /client-text/,
  },
  'leaves out bytes that are not UTF-8': {
    client: echoingText((text) => text.replaceAll('\ufffd', '')),
    steps: ['10.3.4.3.3#p1'],
    // A character that is meant is lost too.
    also: MESSAGE,
    says: /UTF-8|U\+FFFD/i,
    severity: 'data',
    on: /client-text/,
  },
  'loses empty messages': {
    client: clientOf({ message: (data, type) => (data === '' ? '' : SOUND_CLIENT.message(data, type)) }),
    steps: [...MESSAGE, '10.3.4.3.2#B1'],
    says: /empty/i,
    severity: 'data',
  },
};

export const closed: Record<string, SeededClient> = {
  'does not answer FF 00': {
    client: clientOf({ closing: { sends: '', closes: false } }),
    steps: ['10.3.4.3.2#3a.8.1', '10.3.4.3.2#C2'],
    // Where it has sent its own before, it still has to close.
    also: ['10.3.4.3.2#3a.8.3'],
    says: /FF 00/,
    severity: ['some', 'harmless'],
  },
  'answers FF 00, and does not close': {
    client: clientOf({ closing: { sends: '\xff\0', closes: false } }),
    steps: ['10.3.4.3.2#3a.8.3'],
    says: /clos/i,
    severity: ['some', 'harmless'],
  },
  'answers FF 00 with FF 80 00': {
    client: clientOf({ closing: { sends: '\xff\x80\0', closes: true } }),
    steps: ['10.3.4.3.2#C3'],
    says: /FF 80 00/,
    severity: 'harmless',
  },
  'answers FF 00 twice': {
    client: clientOf({ closing: { sends: '\xff\0\xff\0', closes: true } }),
    steps: ['10.3.4.3.2#p4'],
    says: /FF 00/,
    severity: 'harmless',
  },
  'sends a message after its FF 00': {
    client: clientOf({ closing: { sends: '\xff\0\0late\xff', closes: true } }),
    steps: ['10.3.4.3.2#p4'],
    says: /FF 00/,
    severity: 'harmless',
  },
  'does not close when the server has': {
    client: clientOf({ follows: false }),
    steps: ['10.3.4.5.3#p1'],
    also: [
      '10.3.4.3.1#28p2',
      '10.3.4.3.1#34p2',
      '10.3.4.3.1#35p2',
      '10.3.4.3.1#36p2',
      '10.3.4.3.1#37p2',
      '10.3.4.3.1#40p2',
      '10.3.4.3.1#44p2',
    ],
    says: /clos/i,
    severity: ['some', 'harmless'],
    on: /closures|cut$/,
  },
};

function trimmed(text: string): string {
  return text.replace(/^[\0\s]+|[\0\s]+$/g, '');
}

function corruptsCutFrames(): Change {
  let isCut = false;
  return (text) => {
    const changed = isCut ? text.slice(1) : text;
    isCut = isCut ? !text.endsWith('\xff') : text.startsWith('\0') && !text.endsWith('\xff');
    return changed;
  };
}

/** Faults of a server's text: section 10.3.4.4.3, steps 3.4 and B2. */

import { textFrame, textOf, utf8 } from './frames.js';
import { reading, type SeededServer, writing } from './seeded.js';
import { sketch } from './server.js';

/** What is made of a message on the way back. */
const echoing = (change: (text: string) => string) => () => sketch({ message: (data) => textFrame(utf8(change(textOf(data)))) });

const MESSAGE = ['10.3.4.4.3#3.4'] as const;
const SENT = ['10.3.4.4.3#B2'] as const;

export const texts: Record<string, SeededServer> = {
  'decodes text as Latin-1': {
    server: () => sketch({ message: (data) => textFrame(utf8(data)) }),
    steps: MESSAGE,
    says: /Latin-1|8859-1/i,
    severity: 'data',
  },
  'encodes text as Latin-1': {
    server: () => sketch({ message: (data) => textFrame(textOf(data).replace(/[^\0-\xfe]/gu, '?')) }),
    steps: [...SENT, ...MESSAGE],
    says: /Latin-1|8859-1|UTF-8/i,
    severity: 'data',
  },
  'cuts text at NUL': {
    server: echoing((text) => text.replace(/\0[\s\S]*/, '')),
    steps: MESSAGE,
    says: /NUL/,
    severity: 'data',
  },
  'strips NUL from text': {
    server: echoing((text) => text.replaceAll('\0', '')),
    steps: MESSAGE,
    says: /NUL/,
    severity: 'data',
  },
  'trims text': { server: echoing(trimmed), steps: MESSAGE, says: /trim|white ?space|strip/i, severity: 'data' },
  'strips U+FEFF at the start': {
    server: echoing((text) => text.replace(/^\ufeff/, '')),
    steps: MESSAGE,
    says: /BOM|U\+FEFF|byte order mark/i,
    severity: 'data',
  },
  'encodes surrogates one by one': {
    server: () => sketch({ message: (data) => textFrame(cesu8(textOf(data))) }),
    steps: [...SENT, ...MESSAGE],
    says: /surrogate/i,
    severity: 'data',
  },
  'replaces supplementary characters': {
    server: echoing((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')),
    steps: MESSAGE,
    says: /supplementary|surrogate|U\+FFFD|four bytes|U\+10000/i,
    severity: 'data',
  },
  'makes one line end of CR LF': {
    server: echoing((text) => text.replaceAll('\r\n', '\n')),
    steps: MESSAGE,
    says: /\bCR\b|line end|line break/i,
    severity: 'data',
  },
  'decodes each segment by itself, so that characters cut in two are replaced': {
    server: reading(decodesSegments),
    steps: MESSAGE,
    says: /\bcut|segment|character|split/i,
    severity: 'data',
    on: /server-(text\/1|frame-splits|segments)/,
  },
  'loses empty messages': {
    server: writing(() => (text) => text.replaceAll('\0\xff', '')),
    steps: [...MESSAGE, '10.3.4.4.3#B1'],
    says: /empty/i,
    severity: 'data',
    on: /server-text|frames\/00|server-closing/,
  },
  'echoes empty messages twice': {
    server: writing(() => (text) => text.replaceAll('\0\xff', '\0\xff\0\xff')),
    steps: [...MESSAGE, '10.3.4.4.3#B1'],
    says: /empty/i,
    severity: 'data',
    on: /server-text|frames\/00|server-closing/,
  },
  'answers each message twice where it is longer than 1000 bytes': {
    server: () => sketch({ message: (data) => textFrame(data).repeat(data.length > 1000 ? 2 : 1) }),
    steps: [...MESSAGE, '10.3.4.4.3#B1'],
    says: /twice|two|again|repeat|doubl/i,
    severity: 'data',
    on: /server-(sizes|text\/0)/,
  },
  'cuts messages after 65,535 bytes': {
    server: () => sketch({ message: (data) => textFrame(data.slice(0, 65_535)) }),
    // The cut goes through a character.
    steps: [...MESSAGE, ...SENT],
    says: /65,?53[56]|64 Ki|cut|truncat/i,
    severity: 'data',
    on: /server-(sizes|text\/0)/,
  },
};

function trimmed(text: string): string {
  return text.replace(/^[\0\s]+|[\0\s]+$/g, '');
}

/** Text encoded as if each of its 16-bit units were a character. */
function cesu8(text: string): string {
  const unit = (each: string) => (/[\ud800-\udfff]/.test(each) ? surrogate(each.charCodeAt(0)) : utf8(each));
  return Array.from({ length: text.length }, (_, index) => unit(text[index] ?? '')).join('');
}

function surrogate(code: number): string {
  return String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
}

function decodesSegments(): (text: string) => string {
  let isCut = false;
  return (text) => {
    const whole = isCut ? text.replace(/^[\x80-\xbf]+/, '\xef\xbf\xbd') : text;
    const decoded = whole.replace(/(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})$/, '\xef\xbf\xbd');
    isCut = decoded !== whole;
    return decoded;
  };
}

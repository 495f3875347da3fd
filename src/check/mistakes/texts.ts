/** What usual mistakes make of a text before it is sent back. */

/** A message as it came, in bytes; no message or several are sent back for it. */
type Change = (message: Buffer) => readonly Buffer[];

const asBytes =
  (change: (message: Buffer) => Buffer): Change =>
  (message) => [change(message)];
const asText = (change: (text: string) => string): Change => asBytes((message) => Buffer.from(change(message.toString('utf8'))));

const SUPPLEMENTARY = /[\u{10000}-\u{10FFFF}]/gu;

/** UTF-8 of each half of a pair by itself. */
function inHalves(text: string): Buffer {
  const three = (unit: number) => [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)];
  const halves = (pair: string) => Buffer.from([0, 1].flatMap((at) => three(pair.charCodeAt(at))));
  return Buffer.concat(Array.from(text, (each) => (each.length === 1 ? Buffer.from(each) : halves(each))));
}

/** Lengths at which buffers usually end. */
const SIZES = [
  125, 126, 127, 128, 255, 256, 511, 512, 1023, 1024, 2048, 4096, 8192, 16_384, 32_767, 32_768, 65_535, 65_536, 131_072,
];

const changes: Readonly<Record<string, Change>> = {
  'takes UTF-8 for Latin-1, and encodes it once more': asBytes((message) => Buffer.from(message.toString('latin1'))),
  'sends text as Latin-1': asBytes((message) => Buffer.from(message.toString('utf8'), 'latin1')),
  'replaces what is not ASCII by ?': asText((text) => text.replace(/[^\0-\x7f]/gu, '?')),
  'replaces each byte of what is not ASCII by ?': asBytes((message) =>
    Buffer.from(message.map((byte) => (byte < 0x80 ? byte : 0x3f))),
  ),
  'replaces each byte of what is not ASCII by U+FFFD': asBytes((message) =>
    Buffer.from(message.toString('latin1').replace(/[\x80-\xff]/g, '\ufffd')),
  ),
  'drops what is not ASCII': asText((text) => text.replace(/[^\0-\x7f]/gu, '')),
  'drops the highest bit of each byte': asBytes((message) => Buffer.from(message.map((byte) => byte & 0x7f))),
  'cuts text at NUL': asText((text) => text.replace(/\0[\s\S]*/, '')),
  'drops NUL from text': asText((text) => text.replaceAll('\0', '')),
  'replaces NUL by U+FFFD': asText((text) => text.replaceAll('\0', '\ufffd')),
  'drops control characters from text': asText((text) => text.replace(/\p{Cc}/gu, '')),
  'strips white space from the ends of text': asText((text) => text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, '')),
  'strips white space and NUL from the ends of text': asText((text) => text.replace(/^[\0\t-\r ]+|[\0\t-\r ]+$/g, '')),
  'strips white space and U+FEFF from the ends of text': asText((text) => text.trim()),
  'strips U+FEFF from the beginning of text': asText((text) => text.replace(/^\ufeff/, '')),
  'drops U+FEFF from text': asText((text) => text.replaceAll('\ufeff', '')),
  'replaces noncharacters by U+FFFD': asText((text) => text.replace(/\p{NChar}/gu, '\ufffd')),
  'replaces characters above U+FFFF by U+FFFD': asText((text) => text.replace(SUPPLEMENTARY, '\ufffd')),
  'replaces characters above U+FFFF by two of U+FFFD': asText((text) => text.replace(SUPPLEMENTARY, '\ufffd\ufffd')),
  'replaces characters above U+FFFF by ?': asText((text) => text.replace(SUPPLEMENTARY, '?')),
  'replaces characters above U+FFFF by ??': asText((text) => text.replace(SUPPLEMENTARY, '??')),
  'drops characters above U+FFFF': asText((text) => text.replace(SUPPLEMENTARY, '')),
  'keeps 16 bits of characters above U+FFFF': asText((text) =>
    text.replace(SUPPLEMENTARY, (each) => String.fromCharCode((each.codePointAt(0) as number) & 0xffff)),
  ),
  'encodes the two surrogates of a character each by itself': asBytes((message) => inHalves(message.toString('utf8'))),
  'sends text in capitals': asText((text) => text.toUpperCase()),
  'sends text in small letters': asText((text) => text.toLowerCase()),
  'makes CR LF of LF': asText((text) => text.replace(/\r?\n/g, '\r\n')),
  'makes LF of CR LF': asText((text) => text.replaceAll('\r\n', '\n')),
  'makes LF of CR and of CR LF': asText((text) => text.replace(/\r\n?/g, '\n')),
  'composes characters (NFC)': asText((text) => text.normalize('NFC')),
  'decomposes characters (NFD)': asText((text) => text.normalize('NFD')),
  'loses the last byte of text': asBytes((message) => message.subarray(0, -1)),
  'loses the first byte of text': asBytes((message) => message.subarray(1)),
  'loses the last character of text': asText((text) => [...text].slice(0, -1).join('')),
  'sends text as JSON, in quotes': asText((text) => JSON.stringify(text)),
  'puts quotes around text': asText((text) => `"${text}"`),
  'puts a line feed after text': asText((text) => `${text}\n`),
  'puts CR LF after text': asText((text) => `${text}\r\n`),
  'puts NUL after text': asText((text) => `${text}\0`),
  'drops empty messages': (message) => (message.length === 0 ? [] : [message]),
  'sends each message twice': (message) => [message, message],
  'sends empty messages twice': (message) => (message.length === 0 ? [message, message] : [message]),
};

/** What may come of each mistake. */
export const texts: Readonly<Record<string, readonly Change[]>> = {
  ...Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, [change]])),
  // The rest is lost, or makes messages of its own.
  ...Object.fromEntries(
    SIZES.map((size) => [`ends messages at ${size} bytes`, [asBytes((message) => message.subarray(0, size)), parting(size)]]),
  ),
};

function parting(size: number): Change {
  return (message) => {
    const count = Math.max(1, Math.ceil(message.length / size));
    return Array.from({ length: count }, (_, index) => message.subarray(index * size, (index + 1) * size));
  };
}

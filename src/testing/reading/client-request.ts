import type { Choices } from './choices.js';
import { encodeUtf8, lower } from './text.js';
import type { Components } from './url.js';

/** What the client's opening handshake is started with (10.3.4.3.1#p1). */
export interface ClientInputs extends Components {
  /** ASCII serialization of the script's origin. */
  origin: string;
  protocol?: string;
  /** Fields that cookies make necessary (15), whole: `Cookie: a=b`. */
  cookies?: readonly string[];
}

/** What chance decides of a key. */
export interface KeyDraw {
  /** 16: from 1 to 12. */
  spaces: number;
  /** 18: from 0 to the largest that fits. */
  number: number;
  /** 21: where each space goes, as index into what is there when its turn comes. */
  spacesAt: readonly number[];
  /** 22: one to twelve characters, and where each goes. */
  characters: readonly { character: string; at: number }[];
}

/** What chance decides of a request. */
export interface Draws {
  key1: KeyDraw;
  key2: KeyDraw;
  /** 24: which field of the list comes first, second and so on. */
  order: readonly number[];
  /** 26: eight bytes. */
  key3: readonly number[];
}

/** Whether the strings are such as 10.3.4.3.1#p1 demands. */
export function inputsAreSound({ host, resourceName, protocol }: ClientInputs): boolean {
  const printable = /^[\x20-\x7e]+$/;
  if (![...host].every((character) => character <= '\x7f')) return false;
  if (!printable.test(resourceName) || !resourceName.startsWith('/') || resourceName.includes(' ')) return false;
  return protocol === undefined || printable.test(protocol);
}

/** The bytes of the client's opening handshake (10.3.4.3.1, 5 to 27). */
export function clientRequest(inputs: ClientInputs, draws: Draws, choices: Choices): number[] {
  const { port, secure, protocol } = inputs;
  const sent: number[] = [];
  sent.push(...encodeUtf8('GET'), 0x20); // 5, 5p2, 5p3
  sent.push(...encodeUtf8(inputs.resourceName));
  sent.push(0x20, ...encodeUtf8('HTTP/1.1'), 0x0d, 0x0a);
  const fields: string[] = []; // 6, 7, 8
  fields.push('Upgrade: WebSocket');
  fields.push('Connection: Upgrade');
  let hostport = ''; // 9, 10, 11, 12
  hostport += lower(inputs.host);
  if ((!secure && port !== 80) || (secure && port !== 443)) hostport += `:${port.toString(10)}`;
  fields.push(`Host: ${hostport}`);
  fields.push(`Origin: ${lower(inputs.origin)}`); // 13
  if (protocol !== undefined) fields.push(`Sec-WebSocket-Protocol: ${protocol}`); // 14, 14p2
  fields.push(...(inputs.cookies ?? [])); // 15
  fields.push(`Sec-WebSocket-Key1: ${keyOf(draws.key1, choices)}`); // 16 to 22, 23
  fields.push(`Sec-WebSocket-Key2: ${keyOf(draws.key2, choices)}`);
  if (new Set(draws.order).size !== fields.length) throw new RangeError('24: each field is sent once'); // 24
  for (const index of draws.order) {
    const field = fields[index];
    if (field === undefined) throw new RangeError(`24: there is no field ${index}`);
    sent.push(...encodeUtf8(field), 0x0d, 0x0a);
  }
  sent.push(0x0d, 0x0a); // 25
  if (draws.key3.length !== 8) throw new RangeError('26: key3 has eight bytes'); // 26, 27
  sent.push(...draws.key3);
  return sent;
}

/** A key (16 to 22). Throws RangeError where a draw is not one that the steps allow. */
export function keyOf({ spaces, number, spacesAt, characters }: KeyDraw, choices: Choices): string {
  if (!Number.isInteger(spaces) || spaces < 1 || spaces > 12) throw new RangeError(`16: ${spaces} spaces`); // 16
  const max = Math.floor(4_294_967_295 / spaces); // 17
  if (!Number.isInteger(number) || number < 0 || number > max) throw new RangeError(`18: number ${number}`); // 18
  const product = number * spaces; // 19
  let key = product.toString(10); // 20
  if (spacesAt.length !== spaces) throw new RangeError(`21: ${spacesAt.length} places`); // 21
  for (const at of spacesAt) key = inserted(key, ' ', at);
  if (characters.length < 1 || characters.length > 12) throw new RangeError(`22: ${characters.length} characters`); // 22
  for (const { character, at } of characters) {
    if (!/^[\x21-\x2f\x3a-\x7e]$/.test(character)) throw new RangeError(`22: the character ${JSON.stringify(character)}`);
    key = inserted(key, character, at);
  }
  // Policy client.key.edgeSpaces: such keys are drawn again.
  if (choices['client.key.edgeSpaces'] === 'inside' && (key.startsWith(' ') || key.endsWith(' '))) {
    throw new RangeError('21: a space at an end');
  }
  return key;
}

function inserted(text: string, character: string, at: number): string {
  if (!Number.isInteger(at) || at < 0 || at > text.length) throw new RangeError(`no place ${at} in ${text.length} characters`);
  return text.slice(0, at) + character + text.slice(at);
}

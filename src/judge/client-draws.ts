/** The draws with which the client's machine sends exactly the handshake that was seen. */
import { type Authority, authorityOf } from '../../machines/index.js';
import { partsOf } from './client-key.js';
import type { Request } from './client-request.js';

/** What the machine is given: its inputs (10.3.4.3.1#p1), other fields, and the script of its draws. */
export function inputOf(request: Request, secure: boolean): object {
  const { resourceName, values, others } = request;
  const { host, port } = authorityOf(values.Host ?? '') as Authority;
  return {
    host,
    port: port ?? (secure ? 443 : 80),
    resourceName,
    secure,
    origin: values.Origin,
    protocol: values['Sec-WebSocket-Protocol'] ?? null,
    cookies: others,
    random: { seed: '', script: drawsOf(request), drawn: 0 },
  };
}

function drawsOf({ lines, values, others, key3 }: Request): number[] {
  const keys = [values['Sec-WebSocket-Key1'] ?? '', values['Sec-WebSocket-Key2'] ?? ''];
  const parts = keys.map(partsOf);
  return [
    ...parts.map(({ spaces }) => spaces - 1),
    ...parts.map(({ digits, spaces }) => Number(digits) / spaces),
    ...keys.flatMap((key) => insertions(key.replace(/[^0-9 ]/g, ''), / /)),
    ...keys.flatMap(drawsOfCharacters),
    ...picks(lines, inListedOrder(lines, others)),
    ...key3,
  ];
}

/** How many other characters, which ones, and where: inserted from left to right, each goes to where it is seen. */
function drawsOfCharacters(key: string): number[] {
  const codes = [...partsOf(key).others].map((character) => character.charCodeAt(0));
  const indices = codes.map((code) => (code <= 0x2f ? code - 0x21 : code - 0x3a + 15));
  return [codes.length - 1, ...indices, ...insertions(key, /[^0-9 ]/)];
}

function insertions(text: string, inserted: RegExp): number[] {
  return [...text].flatMap((character, index) => (inserted.test(character) ? [index] : []));
}

const BEFORE_OTHERS = ['Upgrade', 'Connection', 'Host', 'Origin', 'Sec-WebSocket-Protocol'];

/** The fields as steps 7 to 23 add them. */
function inListedOrder(lines: readonly string[], others: readonly string[]): string[] {
  const named = (name: string) => lines.filter((line) => line.startsWith(`${name}: `));
  return [...BEFORE_OTHERS.flatMap(named), ...others, ...named('Sec-WebSocket-Key1'), ...named('Sec-WebSocket-Key2')];
}

/** Which of the fields that are left is sent next. */
function picks(sent: readonly string[], listed: readonly string[]): number[] {
  const left = [...listed];
  return sent.map((line) => {
    const index = left.indexOf(line);
    left.splice(index, 1);
    return index;
  });
}

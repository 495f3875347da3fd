/** Handshakes whose parts grow beyond narrow limits, one part after another. */
import type { StateIn } from '../../../machines/index.js';
import type { Limits } from '../../../spec/index.js';
import type { View } from '../../engine/index.js';
import type { Token } from '../parts/model.js';
import { byte, bytes, fin, lines } from '../parts/tokens.js';

/** Limits of a handshake that a few bytes exceed. */
export const narrowServer: Partial<Limits> = {
  'server.handshake.limits.line': 2,
  'server.handshake.limits.name': 2,
  'server.handshake.limits.value': 2,
  'server.handshake.limits.fields': 2,
  'server.handshake.limits.bytes': 13,
};
export const narrowClient: Partial<Limits> = {
  'client.handshake.limits.line': 16,
  'client.handshake.limits.name': 2,
  'client.handshake.limits.value': 2,
  'client.handshake.limits.fields': 2,
  'client.handshake.limits.bytes': 13,
};

const each = (letters: string): Token[] => Array.from(letters, (letter) => byte(letter.charCodeAt(0)));
const fields = [bytes('a small field', lines('a: b')), bytes('a larger field', lines('ab: cd'))];

const server: { [Name in StateIn<'serverReadingHandshake'>]?: readonly Token[] } = {
  step_1: [bytes('GET and a space', 'GET ')],
  step_3: each('/x '),
  step_4: each('x\r'),
  behindCR: each('x\r\n'),
  step_5: [...each('x'), ...fields],
  fieldName: each('x:'),
  fieldSpace: each('x \r'),
  fieldValue: each('x\r'),
  fieldLF: each('\n'),
};

const client: { [Name in StateIn<'clientOpeningHandshake'>]?: readonly Token[] } = {
  step_28: [bytes('a short status line', lines('HTTP/1.1 101 x')), bytes('a longer status line', lines('HTTP/1.1 101 xy'))],
  step_34: [...each('xX:'), ...fields],
  step_35: each('x \r'),
  step_36: each('x\r'),
  step_37: each('\n'),
};

interface Reading {
  closed: boolean;
  resource: { length: number };
  rest: { length: number };
  fieldName: { length: number };
  fieldValue: { length: number };
  name: { length: number };
  value: { length: number };
  clientFields?: readonly { name: string; value: string }[];
  entries?: readonly { name: string; value: string }[];
}

/** What a handshake may go on with; behind the first field whole fields follow. */
export function limitsAlphabet({ state: stateOf, context }: View): readonly Token[] {
  const { closed, clientFields, entries } = context as Reading;
  if (closed) return [];
  const reading =
    clientFields === undefined ? client[stateOf('clientOpeningHandshake')] : server[stateOf('serverReadingHandshake')];
  const possible = reading ?? [];
  const isLater = (clientFields ?? entries ?? []).length > 0;
  return [...(isLater ? possible.filter((token) => fields.includes(token)) : possible), fin];
}

/** Sizes of what is being read. */
export function serverLimitsKey({ resource, rest, fieldName, fieldValue, clientFields = [] }: Reading): unknown {
  const line = fieldName.length === 0 && clientFields.length === 0 ? [resource.length, rest.length] : [];
  return [line, fieldName.length, fieldValue.length, sizesOf(clientFields)];
}

/** Likewise. */
export function clientLimitsKey({ name, value, entries = [], closed }: Reading): unknown {
  return [name.length, value.length, sizesOf(entries), closed];
}

function sizesOf(fields: readonly { name: string; value: string }[]): number[] {
  return fields.map(({ name, value }) => name.length + value.length);
}

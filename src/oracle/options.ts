/** Which options of a policy are worth following. */
import { allowed, type OptionsOf } from '../engine/index.js';
import type { Facts } from './hypothesis.js';

/**
 * What the text allows, but for policies that are known to make no difference
 * with this client's handshake: the machine asks for them all the same, and
 * following each of their combinations is what takes the time.
 */
export function optionsFor({ clientFields = [] }: Facts): OptionsOf {
  return (policy) => {
    const options = listOf(policy);
    return MATTERS[policy]?.(clientFields) === false ? options.slice(0, 1) : options;
  };
}

type Fields = NonNullable<Facts['clientFields']>;

/** Whether a policy may matter; where it is not sure, it may. */
const MATTERS: Readonly<Record<string, (fields: Fields) => boolean>> = {
  // Which subprotocols a server supports is seen from its reply.
  'server.subprotocol': () => false,
  'server.field.duplicate': (fields) => new Set(fields.map(({ name }) => name)).size < fields.length,
  'server.location.case': (fields) => valuesOf(fields, 'host').some((value) => /[A-Z]/.test(value)),
  'server.key.noDigits': (fields) => keysOf(fields).some((key) => !/[0-9]/.test(key)),
  'server.key.overflow': (fields) => keysOf(fields).some((key) => key.replace(/[^0-9]/g, '').length > 9),
};

function keysOf(fields: Fields): string[] {
  return ['sec-websocket-key1', 'sec-websocket-key2'].map((name) => valuesOf(fields, name).join(' '));
}

function valuesOf(fields: Fields, name: string): string[] {
  return fields.filter((field) => field.name === name).map(({ value }) => value);
}

const lists = new Map<string, readonly string[]>();

function listOf(policy: Parameters<OptionsOf>[0]): readonly string[] {
  const known = lists.get(policy) ?? allowed(policy);
  lists.set(policy, known);
  return known;
}

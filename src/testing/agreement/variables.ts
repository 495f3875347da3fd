/** Variables of a machine as text, to be compared. */
import { Bytes } from '../../../machines/index.js';

/** Variables as text. */
export function textOfAll(context: object): string {
  let text = '';
  for (const name in context) text += `${name}=${textOf(context[name as never])}\n`;
  return text;
}

/** Values are never changed in place, so each is written down once. */
const texts = new WeakMap<object, string>();

/** A value as text. */
export function textOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? `${value}n` : `${JSON.stringify(value)}`;
  const text = texts.get(value) ?? (value instanceof Bytes ? value.toJSON() : JSON.stringify(value));
  texts.set(value, text);
  return text;
}

/** Outcomes, and what was seen in their place, in words. */
import type { Outcome } from '../traces/index.js';
import type { Fields, Seen } from './seen.js';

/** An outcome and how it counts, in a line. */
export function expectation({ mark, policies, reply, frames, closes, anything }: Outcome): string {
  const options = Object.entries(policies).map(([policy, option]) => `${policy} ${option}`);
  const how = options.length === 0 ? mark : `${mark}: ${options.join(', ')}`;
  if (anything) return `anything (${how})`;
  const parts = [...replyWanted(reply), ...framesInWords(frames ?? '', typeof reply === 'string'), CLOSES[`${closes ?? 'may'}`]];
  return `${parts.join('; ')} (${how})`;
}

const CLOSES = { true: 'closes', false: 'stays open', may: 'may close' };

function replyWanted(reply: Outcome['reply']): string[] {
  if (reply === undefined) return [];
  if (reply === 'none') return ['no byte'];
  if (reply === 'http') return ['an HTTP response other than 101'];
  return [`101, ${fieldsInWords(Object.entries(reply.fields))}`, digestInWords(reply.digest)];
}

/** What was seen, in a line. */
export function observation({ reply, statusLine, digest, frames }: Seen, closed: boolean, late?: number): string {
  const parts: Record<string, string[]> = {
    none: ['no byte'],
    http: [JSON.stringify(statusLine)],
    incomplete: [`an incomplete head, ${JSON.stringify(statusLine)}`],
    wrong: [`a head that is none of a handshake, ${JSON.stringify(statusLine)}`],
  };
  const words =
    typeof reply === 'string'
      ? (parts[reply] ?? [])
      : [...replyInWords(statusLine, reply, digest), ...framesInWords(frames, false)];
  return [...words, closed ? 'closed' : 'open', ...(late === undefined ? [] : [`nothing more within ${late} ms`])].join('; ');
}

/** Of a client there is no reply. */
function replyInWords(statusLine: string, reply: Fields, digest: string): string[] {
  if (statusLine === '') return [];
  return [`${JSON.stringify(statusLine)}, ${fieldsInWords([...reply])}`, digestInWords(digest)];
}

function fieldsInWords(fields: readonly (readonly [string, string | readonly string[]])[]): string {
  return fields.flatMap(([name, values]) => [values].flat().map((value) => `${name} ${JSON.stringify(value)}`)).join(', ');
}

function digestInWords(digest: string): string {
  if (digest === 'any') return 'any 16 bytes';
  return digest === '' ? 'no digest' : `digest ${digest}`;
}

/** A frame of a megabyte is named by its length. */
const LONG = 256;

function framesInWords(hex: string, silent: boolean): string[] {
  if (hex === '') return silent ? [] : ['no frame'];
  const more = hex.length > LONG ? ` and ${(hex.length - LONG) / 2} bytes more` : '';
  const shown = hex.slice(0, LONG);
  return [`frames ${shown.replace(/(..)(?!$)/g, '$1 ')} |${textOf(shown)}|${more}`];
}

function textOf(hex: string): string {
  return Buffer.from(hex, 'hex')
    .toString('latin1')
    .replace(/[^ -~]/g, '.');
}

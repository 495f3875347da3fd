/** A habit: what a peer sends otherwise than the text each time, and what the judge is told in its place. */
import type { Deviation } from '../types.js';
import type { Sound } from './sound.js';

/** What is repaired. */
export type Mend =
  /** A line like this, or only where its name comes again, is replaced by the sound one of this name, or dropped. */
  | { kind: 'line'; like: string; again: boolean; name: string | undefined }
  /** Lines end with LF alone, or behind several CR. */
  | { kind: 'lineEnds' }
  /** A field is missing. */
  | { kind: 'missing'; name: string }
  /** The head has no empty line before the digest, which is one by these mistakes. */
  | { kind: 'emptyLine'; mistakes: readonly string[] }
  /** In place of the digest so many bytes come, by these mistakes, or, if none is known, any. */
  | { kind: 'digest'; length: number; mistakes: readonly string[] }
  /** These bytes come behind the handshake. */
  | { kind: 'behind'; bytes: Buffer };

export interface Habit {
  deviation: Deviation;
  mend: Mend;
}

/** The name of a first line. */
export const FIRST = '';

/** What of a line depends on the request, in place of which the template has NUL and a letter. */
function partsOf({ fields }: Sound, name: string): (readonly [letter: string, part: string])[] {
  const valueIn = (of: string) => fields.get(of)?.replace(/^[^:]*: /, '');
  const [, host = '', resource = ''] = /^wss?:\/\/([^/]*)(.*)$/.exec(valueIn('sec-websocket-location') ?? '') ?? [];
  if (name === 'sec-websocket-location') return Object.entries({ r: resource, h: host });
  return name === FIRST ? [] : [['o', valueIn('sec-websocket-origin') ?? '']];
}

/** A line as it is like in all cases. */
export function templateOf(line: string, name: string, sound: Sound): string {
  return partsOf(sound, name).reduce((template, [letter, part]) => {
    if (part === '') return template;
    if (letter !== 'r') return template.replaceAll(part, `\0${letter}`);
    return template.endsWith(part) ? `${template.slice(0, -part.length)}\0r` : template;
  }, line);
}

/** Whether a line of this name is like one of the control; what a server has of its own may be anything. */
export function isLike(line: string, template: string, name: string, sound: Sound): boolean {
  const parts = new Map(partsOf(sound, name));
  const source = template.split(/\0([hor])/).map((text, index) => {
    const part = index % 2 === 0 ? text : (parts.get(text) ?? '');
    return part.includes('configured.invalid') ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, 's').test(line);
}

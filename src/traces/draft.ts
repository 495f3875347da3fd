/** A trace in the making: what is done in the words of the format, and what the side under test needs for it. */
import { type OutsideEvent, timerOf } from '../../machines/index.js';
import type { Path, Token } from '../paths/index.js';
import { policiesIn } from './outcomes.js';
import { errataOf } from './steps.js';
import type { Given, Need, Trace, TraceEvent } from './types.js';

/** A trace without what all traces have in common. */
export type Draft = Omit<Trace, 'version' | 'paths' | 'specification'>;

/** The draft of what was made of a path's tokens under its setting; what is not known yet follows from that. */
export function draftOf(
  known: Omit<Draft, 'errata' | 'policies' | 'needs' | 'given'>,
  { tokens, setting, revision }: Pick<Path, 'tokens' | 'setting' | 'revision'>,
): Draft {
  const { id, role, title, steps, seed, events, observations } = known;
  const policies = policiesIn(observations.flatMap(({ outcomes }) => outcomes));
  const errata = errataOf(steps, Object.keys(policies), revision);
  const { limits, service, script: draws } = setting;
  const given = { ...(limits && { limits }), ...(service && { service }), ...(draws && { draws }) };
  const needs = needsOf(tokens, given, seed !== null);
  const maybeGiven = Object.keys(given).length === 0 ? {} : { given };
  return { id, role, title, steps, errata, policies, seed, needs, ...maybeGiven, events, observations };
}

const NEEDS: readonly Need[] = ['script', 'seed', 'send', 'terminate', 'close', 'timer', 'failedSend', 'limits', 'service'];

/** What it takes to do this, in a fixed order. A script makes all calls itself, and needs the chance that they were made with. */
function needsOf(tokens: readonly Token[], given: Given, isScripted: boolean): Need[] {
  const names = tokens
    .flatMap((token) => token.events.flatMap(written))
    .map((event) => {
      if (event.type === 'call') return isScripted ? 'script' : event.name;
      return event.type === 'reset' ? 'failedSend' : event.type;
    });
  const taken = new Set<string>([...names, ...Object.keys(given), ...(isScripted ? ['seed'] : [])]);
  return NEEDS.filter((need) => taken.has(need));
}

const WORDS: Partial<Record<OutsideEvent['type'], TraceEvent>> = {
  CLOSE_CALLED: { type: 'call', name: 'close' },
  TERMINATE: { type: 'call', name: 'terminate' },
  TCP_OPENED: { type: 'open' },
  TCP_FAILED: { type: 'refuse' },
  TCP_CLOSED: { type: 'fin' },
  SEND_FAILED: { type: 'reset' },
  TASK: { type: 'task' },
};

/**
 * An event in the words of a trace; what is told with others, or in bytes, has none of its own.
 * @throws Error when the format cannot say it
 */
export function written(event: OutsideEvent): TraceEvent[] {
  const { type } = event;
  if (type === 'ACCEPT' || type === 'TURN' || type === 'BYTE') return [];
  if (type === 'CONSTRUCT') return [{ type: 'call', name: 'WebSocket', url: event.url, protocol: event.protocol }];
  if (type === 'SEND_CALLED' || type === 'SEND_STRING') return [{ type: 'call', name: 'send', ...textOf(event.data) }];
  const timer = timerOf(type);
  const words = timer === undefined ? WORDS[type] : ({ type: 'timer', timer } as const);
  if (words === undefined) throw new Error(`a trace cannot say ${type}`);
  return [words];
}

/** Text, or its UTF-16 code units in hex where it is not well-formed: many JSON parsers refuse it otherwise. */
function textOf(data: string): { data: string } | { utf16: string } {
  if (data.isWellFormed()) return { data };
  return { utf16: Array.from({ length: data.length }, (_, at) => data.charCodeAt(at).toString(16).padStart(4, '0')).join('') };
}

/** What a trace does, and what comes behind that to tell where it led. */
export function titleOf(prefix: string, words: readonly string[], rest: readonly string[]): string {
  const all = [prefix, ...words].filter((each) => each !== '').join(', ') || 'nothing';
  return rest.length === 0 ? all : `${all}; then ${rest.join(', then ')}`;
}

const LETTERS: Readonly<Record<string, string>> = { '0A': 'LF', '0D': 'CR', '20': 'space' };

/** A token's name; a single byte with the character that it is, if it is one. */
export function wordsOf({ name }: Token): string {
  if (!/^[0-9A-F]{2}$/.test(name)) return name;
  const code = Number.parseInt(name, 16);
  const character = LETTERS[name] ?? (code > 0x20 && code < 0x7f ? String.fromCharCode(code) : undefined);
  return character === undefined ? name : `${name} (${character})`;
}

/** Bytes as a trace has them, of a text of one character per byte. */
export function hexOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex');
}

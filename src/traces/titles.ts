/** Titles in words, and what a path needs. */
import type { OutsideEvent } from '../../machines/index.js';
import type { Path, Setting, Token } from '../paths/index.js';
import type { Given, Need, Trace } from './types.js';

/** A trace without what all traces have in common. */
export type Draft = Omit<Trace, 'version' | 'paths' | 'specification'>;

/** How a trace ends: with a probe, or with our closure in the middle of what it is about. */
export type Ending = 'probe' | 'fin' | 'reset';

/** What closes it, in words. */
export const CLOSURES = { fin: 'FIN', reset: 'RST' } as const;

const LETTERS: Readonly<Record<string, string>> = { '0A': 'LF', '0D': 'CR', '20': 'space' };

/** A token's name; a single byte with the character that it is, if it is one. */
export function wordsOf({ name }: Token): string {
  if (!/^[0-9A-F]{2}$/.test(name)) return name;
  const code = Number.parseInt(name, 16);
  const character = LETTERS[name] ?? (code > 0x20 && code < 0x7f ? String.fromCharCode(code) : undefined);
  return character === undefined ? name : `${name} (${character})`;
}

/** What a trace does, and what comes behind that to tell where it led. */
export function titleOf(prefix: string, words: readonly string[], rest: readonly string[]): string {
  const all = [...(prefix === '' ? [] : [prefix]), ...words].join(', ') || 'nothing';
  return rest.length === 0 ? all : `${all}; then ${rest.join(', then ')}`;
}

const HOOKS: Partial<Record<OutsideEvent['type'], Need>> = {
  SEND_STRING: 'send',
  TERMINATE: 'terminate',
  CLOSING_TIMEOUT: 'timer',
  STATUS_LINE_TIMEOUT: 'timer',
  HANDSHAKE_TIMEOUT: 'timer',
  SEND_FAILED: 'failedSend',
};

/** What a TCP client can do of a path: its tokens before the first one that takes more. */
export function overTcp({ tokens }: Path): readonly Token[] {
  const first = tokens.findIndex(({ name, events }, index) => {
    return !events.every(({ type }) => OVER_TCP.includes(type)) || (name === 'FIN' && index < tokens.length - 1);
  });
  return first === -1 ? tokens : tokens.slice(0, first);
}

const OVER_TCP: readonly OutsideEvent['type'][] = ['ACCEPT', 'BYTE', 'TCP_CLOSED'];

/** What a path needs of the side under test, in a fixed order. */
export function needsOf({ tokens, setting, role }: Path): Need[] {
  const hooks = tokens.flatMap(({ events }) => events.flatMap(({ type }) => HOOKS[type] ?? []));
  const given: Need[] = [...(setting.limits ? (['limits'] as const) : []), ...(setting.service ? (['service'] as const) : [])];
  const own: Need[] = role === 'server' ? [] : ['script', 'seed'];
  return [...new Set([...own, ...hooks, ...given])];
}

/** What a setting gives, if anything. */
export function givenOf({ limits, service, script }: Setting): { given?: Given } {
  const given: Given = {
    ...(limits ? { limits } : {}),
    ...(service ? { service } : {}),
    ...(script ? { draws: script } : {}),
  };
  return Object.keys(given).length === 0 ? {} : { given };
}

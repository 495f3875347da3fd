/** Paths by chance: sound and unsound parts and events of every kind, under policies and limits by chance. For proofs of equality only. */
import { choosable, draw, type OutsideEvent, type Random } from '../../../machines/index.js';
import { policies } from '../../../spec/index.js';
import { machineOf } from '../index.js';
import { opened, soundReply, soundRequest } from '../parts/handshakes.js';
import type { Path, Setting, Token } from '../parts/model.js';
import { bytes, one } from '../parts/tokens.js';
import { Walk } from '../parts/walk.js';

/** Tokens behind the opening handshake. */
const LENGTH = 60;

/** The path of a seed through a machine: the same seed gives the same path. No socket can play it. */
export function randomPath(seed: string, role: 'server' | 'api'): Path {
  const dice = new Dice(seed);
  const walk = new Walk({ role, setting: settingBy(dice) }, machineOf);
  open(walk, dice);
  for (let left = LENGTH; left > 0; left -= 1) walk.add(tokenBy(dice));
  return walk.path(`random/${role}/${seed}`, `a path by chance, of the seed ${seed}`);
}

class Dice {
  private random: Random;

  constructor(seed: string) {
    this.random = { seed, script: [], drawn: 0 };
  }

  /** An integer below a range. */
  below(range: number): number {
    const [value, rest] = draw(this.random, range);
    this.random = rest;
    return value;
  }

  /** Whether it happens, once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)] as T;
  }
}

function settingBy(dice: Dice): Setting {
  const chosen = choosable
    .filter(() => dice.once(4))
    .map((name) => {
      const options = policies.find((policy) => policy.name === name)?.options ?? [];
      return [name, dice.of(options).name];
    });
  const few = { 'server.limit.message': 5, 'client.limit.message': 5, 'server.limit.skip': 200, 'client.limit.skip': 200 };
  return { policies: Object.fromEntries(chosen), limits: dice.once(3) ? few : {}, service: { protocols: ['chat'] } };
}

/** A handshake that is sound, but for what chance puts between its parts. */
function open(walk: Walk, dice: Dice): void {
  const add = (token: Token) => walk.add(...(dice.once(10) ? [tokenBy(dice)] : []), token);
  if (walk.role === 'server') {
    for (const token of [one('accept', 'ACCEPT'), soundRequest.line, soundRequest.fields, soundRequest.key3]) add(token);
    return;
  }
  for (const token of opened('ws://example.com/demo', dice.once(2) ? 'chat' : null)) add(token);
  const { statusLine, fields } = soundReply(walk);
  add(statusLine);
  add(fields);
  add(soundReply(walk).proof());
}

const plain = ['TCP_CLOSED', 'TCP_FAILED', 'TCP_OPENED', 'TLS_OPENED', 'TLS_FAILED', 'SEND_FAILED', 'CLOSING_TIMEOUT'] as const;
const often = ['TASK', 'STATUS_LINE_TIMEOUT', 'HANDSHAKE_TIMEOUT', 'TERMINATE', 'CLOSE_CALLED', 'ACCEPT'] as const;
const frames = [
  '\0',
  '\0ab',
  '\xff',
  '\x80',
  '\x80\x03abc',
  '\xff\0',
  '\x81',
  '\0\xc3\xa9\xff',
  '\x01\xff',
  'GET /',
  '\r\n',
  'a: b\r\n',
];

function tokenBy(dice: Dice): Token {
  const kind = dice.below(20);
  if (kind < 8) return bytes('a byte', String.fromCharCode(dice.below(256)));
  if (kind < 14) return bytes('bytes', dice.of(frames));
  if (kind < 17) return { name: 'data', events: [dice.of(withData)] };
  return dice.once(8) ? one('end', dice.of(plain)) : one('event', dice.of(often));
}

const withData: readonly OutsideEvent[] = [
  { type: 'SEND_STRING', data: 'hé' },
  { type: 'SEND_CALLED', data: 'hé' },
  { type: 'SEND_CALLED', data: '\ud800' },
  { type: 'SENT', bytes: 3 },
  { type: 'TURN' },
  { type: 'CONSTRUCT', url: 'wss://example.com/', protocol: 'é' },
];

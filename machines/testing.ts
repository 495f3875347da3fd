/** What the tests of the machines share: a machine that is told events, and handshakes to tell it. */
import { createActor } from 'xstate';
import {
  type GoldenVector,
  type Limits,
  limitDefaults,
  type Policies,
  policyDefaults,
  type StepId,
  vectors,
} from '../spec/index.js';
import { client, type Effect, type Machine, type MachineEvent, server } from './index.js';

/** What a machine is given: policies and limits that differ from the defaults, and other variables. */
export type Given = { policies?: Partial<Policies>; limits?: Partial<Limits> } & Record<string, unknown>;

/** A machine that runs. */
export class Trial {
  /** Everything that it told. */
  told: Effect[] = [];
  private readonly actor;

  constructor(machine: Machine, { policies, limits, ...variables }: Given = {}) {
    const input = {
      policies: { ...policyDefaults, ...policies },
      limits: { ...limitDefaults, ...limits },
      ...variables,
    };
    this.actor = createActor(machine.machine, { input });
    this.actor.on('*', (effect) => this.told.push(effect as unknown as Effect));
    this.actor.start();
  }

  tell(...events: MachineEvent[]): this {
    for (const event of events) this.actor.send(event);
    return this;
  }

  /** Tells bytes one by one; a string has one character per byte. */
  read(...parts: (string | ArrayLike<number>)[]): this {
    for (const byte of Buffer.concat(parts.map(bytesOf))) this.tell({ type: 'BYTE', byte });
    return this;
  }

  /** Whatever was told so far no longer counts. */
  forget(): this {
    this.told = [];
    return this;
  }

  all<Type extends Effect['type']>(type: Type): Extract<Effect, { type: Type }>[] {
    return this.told.filter((effect) => effect.type === type) as Extract<Effect, { type: Type }>[];
  }

  has(type: Effect['type']): boolean {
    return this.all(type).length > 0;
  }

  /** All bytes it sent, one character per byte. */
  get sent(): string {
    return this.all('SEND')
      .map(({ bytes }) => text(bytes))
      .join('');
  }

  /** The machine's context. */
  get variables(): unknown {
    return this.actor.getSnapshot().context;
  }

  get messages(): string[] {
    return this.all('MESSAGE_RECEIVED').map(({ data }) => data);
  }

  /** The step that called for failing or aborting. */
  get refusedBy(): StepId | undefined {
    return [...this.all('FAIL'), ...this.all('ABORT')][0]?.step;
  }
}

/** Bytes as text, one character per byte. */
export function text(bytes: ArrayLike<number>): string {
  return Buffer.from(Array.from(bytes)).toString('latin1');
}

function bytesOf(part: string | ArrayLike<number>): Buffer {
  return typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(Array.from(part));
}

/** Lines as they go over the wire. */
export function lines(...each: string[]): string {
  return each.map((line) => `${line}\r\n`).join('');
}

/** Fields to change, by name; undefined leaves one out. */
export type Changes = Readonly<Record<string, string | undefined>>;

function fields(sound: Changes, changes: Changes, more: readonly string[]): string {
  const all = Object.entries({ ...sound, ...changes }).filter(([, value]) => value !== undefined);
  return lines(...all.map(([name, value]) => `${name}: ${value}`), ...more, '');
}

/** The fields of a server's handshake that suits `address`, and the blank line. */
export function replyFields(changes: Changes = {}, ...more: string[]): string {
  const sound = {
    Upgrade: 'WebSocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Origin': 'http://example.com',
    'Sec-WebSocket-Location': 'ws://example.com/demo',
  };
  return fields(sound, changes, more);
}

export const statusLine = 'HTTP/1.1 101 WebSocket Protocol Handshake\r\n';

/** What the client of these tests is given. */
export const address = {
  host: 'example.com',
  port: 80,
  resourceName: '/demo',
  secure: false,
  origin: 'http://example.com',
  protocol: null,
};

/** The fields of a client's handshake, and the blank line. */
export function requestFields(changes: Changes = {}, ...more: string[]): string {
  const { key1, key2 } = golden('overview');
  const sound = {
    Host: 'example.com',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key2': key2,
    Upgrade: 'WebSocket',
    'Sec-WebSocket-Key1': key1,
    Origin: 'http://example.com',
  };
  return fields(sound, changes, more);
}

export const requestLine = 'GET /demo HTTP/1.1\r\n';

/** A worked example of the text. */
export function golden(id: string): GoldenVector {
  const found = vectors.golden.find((vector) => vector.id === id);
  if (found === undefined) throw new Error(`no worked example "${id}"; see spec/vectors.yaml`);
  return found;
}

/** Bytes of a vector, one character per byte. */
export function fromHex(hex: string): string {
  return Buffer.from(hex, 'hex').toString('latin1');
}

/** What the digits and the spaces of a key say. */
export function partsOfKey(key: string): { number: number; spaces: number } {
  const spaces = [...key].filter((character) => character === ' ').length;
  return { number: Number([...key].filter((character) => character >= '0' && character <= '9').join('')) / spaces, spaces };
}

/**
 * Draws that give a client the numbers, spaces and key3 of a worked example:
 * all spaces and one "!" behind the first digit of each key, fields as listed.
 */
export function drawsOf({ key1, key2, key3 }: GoldenVector, fieldCount = 6): number[] {
  const [first, second] = [partsOfKey(key1), partsOfKey(key2)];
  const spaces = new Array<number>(first.spaces + second.spaces).fill(1);
  const characters = [0, 0, 1, 0, 0, 1];
  const picks = new Array<number>(fieldCount).fill(0);
  const numbers = [first.spaces - 1, second.spaces - 1, first.number, second.number];
  return [...numbers, ...spaces, ...characters, ...picks, ...Buffer.from(key3.hex, 'hex')];
}

/** A client that has sent its handshake, with the numbers of a worked example. */
export function askingClient(given: Given = {}, id = 'overview'): Trial {
  const cookies = (given.cookies ?? []) as readonly string[];
  const fieldCount = (given.protocol == null ? 6 : 7) + cookies.length;
  const random = { seed: '', script: drawsOf(golden(id), fieldCount), drawn: 0 };
  const trial = new Trial(client, { ...address, random, ...given });
  return trial.tell({ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' });
}

/** A client whose connection is established; what it told until then is forgotten. */
export function establishedClient(given: Given = {}): Trial {
  const response = fromHex(golden('overview').response.hex);
  return askingClient(given).read(statusLine, replyFields(), response).forget();
}

/** A server whose connection is established, likewise. */
export function establishedServer(given: Given = {}, machine: Machine = server): Trial {
  const key3 = fromHex(golden('overview').key3.hex);
  return new Trial(machine, given).tell({ type: 'ACCEPT' }).read(requestLine, requestFields(), key3).forget();
}

import { expect, test } from 'vitest';
import { client, type Machine, server } from '../../machines/index.js';
import { limitDefaults } from '../../spec/index.js';
import { type Decided, everyWay, Interpreter, type Position } from '../engine/index.js';
import { byteEvents, take } from './bulk.js';

/** Numbers that look random and are the same each time. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Frames of all kinds, sound or not. */
function stream(seed: number): Uint8Array {
  const chance = numbers(seed);
  const below = (limit: number) => Math.floor((chance.next().value as number) * limit);
  const frame = (): number[] => {
    const data = Array.from({ length: below(40) }, () => below(256));
    if (below(3) > 0) return [below(4) === 0 ? below(0x80) : 0, ...data.filter((byte) => byte !== 0xff), 0xff];
    return [0x80 + below(0x80), ...(below(2) === 0 ? [0x80] : []), data.length, ...data];
  };
  return Uint8Array.from(Array.from({ length: 30 }, frame).flat());
}

const UNLIMITED = Object.fromEntries(Object.keys(limitDefaults).map((name) => [name, Number.POSITIVE_INFINITY]));

const decided: Decided = { 'server.frame.unknownType': 'process', 'server.onClientClose': 'nothing' };

function begin(machine: Machine): { interpreter: Interpreter; position: Position } {
  const interpreter = new Interpreter(machine);
  const position = interpreter.begin({ established: true, limits: UNLIMITED });
  return { interpreter, position: interpreter.pass(position, [{ type: 'ESTABLISHED' }]).position };
}

test.each([
  ['server', server],
  ['client', client],
])('in bulk a %s reads what its machine reads byte by byte', (_, machine) => {
  const { interpreter, position } = begin(machine);
  let messages = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const bytes = stream(seed);
    for (const size of [bytes.length, 7, 1]) {
      let led = { position, effects: [] as unknown[] };
      for (let at = 0; at < bytes.length; at += size) {
        const next = take(interpreter, led.position, bytes.subarray(at, at + size), decided);
        led = { position: next?.position as Position, effects: [...led.effects, ...(next?.effects ?? [])] };
      }
      const [alone] = everyWay(interpreter, position, byteEvents(bytes), decided);
      expect(led.effects).toEqual(alone?.effects);
      expect(plain(led.position)).toEqual(plain(alone?.position as Position));
    }
    messages += bytes.filter((byte) => byte === 0xff).length;
  }
  expect(messages).toBeGreaterThan(100);
});

test('what depends on a policy is left to whoever decides it', () => {
  const { interpreter, position } = begin(server);
  expect(take(interpreter, position, Uint8Array.of(0x00, 0x61, 0xff, 0x80), {})).toBeUndefined();
  expect(take(interpreter, position, Uint8Array.of(0x00, 0x61, 0xff), {})?.effects).toHaveLength(1);
});

function plain({ states, context }: Position): object {
  const { policies, ...variables } = context;
  return {
    states,
    variables: JSON.parse(JSON.stringify(variables, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))),
  };
}
